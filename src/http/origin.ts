import type { FastifyRequest } from 'fastify';

/** The origin that the service itself is reached at: PUBLIC_URL, or what this request came to. */
export function ownOrigin(request: FastifyRequest, publicUrl: string | undefined): string {
  return publicUrl ?? `http://${request.headers.host ?? 'localhost'}`;
}

/** The origin of the page that sent this, or null when no browser says so or the page is the service's own. */
export function foreignOrigin(request: FastifyRequest, publicUrl: string | undefined): string | null {
  const { origin } = request.headers;
  return origin === undefined || origin === ownOrigin(request, publicUrl) ? null : origin;
}
