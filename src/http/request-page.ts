import type { FastifyRequest } from 'fastify';
import type { Environment } from '../config/environment.js';

/**
 * Which page a browser sent a request from: one of our own origin, a foreign one, or `unknown` when nothing says so, as
 * with programs and old browsers. Origin and Sec-Fetch-Site are written by the browser; a page cannot forge them.
 */
export function pageOf(request: FastifyRequest, environment: Environment): 'own' | 'foreign' | 'unknown' {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'foreign';
  const { origin } = request.headers;
  if (origin !== undefined) return isOwnOrigin(origin, request, environment) ? 'own' : 'foreign';
  return site === undefined ? 'unknown' : 'own';
}

/** The origin of the page that sent this, or null when no browser says so or the page is one of our own. */
export function foreignOrigin(request: FastifyRequest, environment: Environment): string | null {
  const { origin } = request.headers;
  return origin === undefined || isOwnOrigin(origin, request, environment) ? null : origin;
}

/** Did the client reach us over https, as far as PUBLIC_URL, the connection or a trusted proxy can tell? */
export function isHttps(request: FastifyRequest, environment: Environment): boolean {
  return environment.PUBLIC_URL?.startsWith('https:') === true || schemeOf(request, environment) === 'https';
}

function isOwnOrigin(origin: string, request: FastifyRequest, environment: Environment): boolean {
  const given = origin.toLowerCase();
  if (given === environment.PUBLIC_URL?.toLowerCase()) return true;
  return given === `${schemeOf(request, environment)}://${request.headers.host?.toLowerCase()}`;
}

function schemeOf(request: FastifyRequest, environment: Environment): string {
  const header = environment.TRUSTED_PROXIES > 0 ? request.headers['x-forwarded-proto'] : undefined;
  const forwarded = Array.isArray(header) ? header[0] : header?.split(',')[0];
  return forwarded?.trim().toLowerCase() || request.protocol;
}
