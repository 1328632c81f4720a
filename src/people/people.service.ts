import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordAudit } from '../database/audit-trail.js';
import type { Transaction } from '../database/data-source.js';
import type { Caller } from '../http/access.js';
import { notFound, Problem, problems } from '../http/problem.js';
import { secretEmail } from '../privacy/secret.js';
import { Authenticator } from './authenticator.service.js';
import { grantedSites, requireKnownSites, requireRole, withinSites } from './grants.js';
import { hashPassword } from './password.js';
import type { ChangePersonDto, CreatePersonDto } from './people.dto.js';
import { PeopleRepository } from './people.repository.js';
import { Person } from './person.entity.js';
import { SessionsRepository } from './sessions.repository.js';

/** Letting people in, changing what they may do, and shutting them out. Nobody gives or manages more than they have. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleRepository,
    private readonly sessions: SessionsRepository,
    private readonly authenticator: Authenticator,
  ) {}

  /** Adds a person; 403 beyond the caller's own reach, 409 when somebody has the address, 422 for sites that do not exist. */
  async create(caller: Caller, { name, email, password, role, siteIds: asked }: CreatePersonDto): Promise<Person> {
    requireRole(caller, role);
    const siteIds = grantedSites(caller, asked);
    const passwordHash = await hashPassword(password);
    return this.database.transaction(async (tx) => {
      await requireKnownSites(tx, siteIds);
      const fields = { name, email: secretEmail(email), passwordHash, role, siteIds };
      const person = await this.people.createPerson(tx, fields);
      if (!person) throw new Problem(problems['already-exists'], 'Somebody with this address is here already.');
      await recordAudit(tx, caller.actor, { action: 'person.created', subjectId: person.id, reason: role });
      return person;
    });
  }

  /**
   * Changes a person. A new password, or being disabled, ends all of the person's sessions. 404 outside the caller's sites;
   * 403 for people who may do more than the caller; 409 when no enabled admin of every site would be left.
   */
  async change(caller: Caller, id: string, changes: ChangePersonDto): Promise<Person> {
    if (changes.role) requireRole(caller, changes.role);
    const siteIds = changes.siteIds === undefined ? undefined : grantedSites(caller, changes.siteIds);
    const passwordHash = changes.password === undefined ? undefined : await hashPassword(changes.password);
    const person = await this.database.transaction(async (tx) => {
      const fullAdmins = await this.people.lockFullAdmins(tx);
      const before = await this.people.lock(tx, id);
      if (!before || !withinSites(caller, before.siteIds)) throw notFound('person');
      requireRole(caller, before.role);
      if (siteIds) await requireKnownSites(tx, siteIds);
      const after = changed(before, { ...changes, siteIds, passwordHash });
      if (fullAdmins.length === 1 && fullAdmins[0] === id && !isFullAdmin(after)) {
        throw new Problem(
          problems['status-conflict'],
          'This is the last enabled admin of every site: make another one first.',
        );
      }
      await tx.update(Person, { id }, after);
      const ends = passwordHash !== undefined || (after.disabledAt !== null && before.disabledAt === null);
      if (ends) await this.sessions.endAll(tx, id, new Date());
      await recordChanges(tx, caller, before, after);
      return after;
    });
    this.authenticator.forgetActor(id);
    return person;
  }
}

type Changes = Omit<ChangePersonDto, 'password'> & { passwordHash: string | undefined };

function changed(before: Person, changes: Changes): Person {
  const { name, role, siteIds, passwordHash, disabled } = changes;
  const after = Object.assign(new Person(), before);
  if (name !== undefined) after.name = name;
  if (role !== undefined) after.role = role;
  if (siteIds !== undefined) after.siteIds = siteIds;
  if (passwordHash !== undefined) after.passwordHash = passwordHash;
  if (disabled !== undefined) after.disabledAt = disabled ? (before.disabledAt ?? new Date()) : null;
  return after;
}

function isFullAdmin(person: Person): boolean {
  return person.role === 'admin' && person.siteIds === null && person.disabledAt === null;
}

async function recordChanges(tx: Transaction, { actor }: Caller, before: Person, after: Person): Promise<void> {
  const record = (action: string, reason?: string): Promise<void> =>
    recordAudit(tx, actor, { action, subjectId: after.id, reason });
  if (before.name !== after.name) await record('person.renamed');
  if (before.role !== after.role) await record('person.role-changed', `${before.role} to ${after.role}`);
  if (before.siteIds?.join() !== after.siteIds?.join()) await record('person.sites-changed');
  if (before.passwordHash !== after.passwordHash) await record('person.password-changed');
  if (!before.disabledAt && after.disabledAt) await record('person.disabled');
  if (before.disabledAt && !after.disabledAt) await record('person.enabled');
}
