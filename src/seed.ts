import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { system } from './database/actor.js';
import { advisoryLocks } from './database/advisory-lock.js';
import { recordAudit } from './database/audit-trail.js';
import { ApiKeysRepository } from './people/api-keys.repository.js';
import { hashPassword } from './people/password.js';
import { PeopleRepository } from './people/people.repository.js';
import type { EmailCipher } from './privacy/email-cipher.js';
import type { KeyedHashes } from './privacy/keyed-hashes.js';
import { secretEmail } from './privacy/secret.js';
import { SitesRepository } from './sites/sites.repository.js';

/** What a first start made, for the people who made it start. */
export interface Credentials {
  url: string;
  siteKey: string;
  serviceApiKey: string;
  adminEmail: string;
  adminPassword: string;
}

/** What seeding works with. */
export interface SeedTools {
  database: DataSource;
  sites: SitesRepository;
  hashes: KeyedHashes;
  cipher: EmailCipher;
}

/** Who the first admin is; what is left out is made up. */
export interface FirstAdmin {
  email?: string;
  password?: string;
}

/**
 * Makes a first site, an admin and a service key, unless there is a site already: then null. Of several processes that start
 * at once only one seeds.
 */
export async function seed(tools: SeedTools, url: string, admin: FirstAdmin): Promise<Credentials | null> {
  const { database, sites, hashes, cipher } = tools;
  const adminEmail = admin.email ?? 'admin@anteroom.example';
  const adminPassword = admin.password ?? randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(adminPassword);
  const made = await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [advisoryLocks.seed]);
    if ((await sites.list(null)).length > 0) return null;
    const { port } = new URL(url);
    const origins = [...new Set([url, `http://localhost:${port || 80}`, `http://127.0.0.1:${port || 80}`])];
    const site = await sites.create(tx, { name: 'The Harbour Post (demo)', origins, key: 'site_demo' });
    const person = await new PeopleRepository(database, hashes, cipher).createPerson(tx, {
      name: 'Admin',
      email: secretEmail(adminEmail),
      passwordHash,
      role: 'admin',
      siteIds: null,
    });
    const { id, key } = await new ApiKeysRepository(database).createApiKey(tx, {
      name: 'Demo service',
      scopes: ['events:read', 'webhooks:manage', 'comments:submit'],
      siteIds: null,
      expiresAt: null,
    });
    await recordAudit(tx, system, { action: 'site.created', siteId: site.id, subjectId: site.id });
    await recordAudit(tx, system, { action: 'person.created', subjectId: person?.id ?? null });
    await recordAudit(tx, system, { action: 'api-key.created', subjectId: id });
    return { url, siteKey: site.key, serviceApiKey: key, adminEmail, adminPassword };
  });
  if (made) await sites.announce();
  return made;
}

/** In production nothing is made up: only an admin whose address and password are in the settings, if there are no people yet. */
export async function seedAdmin(tools: SeedTools, admin: Required<FirstAdmin>): Promise<boolean> {
  const { database, hashes, cipher } = tools;
  const passwordHash = await hashPassword(admin.password);
  return database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [advisoryLocks.seed]);
    const [{ any }] = await tx.query('select exists (select 1 from people) as any');
    if (any) return false;
    const person = await new PeopleRepository(database, hashes, cipher).createPerson(tx, {
      name: 'Admin',
      email: secretEmail(admin.email),
      passwordHash,
      role: 'admin',
      siteIds: null,
    });
    await recordAudit(tx, system, { action: 'person.created', subjectId: person!.id });
    return true;
  });
}
