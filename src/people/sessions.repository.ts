import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../database/data-source.js';
import { tokenHash } from '../privacy/keyed-hashes.js';
import { Person } from './person.entity.js';
import { Session } from './session.entity.js';

/** Rows of `sessions`. A session is live until it ends, expires, or its person is disabled. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly database: DataSource) {}

  /** The live session of a token's hash with its person, or null. */
  async findLive(hash: Buffer, now: Date): Promise<{ session: Session; person: Person } | null> {
    const session = await this.database.manager.findOneBy(Session, {
      tokenHash: hash,
      endedAt: IsNull(),
      expiresAt: MoreThan(now),
    });
    if (!session) return null;
    const person = await this.database.manager.findOneBy(Person, { id: session.personId, disabledAt: IsNull() });
    return person && { session, person };
  }

  /** Opens a session; only the hash of the token is stored. */
  async create(
    tx: Transaction,
    fields: { personId: string; token: string; now: Date; expiresAt: Date },
  ): Promise<string> {
    const id = uuidv7();
    await tx.insert(Session, {
      id,
      personId: fields.personId,
      tokenHash: tokenHash(fields.token),
      createdAt: fields.now,
      expiresAt: fields.expiresAt,
      endedAt: null,
    });
    return id;
  }

  /** Ends a session; false when it had ended already. */
  async end(tx: Transaction, id: string, now: Date): Promise<boolean> {
    const { affected } = await tx.update(Session, { id, endedAt: IsNull() }, { endedAt: now });
    return (affected ?? 0) > 0;
  }

  /** Ends all sessions of a person. */
  async endAll(tx: Transaction, personId: string, now: Date): Promise<void> {
    await tx.update(Session, { personId, endedAt: IsNull() }, { endedAt: now });
  }
}
