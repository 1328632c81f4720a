export { rocAuc } from '../scoring/fitting/roc-auc.js';

/** A score for each row and whether the row is positive. */
export interface Scored {
  scores: readonly number[];
  labels: readonly (0 | 1)[];
}

/** The mean precision over the positives, going down the scores; rows of equal score come as one. */
export function averagePrecision({ scores, labels }: Scored): number | null {
  const order = ascending(scores).reverse();
  let seen = 0;
  let hits = 0;
  let sum = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let found = 0;
    while (to < order.length && scores[order[to] as number] === scores[order[from] as number]) {
      found += labels[order[to] as number] as number;
      to += 1;
    }
    seen += to - from;
    hits += found;
    sum += (found * hits) / seen;
    from = to;
  }
  return hits === 0 ? null : sum / hits;
}

/** The share of positives above the score that the given share of negatives exceeds. */
export function recallAt({ scores, labels }: Scored, falseAlarms: number): number | null {
  const negatives = scores.filter((_, i) => labels[i] === 0).sort((a, b) => b - a);
  const positives = scores.filter((_, i) => labels[i] === 1);
  const limit = negatives[Math.floor(falseAlarms * negatives.length)];
  if (limit === undefined || positives.length === 0) return null;
  return positives.filter((score) => score > limit).length / positives.length;
}

/** The harmonic mean of precision and recall when `threshold` and above counts as positive. */
export function f1At({ scores, labels }: Scored, threshold: number): number | null {
  let hits = 0;
  let named = 0;
  let positives = 0;
  scores.forEach((score, i) => {
    positives += labels[i] as number;
    if (score < threshold) return;
    named += 1;
    hits += labels[i] as number;
  });
  return positives === 0 || positives === labels.length ? null : (2 * hits) / (named + positives);
}

/** A tenth of the probability scale: what was said there on average, and what was true. */
export interface ReliabilityBin {
  rows: number;
  said: number;
  true: number;
}

/**
 * Ten bins of equal width, and the expected calibration error: the mean distance of said and true, by rows. `chance` is
 * about the error that true probabilities would show on so few rows.
 */
export function reliability({ scores, labels }: Scored): { bins: ReliabilityBin[]; ece: number; chance: number } {
  const bins = Array.from({ length: 10 }, () => ({ rows: 0, said: 0, true: 0, variance: 0 }));
  scores.forEach((score, i) => {
    const bin = bins[Math.min(9, Math.floor(score * 10))] as (typeof bins)[number];
    bin.rows += 1;
    bin.said += score;
    bin.true += labels[i] as number;
    bin.variance += score * (1 - score);
  });
  const mean = (distanceOf: (bin: (typeof bins)[number]) => number) =>
    bins.reduce((sum, bin) => sum + distanceOf(bin), 0) / Math.max(1, scores.length);
  return {
    bins: bins.map((bin) => ({ rows: bin.rows, said: bin.said / (bin.rows || 1), true: bin.true / (bin.rows || 1) })),
    ece: mean((bin) => Math.abs(bin.said - bin.true)),
    // The mean distance of a normal variable from its middle is the root of 2 / pi of its spread.
    chance: mean((bin) => Math.sqrt((2 / Math.PI) * bin.variance)),
  };
}

function ascending(scores: readonly number[]): number[] {
  return Array.from(scores, (_, i) => i).sort((a, b) => (scores[a] as number) - (scores[b] as number));
}
