import { randomBytes } from 'node:crypto';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../database/data-source.js';
import { Notifications } from '../database/notifications.js';
import { Log } from '../observability/log.js';
import { SiteCache } from './site-cache.js';
import { defaultSitePolicy, type SitePolicy } from './site-policy.js';
import { Site } from './site.entity.js';

const refreshEveryMs = 5_000;

/** What a new site starts with; without a key it gets `site_` and 16 random characters, without a policy the default one. */
export interface NewSite {
  name: string;
  origins: string[];
  policy?: SitePolicy;
  key?: string;
}

/**
 * Rows of `sites`, of which there are few: all of them are kept in memory and read anew when a process announces a change,
 * and every 5 seconds in any case. What the finders answer is shared by all callers and not to be changed.
 */
@Injectable()
export class SitesRepository implements OnModuleInit, OnApplicationShutdown {
  private readonly cache: SiteCache;
  private timer: NodeJS.Timeout | null = null;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly notifications: Notifications,
    private readonly log: Log,
  ) {
    this.cache = new SiteCache(() => this.database.manager.find(Site));
  }

  onModuleInit(): void {
    this.stopListening = this.notifications.listen('anteroom_sites', () => this.refreshInBackground());
    this.timer = setInterval(() => this.refreshInBackground(), refreshEveryMs).unref();
  }

  onApplicationShutdown(): void {
    this.stopListening?.();
    if (this.timer) clearInterval(this.timer);
  }

  /** The site of a public key, from memory; an unknown key reads the database, once a second at most. */
  findByKey(key: string): Promise<Site | null> {
    return this.cache.findByKey(key);
  }

  /** The site of an id, from memory; see `findByKey`. */
  findById(id: string): Promise<Site | null> {
    return this.cache.findById(id);
  }

  /** Does any site list this origin? At once, but for the first question ever. */
  isKnownOrigin(origin: string): boolean | Promise<boolean> {
    if (this.cache.loaded) return this.cache.hasOrigin(origin);
    return this.cache.refresh().then(() => this.cache.hasOrigin(origin));
  }

  /** The rows as they are now, in the order in which they were made; only those named unless `siteIds` is null. */
  list(siteIds: readonly string[] | null): Promise<Site[]> {
    return this.database.manager.find(Site, { where: siteIds ? { id: In(siteIds) } : {}, order: { id: 'ASC' } });
  }

  /** The row as it is now, or null. */
  read(id: string): Promise<Site | null> {
    return this.database.manager.findOneBy(Site, { id });
  }

  /** The row, locked until the transaction ends, or null. */
  lock(tx: Transaction, id: string): Promise<Site | null> {
    return tx.findOne(Site, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Adds a site with policy version 1. Call `announce` after the commit. */
  async create(tx: Transaction, fields: NewSite, now = new Date()): Promise<Site> {
    const { name, origins, policy = defaultSitePolicy, key = newSiteKey() } = fields;
    const site = tx.create(Site, { id: uuidv7(), key, name, origins, policyVersion: 1, createdAt: now });
    site.policy = policy;
    await tx.insert(Site, site);
    return site;
  }

  /** Writes a change of a locked site; a policy raises its version. Call `announce` after the commit. */
  async update(
    tx: Transaction,
    site: Site,
    change: { name?: string; origins?: string[]; policy?: SitePolicy },
  ): Promise<Site> {
    const { name = site.name, origins = site.origins, policy = site.policy } = change;
    const policyVersion = site.policyVersion + (change.policy ? 1 : 0);
    const after = Object.assign(new Site(), site, { name, origins, policy, policyVersion });
    await tx.update(Site, { id: site.id }, { name, origins, policy, policyVersion });
    return after;
  }

  /** Makes committed changes known: here before it resolves, in other processes within moments. */
  async announce(): Promise<void> {
    this.notifications.notify('anteroom_sites');
    // The change stands; should this reading fail, the next one is seconds away.
    await this.cache.refresh().catch((error: unknown) => this.log.background('sites refresh', error));
  }

  private refreshInBackground(): void {
    this.cache.refresh().catch((error: unknown) => this.log.background('sites refresh', error));
  }
}

function newSiteKey(): string {
  return `site_${randomBytes(12).toString('base64url')}`;
}
