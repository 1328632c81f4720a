import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { Environment } from '../config/environment.js';
import { isHttps, pageOf } from '../http/request-page.js';
import { clearedSessionCookie, readSessionCookie, sessionCookie } from './session-cookie.js';

const request = (headers: Record<string, string>, protocol = 'http'): FastifyRequest =>
  ({ headers: { host: 'desk.example', ...headers }, protocol }) as unknown as FastifyRequest;
const settings = (change: Partial<Environment> = {}): Environment => Object.assign(new Environment(), change);
const published = settings({ PUBLIC_URL: 'https://desk.example' });

describe('the page behind a request', () => {
  it.each([
    [{ origin: 'http://desk.example' }, 'own'],
    [{ origin: 'http://desk.example', 'sec-fetch-site': 'same-origin' }, 'own'],
    [{ 'sec-fetch-site': 'same-origin' }, 'own'],
    [{ 'sec-fetch-site': 'none' }, 'own'],
    [{ origin: 'https://desk.example' }, 'foreign'],
    [{ origin: 'http://evil.example' }, 'foreign'],
    [{ origin: 'null' }, 'foreign'],
    [{ 'sec-fetch-site': 'cross-site' }, 'foreign'],
    [{ origin: 'http://desk.example', 'sec-fetch-site': 'same-site' }, 'foreign'],
    [{ origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }, 'foreign'],
    [{}, 'unknown'],
  ] as const)('%j is %s', (headers, page) => expect(pageOf(request(headers), settings())).toBe(page));

  it('is our own under PUBLIC_URL whatever the proxy made of the request', () => {
    expect(pageOf(request({ host: 'inner:3000', origin: 'https://desk.example' }), published)).toBe('own');
  });

  it('is https when a trusted proxy says so, and not when a client does', () => {
    const forwarded = request({ 'x-forwarded-proto': 'https' });
    expect(isHttps(forwarded, settings({ TRUSTED_PROXIES: 1 }))).toBe(true);
    expect(isHttps(forwarded, settings())).toBe(false);
  });
});

describe('the session cookie', () => {
  const session = { token: 'ant_s_x', expiresAt: new Date('2026-01-01T00:00:00Z') };

  it('is bound to host and https where there is https', () => {
    expect(sessionCookie(request({}), published, session)).toBe(
      '__Host-anteroom=ant_s_x; Path=/; Expires=Thu, 01 Jan 2026 00:00:00 GMT; HttpOnly; Secure; SameSite=Strict',
    );
  });

  it('is out of reach for scripts and other sites on plain http too', () => {
    expect(sessionCookie(request({}), settings(), session)).toBe(
      'anteroom=ant_s_x; Path=/; Expires=Thu, 01 Jan 2026 00:00:00 GMT; HttpOnly; SameSite=Strict',
    );
  });

  it('does not count under its plain name where there is https', () => {
    const both = request({ cookie: 'anteroom=planted; theme=dark' });
    expect(readSessionCookie(both, published)).toBeNull();
    expect(readSessionCookie(both, settings())).toBe('planted');
  });

  it('is cleared by one that has expired', () => {
    expect(clearedSessionCookie(request({}), published)).toMatch(
      /^__Host-anteroom=; Path=\/; Expires=Thu, 01 Jan 1970 /,
    );
  });
});
