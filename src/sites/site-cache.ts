import type { Site } from './site.entity.js';

const missPauseMs = 1_000;

/**
 * All sites, in memory. A look-up is answered from here; only the first one ever, and an unknown id or key, wait for the
 * database, and all who ask for unknown ones share one reading a second, so that made-up keys cost nothing.
 */
export class SiteCache {
  private byKey = new Map<string, Site>();
  private byId = new Map<string, Site>();
  private origins = new Set<string>();
  private startedAt = -Infinity;
  private reading: Promise<void> | null = null;
  private following: Promise<void> | null = null;

  constructor(
    private readonly readAll: () => Promise<Site[]>,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Has there been a first reading? */
  loaded = false;

  async findByKey(key: string): Promise<Site | null> {
    return this.byKey.get(key) ?? ((await this.lookAgain()) ? (this.byKey.get(key) ?? null) : null);
  }

  async findById(id: string): Promise<Site | null> {
    return this.byId.get(id) ?? ((await this.lookAgain()) ? (this.byId.get(id) ?? null) : null);
  }

  /** Does any site list this origin? As of the last reading. */
  hasOrigin(origin: string): boolean {
    return this.origins.has(origin);
  }

  /** Reads all sites. While a reading is under way, resolves with the next one: the present one may have begun too early. */
  refresh(): Promise<void> {
    if (!this.reading) {
      this.reading = this.read().finally(() => (this.reading = null));
      return this.reading;
    }
    this.following ??= this.reading
      .catch(() => undefined)
      .then(() => {
        this.following = null;
        return this.refresh();
      });
    return this.following;
  }

  /** False when the last reading is so young that a miss counts without another one. */
  private async lookAgain(): Promise<boolean> {
    if (this.reading) await this.reading;
    else if (!this.loaded || this.clock() - this.startedAt >= missPauseMs) await this.refresh();
    else return false;
    return true;
  }

  private async read(): Promise<void> {
    this.startedAt = this.clock();
    const sites = await this.readAll().catch((error: unknown) => {
      // A reading that failed says nothing about what is missing.
      this.startedAt = -Infinity;
      throw error;
    });
    for (const site of sites) this.keepPolicy(site);
    this.byKey = new Map(sites.map((site) => [site.key, site]));
    this.byId = new Map(sites.map((site) => [site.id, site]));
    this.origins = new Set(sites.flatMap((site) => site.origins));
    this.loaded = true;
  }

  // What is derived from a policy (a compiled blocklist) can be kept by the policy object for as long as it is the same.
  private keepPolicy(site: Site): void {
    const before = this.byId.get(site.id);
    if (before?.policyVersion === site.policyVersion) site.policy = before.policy;
  }
}
