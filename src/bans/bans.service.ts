import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordAudit } from '../database/audit-trail.js';
import type { Transaction } from '../database/data-source.js';
import { newId } from '../database/ids.js';
import { coversSite, type Caller } from '../http/access.js';
import { invalidField, notFound, Problem, problems } from '../http/problem.js';
import { KeyedHashes } from '../privacy/keyed-hashes.js';
import { secretEmail } from '../privacy/secret.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { asHostName, isHostName } from '../sites/web-names.js';
import { fold } from '../text/fold.js';
import { words } from '../text/words.js';
import { canonicalRange } from './address-range.js';
import { Ban } from './ban.entity.js';
import type { ChangeBanDto, CreateBanDto } from './bans.dto.js';
import { BansRepository } from './bans.repository.js';

const longestPhrase = 200;

/** Making, changing and lifting bans. A ban of every site is for those who manage all sites. */
@Injectable()
export class BansService {
  constructor(
    private readonly database: DataSource,
    private readonly bans: BansRepository,
    private readonly sites: SitesRepository,
    private readonly hashes: KeyedHashes,
  ) {}

  /** The ban; 404 when there is none or it belongs to a site that is not the caller's. */
  async read(caller: Caller, id: string): Promise<Ban> {
    const ban = await this.bans.find(id);
    if (!ban || !mayRead(caller, ban)) throw notFound('ban');
    return ban;
  }

  /** Makes a ban; 422 for a value that cannot be banned, 403 for every site without the right to it. */
  async create(caller: Caller, asked: CreateBanDto): Promise<Ban> {
    await this.requireSite(caller, asked.siteId);
    const now = new Date();
    const ban = Object.assign(new Ban(), {
      id: newId(),
      siteId: asked.siteId,
      kind: asked.kind,
      value: await this.valueOf(caller, asked),
      action: asked.action,
      reason: asked.reason,
      expiresAt: asked.expiresAt ? inFuture(asked.expiresAt, now) : null,
      createdBy: caller.actor.name,
      createdAt: now,
      liftedAt: null,
    });
    await this.write(caller, 'ban.created', async (tx) => {
      await this.bans.save(tx, ban);
      return ban;
    });
    return ban;
  }

  /** Changes a ban; 409 when it was lifted. */
  change(caller: Caller, id: string, change: ChangeBanDto): Promise<Ban> {
    return this.write(caller, 'ban.changed', async (tx) => {
      const ban = await this.lockOwn(tx, caller, id);
      if (ban.liftedAt) throw new Problem(problems['status-conflict'], 'This ban was lifted: make a new one instead.');
      if (change.action !== undefined) ban.action = change.action;
      if (change.reason !== undefined) ban.reason = change.reason;
      if (change.expiresAt !== undefined)
        ban.expiresAt = change.expiresAt === null ? null : inFuture(change.expiresAt, new Date());
      await this.bans.save(tx, ban);
      return ban;
    });
  }

  /** Lifts a ban. Lifting one that was lifted before changes nothing. */
  async lift(caller: Caller, id: string): Promise<void> {
    await this.write(caller, 'ban.lifted', async (tx) => {
      const ban = await this.lockOwn(tx, caller, id);
      if (ban.liftedAt) return null;
      ban.liftedAt = new Date();
      await this.bans.save(tx, ban);
      return ban;
    });
  }

  private async write<T extends Ban | null>(
    caller: Caller,
    action: string,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    const ban = await this.database.transaction(async (tx) => {
      const written = await work(tx);
      if (written) {
        const { id, siteId, reason } = written;
        await recordAudit(tx, caller.actor, { action, siteId, subjectId: id, reason });
      }
      return written;
    });
    if (ban) await this.bans.announce();
    return ban;
  }

  private async lockOwn(tx: Transaction, caller: Caller, id: string): Promise<Ban> {
    const ban = await this.bans.lock(tx, id);
    if (!ban || !mayRead(caller, ban)) throw notFound('ban');
    if (ban.siteId === null) requireEverySite(caller);
    return ban;
  }

  private async requireSite(caller: Caller, siteId: string | null): Promise<void> {
    if (siteId === null) return requireEverySite(caller);
    if (!coversSite(caller, siteId) || !(await this.sites.findById(siteId)))
      throw invalidField('/siteId', 'must be the id of one of your sites');
  }

  /** What is stored for a ban; an e-mail address becomes its keyed hash here. */
  private async valueOf(caller: Caller, { kind, value, email, commentId }: CreateBanDto): Promise<string> {
    const notHere = kind === 'fingerprint' ? { value } : { email, commentId };
    for (const [field, given] of Object.entries(notHere))
      if (given !== undefined) throw invalidField(`/${field}`, `does not go with the kind ${kind}`);
    if (kind === 'fingerprint') {
      if ((email === undefined) === (commentId === undefined))
        throw invalidField('/email', 'must be given, or else commentId, and not both');
      const fingerprint =
        email === undefined
          ? await this.fingerprintOf(caller, commentId!)
          : this.hashes.emailFingerprint(secretEmail(email));
      return fingerprint.toString('hex');
    }
    const read = readers[kind](value ?? '');
    if (read === null) throw invalidField('/value', mustBe[kind]);
    return read;
  }

  private async fingerprintOf(caller: Caller, commentId: string): Promise<Buffer> {
    const [row] = await this.database.query<{ fingerprint: Buffer }[]>(
      `select c.email_fingerprint as fingerprint from comments c
       where c.id = $1 and c.email_fingerprint is not null and ($2::uuid[] is null or c.site_id = any($2))`,
      [commentId, caller.siteIds],
    );
    if (!row) throw invalidField('/commentId', 'must be the id of a comment on your sites');
    return row.fingerprint;
  }
}

const readers = {
  domain: (value: string): string | null => {
    const host = asHostName(value.replace(/^@/, ''));
    return isHostName(host) && /\.[a-z]/.test(String(host)) ? String(host).replace(/^www\./, '') : null;
  },
  'address-range': canonicalRange,
  word: (value: string): string | null =>
    value.length <= longestPhrase && words(fold(value)).length > 0 ? value : null,
};

const mustBe = {
  domain: 'must be a host name such as example.org',
  'address-range': 'must be an IPv4 network of /8 to /32 or an IPv6 network of /16 to /64',
  word: `must be a word or phrase of up to ${longestPhrase} characters with a letter or digit in it`,
};

function mayRead(caller: Caller, { siteId }: Ban): boolean {
  return siteId === null || coversSite(caller, siteId);
}

function requireEverySite(caller: Caller): void {
  if (caller.siteIds === null && caller.permissions.has('sites:manage')) return;
  throw new Problem(problems['not-allowed'], 'A ban of every site is for those who manage all sites.');
}

function inFuture(text: string, now: Date): Date {
  const time = new Date(text);
  if (!(time > now) || time.getUTCFullYear() > 9999) throw invalidField('/expiresAt', 'must lie in the future');
  return time;
}
