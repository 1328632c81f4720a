/** What the scorer judges: unwanted promotion, abuse of people, hate against what a group of people are. */
export const heads = ['spam', 'abuse', 'hate'] as const;

/** One of the scorer's heads. */
export type Head = (typeof heads)[number];

/** A number for each head: calibrated probabilities 0..1, or logits where so named. */
export type Scores = Record<Head, number>;
