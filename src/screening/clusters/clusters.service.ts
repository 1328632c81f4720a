import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { burstHarm } from '../../checks/burst.js';
import type { ClusterFacts } from '../../checks/check.js';
import { Metrics } from '../../observability/metrics.js';
import { BurstsRepository } from './bursts.repository.js';
import { ClustersRepository, type ClusterRow, type Digest } from './clusters.repository.js';
import { candidatesAmong, compare, mergers, type Candidate, type Comparison, type Link } from './near-duplicates.js';

/** The window of a burst. */
const windowSeconds = 86_400;

/**
 * Puts comments into clusters of near-duplicates. Of two copies that are placed at the same time by two workers at least
 * one is seen by the other: each writes first and looks afterwards. Only those who found something take turns, site by site.
 */
@Injectable()
export class ClustersService {
  constructor(
    private readonly database: DataSource,
    private readonly clusters: ClustersRepository,
    private readonly bursts: BurstsRepository,
    private readonly metrics: Metrics,
  ) {}

  /** Stores the digests, places their comments, and answers what is around each, by its id. */
  async place(digests: readonly Digest[]): Promise<Map<string, ClusterFacts>> {
    const known = compareAll(digests, [...(await this.clusters.candidates(digests)), ...candidatesAmong(digests)]);
    // A copy of what the index has already needs no place of its own there: a campaign of thousands has a handful.
    const indexed = digests.filter(({ commentId }) => !known.get(commentId)!.covered);
    await this.clusters.save(digests, new Set(indexed.map(({ commentId }) => commentId)));
    const since = compareAll(indexed, await this.clusters.candidates(indexed));
    const links = [...known.values(), ...since.values()].flatMap((comparison) => comparison.links);
    if (links.length > 0) await this.join(digests, links);
    const rows = await this.clusters.around(
      digests.map(({ commentId }) => commentId),
      windowSeconds,
    );
    await this.raise(rows);
    return new Map(rows.map((row) => [row.id, factsOf(row)]));
  }

  private async join(digests: readonly Digest[], links: readonly Link[]): Promise<void> {
    const siteOf = new Map(digests.map(({ commentId, siteId }) => [commentId, siteId]));
    for (const siteId of new Set(links.map(([commentId]) => siteOf.get(commentId)!))) {
      const here = links.filter(([commentId]) => siteOf.get(commentId) === siteId);
      await this.database.transaction(async (tx) => {
        await this.clusters.lockSite(tx, siteId);
        const into = mergers(await this.clusters.clustersOf(tx, [...new Set(here.flat())]), here);
        if (into.size > 0) await this.clusters.merge(tx, into, [...siteOf.keys()]);
      });
    }
  }

  private async raise(rows: readonly ClusterRow[]): Promise<void> {
    const harmOf = new Map<string, { siteId: string; harm: number; raised: number }>();
    for (const row of rows) {
      const harm = Math.max(burstHarm(factsOf(row)), harmOf.get(row.clusterId)?.harm ?? 0);
      harmOf.set(row.clusterId, { siteId: row.siteId, harm, raised: row.raisedHarm });
    }
    for (const [clusterId, { siteId, harm, raised }] of harmOf) {
      if (harm > 0 && Math.fround(harm) > Math.fround(raised) && (await this.bursts.raise(clusterId, siteId, harm))) {
        this.metrics.bursts.inc();
      }
    }
  }
}

function compareAll(digests: readonly Digest[], candidates: readonly Candidate[]): Map<string, Comparison> {
  const found = new Map<string, Candidate[]>(digests.map(({ commentId }) => [commentId, []]));
  for (const candidate of candidates) found.get(candidate.probeId)!.push(candidate);
  return new Map(digests.map((digest) => [digest.commentId, compare(digest, found.get(digest.commentId)!)]));
}

function factsOf({ members, authors, addresses, threads, burstHarm }: ClusterRow): ClusterFacts {
  return { windowSeconds, members, authors, addresses, threads, burstHarm };
}
