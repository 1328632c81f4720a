import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../database/data-source.js';
import { EmailCipher } from '../privacy/email-cipher.js';
import { KeyedHashes } from '../privacy/keyed-hashes.js';
import type { SecretEmail } from '../privacy/secret.js';
import { Person } from './person.entity.js';
import type { Role } from './roles.js';

/** What a new person starts with. `passwordHash` comes from `hashPassword`; `siteIds` null = every site. */
export interface NewPerson {
  name: string;
  email: SecretEmail;
  passwordHash: string;
  role: Role;
  siteIds: string[] | null;
}

/** Rows of `people`. The address goes in sealed and is never read back; a person is found by its fingerprint. */
@Injectable()
export class PeopleRepository {
  constructor(
    private readonly database: DataSource,
    private readonly hashes: KeyedHashes,
    private readonly cipher: EmailCipher,
  ) {}

  /** Adds a person; null, and nothing added, when somebody has this address already. Writes no audit row. */
  async createPerson(tx: Transaction, fields: NewPerson, now = new Date()): Promise<Person | null> {
    const { name, email, passwordHash, role, siteIds } = fields;
    const id = uuidv7();
    const person = tx.create(Person, { id, name, passwordHash, role, siteIds, createdAt: now, disabledAt: null });
    person.emailSealed = this.cipher.seal(email, id);
    person.emailFingerprint = this.hashes.emailFingerprint(email);
    const insert = tx.createQueryBuilder().insert().into(Person).values(person).orIgnore().returning('id');
    const inserted = await insert.execute();
    return (inserted.raw as unknown[]).length === 0 ? null : person;
  }

  findById(id: string): Promise<Person | null> {
    return this.database.manager.findOneBy(Person, { id });
  }

  findByEmail(email: SecretEmail): Promise<Person | null> {
    return this.database.manager.findOneBy(Person, { emailFingerprint: this.hashes.emailFingerprint(email) });
  }

  /** People in the order in which they were added, after the one named; only those whose sites all lie within `siteIds`. */
  list(page: { after: string | null; limit: number; siteIds: readonly string[] | null }): Promise<Person[]> {
    const query = this.database.manager.createQueryBuilder(Person, 'person').orderBy('person.id').limit(page.limit);
    if (page.after) query.andWhere('person.id > :after', { after: page.after });
    // Null (every site) lies within no list, and so does not match.
    if (page.siteIds) query.andWhere('person.siteIds <@ :siteIds::uuid[]', { siteIds: page.siteIds });
    return query.getMany();
  }

  /** The person, locked until the transaction ends, or null. */
  lock(tx: Transaction, id: string): Promise<Person | null> {
    return tx.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /**
   * The ids of the enabled admins of every site, locked until the transaction ends: of two changes at once that each leave
   * one admin, the second one sees what the first did.
   */
  async lockFullAdmins(tx: Transaction): Promise<string[]> {
    const admins = await tx.find(Person, {
      where: { role: 'admin', disabledAt: IsNull(), siteIds: IsNull() },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return admins.map((admin) => admin.id);
  }
}
