import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment.js';
import { recordAudit } from '../database/audit-trail.js';
import { Problem, problems } from '../http/problem.js';
import { RateLimiter } from '../http/rate-limiter.js';
import { KeyedHashes } from '../privacy/keyed-hashes.js';
import { secretEmail } from '../privacy/secret.js';
import { verifyPassword } from './password.js';
import { PeopleRepository } from './people.repository.js';
import type { Person } from './person.entity.js';
import { SessionsRepository } from './sessions.repository.js';
import { newSessionToken } from './tokens.js';

/** Opens sessions: an address and a password against a token. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleRepository,
    private readonly sessions: SessionsRepository,
    private readonly hashes: KeyedHashes,
    private readonly limiter: RateLimiter,
    private readonly environment: Environment,
  ) {}

  /**
   * Opens a session. 401 in the same words and after the same time whether the address, the password or the person is at
   * fault; 429 when the client's network or the address has been tried too often within the minute.
   */
  async signIn(given: { email: string; password: string }, network: string): Promise<OpenedSession> {
    const now = new Date();
    const email = secretEmail(given.email);
    await this.limiter.take([
      ['sign-in', `network:${this.hashes.addressHash(network, now).toString('base64url')}`],
      ['sign-in', `address:${this.hashes.emailFingerprint(email).toString('base64url')}`],
    ]);
    const found = await this.people.findByEmail(email);
    const person = found?.disabledAt ? null : found;
    const right = await verifyPassword(person?.passwordHash ?? null, given.password);
    if (!person || !right) throw failed();
    return this.open(person, now);
  }

  private async open(verified: Person, now: Date): Promise<OpenedSession> {
    const token = newSessionToken();
    const expiresAt = new Date(now.getTime() + this.environment.SESSION_HOURS * 3_600_000);
    const person = await this.database.transaction(async (tx) => {
      const present = await this.people.lock(tx, verified.id);
      // While the password was being verified it may have been changed, and all sessions ended with it.
      if (!present || present.disabledAt || present.passwordHash !== verified.passwordHash) throw failed();
      const sessionId = await this.sessions.create(tx, { personId: present.id, token, now, expiresAt });
      const actor = { kind: 'person' as const, id: present.id, name: present.name };
      await recordAudit(tx, actor, { action: 'session.created', subjectId: sessionId });
      return present;
    });
    return { token, expiresAt, person };
  }
}

/** A session that was just opened, with its token in plain. */
export interface OpenedSession {
  token: string;
  expiresAt: Date;
  person: Person;
}

function failed(): Problem {
  return new Problem(problems['sign-in-failed'], 'Check the address and the password, and try again.');
}
