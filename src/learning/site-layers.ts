import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Notifications } from '../database/notifications.js';
import { Log } from '../observability/log.js';
import { shippedScorer } from '../scoring/load-model.js';
import { unpackSiteLayer, type SiteLayer } from '../scoring/site-layer.js';

/** A notification that was lost costs no more than this. */
const LOOK_EVERY_MS = 15_000;

/**
 * The layer of each site, in memory: read anew when a process announces a change, and every 15 seconds in any case. A
 * layer that is damaged, or for other shipped weights, is as good as none: the site is judged by the shipped weights.
 */
@Injectable()
export class SiteLayers implements OnModuleInit, OnApplicationShutdown {
  private layers = new Map<string, SiteLayer>();
  /** Snapshots that cannot be used, so that each is reported once. */
  private unusable = new Set<string>();
  private reading: Promise<void> | null = null;
  private again = false;
  private loaded = false;
  private timer: NodeJS.Timeout | null = null;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly notifications: Notifications,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.stopListening = this.notifications.listen('anteroom_learning', () => void this.refresh());
    this.timer = setInterval(() => void this.refresh(), LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopListening?.();
    if (this.timer) clearInterval(this.timer);
    await this.reading;
  }

  /** The layer that a site's comments are judged with, or null. Waits for the first reading only; never throws. */
  async of(siteId: string): Promise<SiteLayer | null> {
    if (!this.loaded) await this.refresh();
    return this.layers.get(siteId) ?? null;
  }

  /** Tells every process, this one included, to look. */
  async announce(): Promise<void> {
    this.notifications.notify('anteroom_learning');
    await this.refresh();
  }

  /** Reads what is active now; asked for during a reading, it reads once more. Keeps what it has when the store is away. */
  refresh(): Promise<void> {
    if (this.reading) {
      this.again = true;
      return this.reading;
    }
    this.reading = this.readUntilQuiet().finally(() => (this.reading = null));
    return this.reading;
  }

  private async readUntilQuiet(): Promise<void> {
    do {
      this.again = false;
      try {
        await this.read();
        this.loaded = true;
      } catch (error) {
        this.log.background('reading what sites have taught', error);
      }
    } while (this.again);
  }

  private async read(): Promise<void> {
    const scorerVersion = shippedScorer().version;
    const active: { siteId: string; id: string }[] = await this.database.query(
      `select l.site_id as "siteId", s.id from site_learning l join learning_snapshots s on s.id = l.active_snapshot_id
       where s.site_id = l.site_id and s.scorer_version = $1`,
      [scorerVersion],
    );
    const known = new Map([...this.layers.values()].map((layer) => [layer.id, layer]));
    const missing = active.map(({ id }) => id).filter((id) => !known.has(id) && !this.unusable.has(id));
    for (const [id, layer] of await this.load(missing, scorerVersion)) known.set(id, layer);
    this.layers = new Map(active.flatMap(({ siteId, id }) => (known.has(id) ? [[siteId, known.get(id)!]] : [])));
    this.unusable = new Set(active.map(({ id }) => id).filter((id) => this.unusable.has(id)));
  }

  private async load(ids: string[], scorerVersion: string): Promise<[string, SiteLayer][]> {
    if (ids.length === 0) return [];
    const rows: { id: string; siteId: string; packed: Buffer }[] = await this.database.query(
      `select id, site_id as "siteId", packed from learning_snapshots where id = any($1::uuid[])`,
      [ids],
    );
    return rows.flatMap(({ id, siteId, packed }): [string, SiteLayer][] => {
      try {
        return [[id, unpackSiteLayer(packed, { id, scorerVersion })]];
      } catch (error) {
        this.unusable.add(id);
        this.log.siteLayerUnusable({ siteId, snapshotId: id }, error);
        return [];
      }
    });
  }
}
