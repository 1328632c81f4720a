import { fastifyCookie } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Environment } from '../config/environment.js';
import { isHttps } from '../http/request-page.js';

/** The session token in the request's cookie, or null. Over https only the `__Host-` cookie counts, which no other host can set. */
export function readSessionCookie(request: FastifyRequest, environment: Environment): string | null {
  const header = request.headers.cookie;
  if (header === undefined) return null;
  return fastifyCookie.parse(header)[cookieName(isHttps(request, environment))] || null;
}

/** The Set-Cookie value that keeps a session token in the browser until it expires. */
export function sessionCookie(
  request: FastifyRequest,
  environment: Environment,
  session: { token: string; expiresAt: Date },
): string {
  return serialise(isHttps(request, environment), session.token, session.expiresAt);
}

/** The Set-Cookie value that takes the session token out of the browser. */
export function clearedSessionCookie(request: FastifyRequest, environment: Environment): string {
  return serialise(isHttps(request, environment), '', new Date(0));
}

function cookieName(secure: boolean): string {
  return secure ? '__Host-anteroom' : 'anteroom';
}

function serialise(secure: boolean, value: string, expires: Date): string {
  return fastifyCookie.serialize(cookieName(secure), value, {
    expires,
    httpOnly: true,
    path: '/',
    sameSite: 'strict',
    secure,
  });
}
