import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import type { Transaction } from '../database/data-source.js';
import { Notifications } from '../database/notifications.js';
import { Log } from '../observability/log.js';
import { BanSet } from './ban-set.js';
import { Ban } from './ban.entity.js';

const refreshEveryMs = 5_000;
/** A reading older than this is not gone by: whoever asks waits for a new one, and fails when there is none. */
const oldestMs = 30_000;
/** A comment that waits is judged as of its submission: bans that ended meanwhile are still known for this long. */
const keptAfterExpiryMs = 24 * 3_600_000;

/** Which bans of the list are wanted. `siteIds` null = of whatever site; those of every site are always among them. */
export interface BanRequest {
  after: string | null;
  limit: number;
  siteIds: readonly string[] | null;
  kind: string | null;
  state: 'active' | 'expired' | 'lifted' | 'all';
}

/**
 * Rows of `bans`. Those not lifted are kept in memory, read anew when a process announces a change and every 5 seconds in
 * any case. Unlike a site's name a ban must not be forgotten in silence: after 30 seconds without a reading the asker waits
 * for one, and gets its error.
 */
@Injectable()
export class BansRepository implements OnModuleInit, OnApplicationShutdown {
  private bans: Ban[] = [];
  private sets = new Map<string, BanSet>();
  private readAt = -Infinity;
  private reading: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly notifications: Notifications,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.stopListening = this.notifications.listen('anteroom_bans', () => this.refreshInBackground());
    this.timer = setInterval(() => this.refreshInBackground(), refreshEveryMs).unref();
  }

  onApplicationShutdown(): void {
    this.stopListening?.();
    if (this.timer) clearInterval(this.timer);
  }

  /** The bans of a site, from memory. Rejects when they are not known and the database cannot be read. */
  ofSite(siteId: string): BanSet | Promise<BanSet> {
    if (performance.now() - this.readAt <= oldestMs) return this.setOf(siteId);
    return (this.reading ?? this.refresh()).then(() => this.setOf(siteId));
  }

  /** A page of the list, newest first. */
  list({ after, limit, siteIds, kind, state }: BanRequest): Promise<Ban[]> {
    const query = this.database.manager.createQueryBuilder(Ban, 'ban').orderBy('ban.id', 'DESC').limit(limit);
    if (after) query.andWhere('ban.id < :after', { after });
    if (siteIds) query.andWhere('(ban.siteId is null or ban.siteId = any(:siteIds::uuid[]))', { siteIds });
    if (kind) query.andWhere('ban.kind = :kind', { kind });
    if (state === 'lifted') query.andWhere('ban.liftedAt is not null');
    if (state === 'active' || state === 'expired') query.andWhere('ban.liftedAt is null');
    if (state === 'active') query.andWhere('(ban.expiresAt is null or ban.expiresAt > now())');
    if (state === 'expired') query.andWhere('ban.expiresAt <= now()');
    return query.getMany();
  }

  find(id: string): Promise<Ban | null> {
    return this.database.manager.findOneBy(Ban, { id });
  }

  /** The row, locked until the transaction ends, or null. */
  lock(tx: Transaction, id: string): Promise<Ban | null> {
    return tx.findOne(Ban, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Call `announce` after the commit. */
  async save(tx: Transaction, ban: Ban): Promise<void> {
    await tx.save(Ban, ban);
  }

  /** Makes committed changes known: here before it resolves, in other processes within moments. */
  async announce(): Promise<void> {
    this.notifications.notify('anteroom_bans');
    // A reading under way may have begun before the commit.
    await this.reading?.catch(() => undefined);
    await this.refresh().catch((error: unknown) => this.log.background('bans refresh', error));
  }

  private refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => (this.reading = null));
    return this.reading;
  }

  private async read(): Promise<void> {
    const began = performance.now();
    const since = new Date(Date.now() - keptAfterExpiryMs);
    const unlifted = { liftedAt: IsNull() };
    const bans = await this.database.manager.find(Ban, {
      where: [
        { ...unlifted, expiresAt: IsNull() },
        { ...unlifted, expiresAt: MoreThan(since) },
      ],
      order: { id: 'ASC' },
    });
    this.bans = bans;
    this.sets = new Map();
    this.readAt = began;
  }

  private setOf(siteId: string): BanSet {
    let set = this.sets.get(siteId);
    if (!set) {
      set = new BanSet(this.bans.filter((ban) => ban.siteId === null || ban.siteId === siteId));
      this.sets.set(siteId, set);
    }
    return set;
  }

  private refreshInBackground(): void {
    this.refresh().catch((error: unknown) => this.log.background('bans refresh', error));
  }
}
