import type { SparseRows } from './sparse-rows.js';

// A linear fit is much better when features that tell the classes apart are given larger values (Wang and Manning 2012).

/** How large each slot's values are to be, from the picked rows; `importance` is how much each of them counts. */
export type FeatureScale = (
  rows: SparseRows,
  picked: Int32Array,
  positive: Uint8Array,
  bits: number,
  importance: Float32Array,
) => Float32Array;

/** Counts to begin with: what a tenth of a row says is taken for something. */
const FAINT = 0.1;

/** As `logCountRatio`, but rows count as much as they are worth, and a slot that few rows use may still say much. */
export const sharpCountRatio: FeatureScale = (rows, picked, positive, bits, importance) => {
  const mask = (1 << bits) - 1;
  const inPositive = new Float64Array(1 << bits).fill(FAINT);
  const inNegative = new Float64Array(1 << bits).fill(FAINT);
  picked.forEach((row, i) => {
    const counts = positive[i] ? inPositive : inNegative;
    for (const hash of rows.row(row).hashes) (counts[hash & mask] as number) += importance[i] as number;
  });
  return ratioOf(inPositive, inNegative);
};

/** The log of how much more often a slot is used by positive rows than by negative ones, smoothed by one. */
export function logCountRatio(rows: SparseRows, picked: Int32Array, positive: Uint8Array, bits: number): Float32Array {
  const mask = (1 << bits) - 1;
  const inPositive = new Float64Array(1 << bits).fill(1);
  const inNegative = new Float64Array(1 << bits).fill(1);
  picked.forEach((row, i) => {
    const counts = positive[i] ? inPositive : inNegative;
    for (const hash of rows.row(row).hashes) (counts[hash & mask] as number) += 1;
  });
  return ratioOf(inPositive, inNegative);
}

function ratioOf(inPositive: Float64Array, inNegative: Float64Array): Float32Array {
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);
  const shift = Math.log(sum(inNegative)) - Math.log(sum(inPositive));
  return Float32Array.from(inPositive, (count, slot) => Math.log(count) - Math.log(inNegative[slot] as number) + shift);
}

/** A third of the log of how rare a slot is; for small sets, where a ratio of counts is mostly chance. */
export function inverseFrequency(
  rows: SparseRows,
  picked: Int32Array,
  _positive: Uint8Array,
  bits: number,
): Float32Array {
  const mask = (1 << bits) - 1;
  const counts = new Float64Array(1 << bits).fill(2);
  for (const row of picked) for (const hash of rows.row(row).hashes) (counts[hash & mask] as number) += 1;
  return Float32Array.from(counts, (count) => Math.log(1 + picked.length / count) / 3);
}
