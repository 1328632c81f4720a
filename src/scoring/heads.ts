/** What the scorer judges: unwanted promotion, abuse of people, hate against what a group of people are. */
export const heads = ['spam', 'abuse', 'hate'] as const;

/**
 * What weights are fitted for: the heads, and menace - threats, calls for violence, urging to self-harm - which is abuse too.
 * Few data sets have any of it, and in one fit with all the swearing it would drown.
 */
export const parts = [...heads, 'menace'] as const;

/** One of the things that weights are fitted for. */
export type Part = (typeof parts)[number];

/** The head that a part speaks for. */
export function headOf(part: Part): Head {
  return part === 'menace' ? 'abuse' : part;
}

/** One of the scorer's heads. */
export type Head = (typeof heads)[number];

/** A number for each head: calibrated probabilities 0..1, or logits where so named. */
export type Scores = Record<Head, number>;
