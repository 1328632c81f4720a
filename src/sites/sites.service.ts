import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../database/data-source.js';
import { recordAudit } from '../database/audit-trail.js';
import { coversSite, type Caller } from '../http/access.js';
import { notFound, Problem, problems } from '../http/problem.js';
import { changedPolicy } from './changed-policy.js';
import { missingTrials, trialNeeded } from './judge-trials.js';
import { defaultSitePolicy, type SitePolicy } from './site-policy.js';
import type { Site } from './site.entity.js';
import type { ChangeSiteDto, CreateSiteDto } from './sites.dto.js';
import { SitesRepository } from './sites.repository.js';
import { tagOf } from './sites.view.js';

/** Adding sites and changing how their comments are judged. */
@Injectable()
export class SitesService {
  constructor(
    private readonly database: DataSource,
    private readonly sites: SitesRepository,
  ) {}

  /** The site; 404 when there is none or the caller is not one of its people. */
  async read(caller: Caller, id: string): Promise<Site> {
    const site = coversSite(caller, id) ? await this.sites.read(id) : null;
    if (!site) throw notFound('site');
    return site;
  }

  /** Adds a site; 403 for callers limited to some sites, who would not see it afterwards. */
  async create(caller: Caller, { name, origins, policy: asked, skipTrial }: CreateSiteDto): Promise<Site> {
    if (caller.siteIds !== null) throw new Problem(problems['not-allowed'], 'Only callers for every site can add one.');
    const policy = changedPolicy(defaultSitePolicy, asked);
    const site = await this.database.transaction(async (tx) => {
      const added = await this.sites.create(tx, { name, origins, policy });
      await recordAudit(tx, caller.actor, { action: 'site.created', siteId: added.id, subjectId: added.id });
      await this.requireTrials(tx, caller, added.id, [defaultSitePolicy, policy], skipTrial);
      return added;
    });
    await this.sites.announce();
    return site;
  }

  /** Changes a site. 412 when `ifMatch` is given and names another policy version; 422 when the merged policy makes no sense; 409 for a judge without a trial. */
  async change(caller: Caller, id: string, change: ChangeSiteDto, ifMatch: string | undefined): Promise<Site> {
    if (!coversSite(caller, id)) throw notFound('site');
    const site = await this.database.transaction(async (tx) => {
      const before = await this.sites.lock(tx, id);
      if (!before) throw notFound('site');
      if (ifMatch !== undefined && !matches(ifMatch, tagOf(before))) throw stale(before);
      const merged = changedPolicy(before.policy, change.policy);
      const policy = isDeepStrictEqual(merged, before.policy) ? undefined : merged;
      const after = await this.sites.update(tx, before, { name: change.name, origins: change.origins, policy });
      const subject = { siteId: id, subjectId: id };
      if (policy) {
        const reason = `policy version ${after.policyVersion}`;
        await recordAudit(tx, caller.actor, { action: 'site.policy-changed', reason, ...subject });
        await this.requireTrials(tx, caller, id, [before.policy, policy], change.skipTrial);
      }
      if (before.name !== after.name || !isDeepStrictEqual(before.origins, after.origins)) {
        await recordAudit(tx, caller.actor, { action: 'site.changed', ...subject });
      }
      return after;
    });
    await this.sites.announce();
    return site;
  }

  /** An outside judge counts once it has been on trial; or sooner, and then the audit log says who wanted it and why. */
  private async requireTrials(
    tx: Transaction,
    caller: Caller,
    siteId: string,
    [before, after]: [SitePolicy, SitePolicy],
    skipTrial: string | undefined,
  ): Promise<void> {
    const missing = await missingTrials(tx, siteId, before, after);
    if (missing.length > 0 && skipTrial === undefined) throw trialNeeded(missing);
    for (const { judge } of missing) {
      const reason = `${judge}: ${skipTrial}`;
      await recordAudit(tx, caller.actor, { action: 'site.judge-trial-skipped', siteId, subjectId: siteId, reason });
    }
  }
}

// If-Match compares strongly: a weak tag is never the same (RFC 9110, 13.1.1).
function matches(ifMatch: string, tag: string): boolean {
  const tags = ifMatch.split(',').map((item) => item.trim());
  return tags.includes('*') || tags.includes(tag);
}

function stale(site: Site): Problem {
  return new Problem(problems['version-conflict'], 'The policy has been changed since: read it again.', {
    headers: { etag: tagOf(site) },
    members: { policyVersion: site.policyVersion },
  });
}
