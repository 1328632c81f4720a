import { similarity } from '../../text/similarity.js';
import type { ClusterSignature } from './cluster-signature.js';

/** So alike that whatever is near to the one is near to the other: the index needs only one of them. */
const COVERED = 0.9;

/** A comment whose near-duplicates are looked for. */
export interface Probe {
  commentId: string;
  siteId: string;
  signature: ClusterSignature;
}

/** A comment that shares at least one band with a probe. */
export interface Candidate {
  probeId: string;
  commentId: string;
  minhash: number[];
  /** The bands that both have. */
  shared: number[];
}

/** Two comments whose texts are near-duplicates, by their ids. */
export type Link = readonly [string, string];

/** What came of comparing a probe with its candidates. */
export interface Comparison {
  links: Link[];
  /** True when one of the candidates stands for the probe in the index: nearly the same text, with the same links. */
  covered: boolean;
}

/** Compares a probe with the candidates found for it. */
export function compare({ commentId, signature }: Probe, candidates: readonly Candidate[]): Comparison {
  const links: Link[] = [];
  let covered = false;
  for (const candidate of candidates) {
    const alike = similarity(signature.minhash, candidate.minhash);
    const sharesDomain = signature.domainBands.some((band) => candidate.shared.includes(band));
    if (alike < (sharesDomain ? signature.nearWithDomain : signature.near)) continue;
    links.push([commentId, candidate.commentId]);
    covered ||= alike >= COVERED && signature.domainBands.every((band) => candidate.shared.includes(band));
  }
  return { links, covered };
}

/** The candidates for each probe among the probes before it, as an index would find them. */
export function candidatesAmong(probes: readonly Probe[]): Candidate[] {
  const byBand = new Map<number, Probe[]>();
  return probes.flatMap((probe) => {
    const shared = new Map<Probe, number[]>();
    for (const band of probe.signature.bands) {
      const earlier = byBand.get(band) ?? [];
      for (const other of earlier) {
        if (other.siteId === probe.siteId) shared.set(other, [...(shared.get(other) ?? []), band]);
      }
      byBand.set(band, [...earlier, probe]);
    }
    return [...shared].map(([other, bands]) => ({
      probeId: probe.commentId,
      commentId: other.commentId,
      minhash: other.signature.minhash,
      shared: bands,
    }));
  });
}

/** Which clusters turn out to be one: from each cluster that ends to the oldest of those it belongs with, which stays. */
export function mergers(clusterOf: ReadonlyMap<string, string>, links: readonly Link[]): Map<string, string> {
  const into = new Map<string, string>();
  const root = (cluster: string): string => {
    let at = cluster;
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next;
    return at;
  };
  for (const [one, other] of links) {
    const clusters = [clusterOf.get(one), clusterOf.get(other)];
    if (clusters[0] === undefined || clusters[1] === undefined) continue;
    // Ids sort by time, so the smaller one is the older cluster: whoever merges them, the outcome is the same.
    const [older, younger] = [root(clusters[0]), root(clusters[1])].sort() as [string, string];
    if (older !== younger) into.set(younger, older);
  }
  return new Map([...into.keys()].map((cluster) => [cluster, root(cluster)]));
}
