import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SitesRepository } from './sites.repository.js';

/**
 * Lets the pages of a site's exact origins read the answers of the routes that article pages use. Where the path names a
 * site its own origins count; a submission names its site in the body, which a preflight does not carry, so there any
 * site's origin passes here and intake asks again. No credentials are ever allowed across origins.
 */
export function crossOriginHook(sites: SitesRepository) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { origin } = request.headers;
    if (origin === undefined) return;
    const path = (request.raw.url ?? '').split('?')[0]!;
    if (!articlePageRoutes.test(path)) return;
    reply.header('vary', 'origin');
    const siteKey = /^\/v1\/threads\/([^/]+)\//.exec(path)?.[1];
    const allowed = siteKey
      ? ((await sites.findByKey(siteKey))?.origins.includes(origin) ?? false)
      : await sites.isKnownOrigin(origin);
    if (allowed) {
      reply.header('access-control-allow-origin', origin);
      reply.header('access-control-expose-headers', 'location, retry-after, etag, x-request-id');
    }
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method']) {
      if (allowed) {
        reply.header('access-control-allow-methods', 'GET, POST');
        reply.header('access-control-allow-headers', 'content-type, idempotency-key, authorization, if-none-match');
        reply.header('access-control-max-age', '600');
      }
      await reply.code(204).send();
    }
  };
}

const articlePageRoutes =
  /^\/v1\/(comments|form-token|comments\/[^/]+\/(status|prove-address|edit|withdraw)|author-tokens\/revoke|threads\/.+)$/;
