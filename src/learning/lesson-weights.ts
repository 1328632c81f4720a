import type { Signature } from '../text/signature.js';
import { similarity } from '../text/similarity.js';

/** Whose lesson it is, as far as weights ask: who decided, who wrote, and what else reads the same. */
export interface LessonOrigin {
  moderator: string;
  author: string;
  /** Comments of one cluster are copies of each other, or nearly. */
  cluster: number;
}

/** Copies count together for no more than so many lessons: a flood says one thing, however often. */
export const MOST_PER_CLUSTER = 3;
/** What one author wrote counts for no more than this, or for the share, whichever is more. */
export const MOST_PER_AUTHOR = 5;
const MOST_SHARE_OF_AUTHOR = 0.03;
/** Nobody outweighs all colleagues together, once there are more decisions of theirs than this. */
export const MODERATOR_FLOOR = 50;

/**
 * How much each lesson counts, above 0 and at most 1. The copies of one text, the comments of one author and the decisions
 * of one moderator share what their group may weigh. A moderator who works alone is not capped: the site's rule is theirs.
 */
export function lessonWeights(origins: readonly LessonOrigin[]): number[] {
  const weights = origins.map(() => 1);
  const cap = (groupOf: (origin: LessonOrigin) => string | number, most: (whole: number, all: number) => number) => {
    const sums = new Map<string | number, number>();
    origins.forEach((origin, i) =>
      sums.set(groupOf(origin), (sums.get(groupOf(origin)) ?? 0) + (weights[i] as number)),
    );
    const all = [...sums.values()].reduce((total, sum) => total + sum, 0);
    origins.forEach((origin, i) => {
      const sum = sums.get(groupOf(origin)) as number;
      (weights[i] as number) *= Math.min(1, most(sum, all) / sum);
    });
  };
  cap(({ cluster }) => cluster, () => MOST_PER_CLUSTER); // prettier-ignore
  cap(({ author }) => author, (_, all) => Math.max(MOST_PER_AUTHOR, MOST_SHARE_OF_AUTHOR * all)); // prettier-ignore
  cap(({ moderator }) => moderator, (own, all) => (own === all ? own : Math.max(MODERATOR_FLOOR, all - own))); // prettier-ignore
  return weights;
}

const LEAST_SIMILARITY = 0.7;

/** The number of each text's cluster: the same text, or one like the first of its cluster. */
export function clustersOf(signatures: readonly Signature[]): number[] {
  const firsts = new Map<string, number[]>();
  let clusters = 0;
  const minhashes: (readonly number[])[] = [];
  return signatures.map(({ textHash, minhash, bands }) => {
    const places = [textHash.toString('base64'), ...bands.map((band) => `band ${band}`)];
    const candidates = new Set(places.flatMap((place) => firsts.get(place) ?? []));
    const same = firsts.get(places[0] as string)?.[0];
    const known = same ?? [...candidates].find((cluster) => similarity(minhashes[cluster] ?? [], minhash) >= LEAST_SIMILARITY); // prettier-ignore
    const cluster = known ?? clusters++;
    if (known === undefined) minhashes[cluster] = minhash;
    // A cluster is found again by every member's own text, but only by the bands of its first one: chains do not grow.
    for (const place of known === undefined ? places : places.slice(0, 1)) {
      const there = firsts.get(place);
      if (!there) firsts.set(place, [cluster]);
      else if (!there.includes(cluster)) there.push(cluster);
    }
    return cluster;
  });
}
