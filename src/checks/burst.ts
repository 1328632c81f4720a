import type { ClusterFacts } from './check.js';

const FEWEST_MEMBERS = 5;
const FEWEST_SIDES = 3;
/** Past this many a burst is as bad as it gets; members are not counted further. */
const MOST_MEMBERS = 100;

/** True when near-duplicates came in quick succession from several people, networks or into several threads. */
export function isBurst({ members, authors, addresses, threads }: ClusterFacts): boolean {
  return members >= FEWEST_MEMBERS && Math.max(authors, addresses, threads) >= FEWEST_SIDES;
}

/**
 * The least harm, 0..1, that a member of this cluster is expected to do: 0.5 when a burst begins, 0.8 from a hundred
 * members on, in steps of 0.05 so that the harm of all members is not raised with each new one. It stays after the burst.
 */
export function burstHarm(cluster: ClusterFacts): number {
  if (!isBurst(cluster)) return cluster.burstHarm;
  const growth =
    Math.log(Math.min(cluster.members, MOST_MEMBERS) / FEWEST_MEMBERS) / Math.log(MOST_MEMBERS / FEWEST_MEMBERS);
  return Math.max(cluster.burstHarm, Math.floor(10 + 6 * growth + 1e-9) / 20);
}
