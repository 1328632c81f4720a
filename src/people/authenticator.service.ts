import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Environment } from '../config/environment.js';
import type { Caller } from '../http/access.js';
import { Problem, problems } from '../http/problem.js';
import { tokenHash } from '../privacy/keyed-hashes.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { CallerCache } from './caller-cache.js';
import { callerOfApiKey, callerOfPerson } from './callers.js';
import { pageOf } from '../http/request-page.js';
import { clearedSessionCookie, readSessionCookie } from './session-cookie.js';
import { SessionsRepository } from './sessions.repository.js';
import { tokenKind, type TokenKind } from './tokens.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Finds out who is calling. Valid tokens are remembered for 5 seconds: this process forgets them at once when a session
 * ends, a key is rotated or a person changes; other processes follow within those 5 seconds.
 */
@Injectable()
export class Authenticator {
  private readonly cache = new CallerCache();

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly apiKeys: ApiKeysRepository,
    private readonly environment: Environment,
  ) {}

  /**
   * The caller of a request: by `Authorization: Bearer` (session token or API key), else by the session cookie; null when
   * nothing was shown or an author's receipt, which is not for here. What was shown and is not valid is a 401, never an
   * anonymous caller; a cookie sent to change something from a foreign page is a 403.
   */
  async authenticate(request: FastifyRequest): Promise<Caller | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.byHeader(authorization);
    const token = readSessionCookie(request, this.environment);
    if (token === null) return null;
    if (!safeMethods.has(request.method) && pageOf(request, this.environment) !== 'own') {
      throw new Problem(
        problems['not-allowed'],
        'A session cookie counts only when one of this service’s own pages sends it.',
      );
    }
    const caller = tokenKind(token) === 'session' ? await this.byToken(token, 'session') : null;
    // The browser would show the dead cookie again with every request, and its pages cannot take it away themselves.
    if (!caller) throw notKnown({ 'set-cookie': clearedSessionCookie(request, this.environment) });
    return caller;
  }

  /** Forgets the callers of a session here, once it has ended. */
  forgetSession(sessionId: string): void {
    this.cache.forget((caller) => caller.sessionId === sessionId);
  }

  /** Forgets a person or API key here, once it has changed. */
  forgetActor(id: string): void {
    this.cache.forget((caller) => caller.actor.id === id);
  }

  private async byHeader(authorization: string): Promise<Caller | null> {
    const token = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? '';
    const kind = tokenKind(token);
    if (kind === 'receipt') return null;
    const caller = kind && (await this.byToken(token, kind));
    if (!caller) throw notKnown();
    return caller;
  }

  private async byToken(token: string, kind: Exclude<TokenKind, 'receipt'>): Promise<Caller | null> {
    const now = new Date();
    const hash = tokenHash(token);
    const cacheKey = hash.toString('base64');
    const remembered = this.cache.get(cacheKey, now.getTime());
    if (remembered) return remembered;
    const mark = this.cache.mark();
    const found = kind === 'session' ? await this.findSession(hash, now) : await this.findApiKey(hash, now);
    if (!found) return null;
    this.cache.remember(cacheKey, found, mark, now.getTime());
    return found.caller;
  }

  private async findSession(hash: Buffer, now: Date): Promise<{ caller: Caller; expiresAt: Date } | null> {
    const found = await this.sessions.findLive(hash, now);
    return found && { caller: callerOfPerson(found.person, found.session.id), expiresAt: found.session.expiresAt };
  }

  private async findApiKey(hash: Buffer, now: Date): Promise<{ caller: Caller; expiresAt: Date | null } | null> {
    const key = await this.apiKeys.findLive(hash, now);
    return key && { caller: callerOfApiKey(key), expiresAt: key.expiresAt };
  }
}

/** 401: what was shown, or nothing, does not say who is calling. */
export function notKnown(headers?: Record<string, string>): Problem {
  return new Problem(problems['sign-in-needed'], 'Sign in, or send a valid token as `Authorization: Bearer …`.', {
    headers,
  });
}
