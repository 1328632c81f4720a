const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** THE schedule: how long after one attempt the next is made; ten attempts over about 75 hours. */
export const attemptWaits: readonly number[] = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** A receiver may ask to be left alone for so long; more than that is taken for this. */
export const longestRest = 24 * hour;

/** Each wait is longer by up to this part of itself, so that what failed together does not come back together. */
const jitter = 0.1;

/**
 * How long to wait, in milliseconds, after so many attempts have failed; null when there are no more. Never sooner than the
 * receiver asked for: but a receiver that asks to be tried again soon does not get its attempts used up any faster.
 */
export function waitAfter(attempts: number, retryAfterMs: number | null, random: () => number): number | null {
  const wait = attemptWaits[attempts];
  return wait === undefined ? null : spread(Math.max(wait, restAskedFor(retryAfterMs)), random);
}

/** What of a `Retry-After` is obeyed, in milliseconds. */
export function restAskedFor(retryAfterMs: number | null): number {
  return Math.min(retryAfterMs ?? 0, longestRest);
}

/** A wait made longer by a random part, in whole milliseconds. */
export function spread(ms: number, random: () => number): number {
  return Math.round(ms * (1 + jitter * random()));
}
