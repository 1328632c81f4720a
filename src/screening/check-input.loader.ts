import { Injectable } from '@nestjs/common';
import { BansRepository } from '../bans/bans.repository.js';
import type { BanFacts, CheckInput, ClusterFacts, SimilarComment } from '../checks/check.js';
import { Batch } from '../database/batch.js';
import { SiteLayers } from '../learning/site-layers.js';
import { EmailCipher } from '../privacy/email-cipher.js';
import { policyOnThread, type SitePolicy } from '../sites/site-policy.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { fold } from '../text/fold.js';
import { detectLanguage } from '../text/language.js';
import { similarity } from '../text/similarity.js';
import { AuthorRecords, type AuthorRecord } from '../trust/author-records.repository.js';
import { standingOf } from '../trust/standing.js';
import { clusterSignature } from './clusters/cluster-signature.js';
import type { Digest } from './clusters/clusters.repository.js';
import { ClustersService } from './clusters/clusters.service.js';
import {
  recentWindowSeconds,
  ScreeningFactsRepository,
  type PendingComment,
  type RecentRow,
  type SimilarRow,
} from './screening-facts.repository.js';

/** A comment with everything its checks and its verdict need. */
export interface ScreeningTask {
  siteId: string;
  createdAt: Date;
  input: CheckInput;
  policy: SitePolicy;
  policyVersion: number;
}

interface LoadedFacts {
  recent: RecentRow;
  similar: SimilarComment[];
  cluster: ClusterFacts;
  record: AuthorRecord;
  bans: BanFacts;
}

/** Below this two texts only share phrases. */
const leastSimilarity = 0.7;

/**
 * Gathers what the checks look at. Comments that are asked for at the same time are loaded together, with a handful of
 * statements for all of them; their digests are written and their clusters found on the way. Whatever cannot be loaded fails the whole: nothing is judged
 * without its bans or its author's record.
 */
@Injectable()
export class CheckInputLoader {
  private readonly batch: Batch<{ commentId: string; revision: number }, ScreeningTask | null>;

  constructor(
    private readonly facts: ScreeningFactsRepository,
    private readonly records: AuthorRecords,
    private readonly bans: BansRepository,
    private readonly clusters: ClustersService,
    private readonly sites: SitesRepository,
    private readonly cipher: EmailCipher,
    private readonly layers: SiteLayers,
  ) {
    this.batch = new Batch({
      flush: (wanted) => this.loadTogether(wanted),
      maxSize: 100,
      maxWaiting: 10_000,
      maxInFlight: 2,
    });
  }

  /** Null when that revision does not wait for a verdict any more. */
  load(commentId: string, revision: number): Promise<ScreeningTask | null> {
    return this.batch.add({ commentId, revision });
  }

  private async loadTogether(
    wanted: { commentId: string; revision: number }[],
  ): Promise<(ScreeningTask | Error | null)[]> {
    const rows = new Map(
      (await this.facts.pending(wanted.map(({ commentId }) => commentId))).map((row) => [row.id, row]),
    );
    const pending = [...rows.values()];
    if (pending.length === 0) return wanted.map(() => null);
    const digests = new Map(pending.map((row) => [row.id, digestOf(row)]));
    const clusters = await this.clusters.place([...digests.values()]);
    const policies = new Map<string, { policy: SitePolicy; policyVersion: number }>();
    for (const { siteId } of pending) {
      const site = await this.sites.findById(siteId);
      if (site) policies.set(siteId, site);
    }
    const ids = pending.map(({ id }) => id);
    const most = 1 + Math.max(...[...policies.values()].flatMap(({ policy }) => Object.values(policy.flood)));
    const [recent, similar, records, bans] = await Promise.all([
      this.facts.recent(ids, most),
      this.facts.similar(ids),
      this.records.of(ids),
      this.bansOf(pending),
    ]);
    const recentOf = new Map(recent.map((row) => [row.id, row]));
    const similarOf = groupById(similar);
    const recordOf = new Map(records.map((record) => [record.commentId, record]));
    return Promise.all(
      wanted.map(async ({ commentId, revision }) => {
        const row = rows.get(commentId);
        const site = row && policies.get(row.siteId);
        if (!row || row.revision !== revision) return null;
        if (!site) return new Error('The site of a pending comment is not known.');
        const digest = digests.get(commentId)!;
        const facts: LoadedFacts = {
          recent: recentOf.get(commentId)!,
          similar: alike(digest, similarOf.get(commentId) ?? []),
          record: recordOf.get(commentId)!,
          cluster: clusters.get(commentId)!,
          bans: bans.get(commentId)!,
        };
        return this.task(row, site, facts).catch((error: Error) => error);
      }),
    );
  }

  private async bansOf(pending: PendingComment[]): Promise<Map<string, BanFacts>> {
    const facts = new Map<string, BanFacts>();
    for (const { id, siteId, emailFingerprint, addressBanIds } of pending)
      facts.set(id, (await this.bans.ofSite(siteId)).factsFor(emailFingerprint, addressBanIds));
    return facts;
  }

  private async task(
    row: PendingComment,
    { policy, policyVersion }: { policy: SitePolicy; policyVersion: number },
    { recent, similar, cluster, record, bans }: LoadedFacts,
  ): Promise<ScreeningTask> {
    const address = (await this.cipher.open(row.emailSealed, row.id)).reveal();
    const { maxLinks, trustedDomains, blocklist, flood, minTimeOnFormMs, trust, strikes } = policy;
    return {
      siteId: row.siteId,
      createdAt: row.createdAt,
      policy: policyOnThread(policy, row.moderation),
      policyVersion,
      input: {
        commentId: row.id,
        revision: row.revision,
        now: row.createdAt,
        body: row.body,
        name: row.name,
        website: row.website,
        locale: row.locale,
        author: {
          emailDomain: address.slice(address.lastIndexOf('@') + 1).toLowerCase(),
          standing: standingOf(record.proven, record.decisions, { trust, strikes }),
        },
        form: { trapFilled: row.trapFilled, timeOnFormMs: row.timeOnFormMs },
        recent: {
          windowSeconds: recentWindowSeconds,
          byAuthor: recent.byAuthor,
          byAddress: recent.byAddress,
          byThread: recent.byThread,
        },
        similar,
        cluster,
        siteLayer: await this.layers.of(row.siteId),
        bans,
        settings: { maxLinks, trustedDomains, blocklist, flood, minTimeOnFormMs, strikes },
      },
    };
  }
}

function digestOf(row: PendingComment): Digest {
  return {
    commentId: row.id,
    siteId: row.siteId,
    language: detectLanguage(row.body).language,
    searchText: fold(`${row.name}\n${row.body}`).text,
    signature: clusterSignature(row.body, row.siteId),
  };
}

function alike(digest: Digest, rows: SimilarRow[]): SimilarComment[] {
  return rows
    .map((row) => ({
      commentId: row.otherId,
      similarity: row.exact ? 1 : similarity(digest.signature.minhash, row.minhash),
      ageSeconds: row.ageSeconds,
      sameAuthor: row.sameAuthor,
      sameThread: row.sameThread,
      status: row.status,
    }))
    .filter((other) => other.similarity >= leastSimilarity);
}

function groupById(rows: SimilarRow[]): Map<string, SimilarRow[]> {
  const groups = new Map<string, SimilarRow[]>();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group) group.push(row);
    else groups.set(row.id, [row]);
  }
  return groups;
}
