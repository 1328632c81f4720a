import { seededRandom, shuffle } from './random.js';
import type { SparseRows } from './sparse-rows.js';

/** What a linear model is fitted to. */
export interface FitProblem {
  rows: SparseRows;
  /** Which rows, by index. */
  picked: Int32Array;
  /** Label of each picked row. */
  positive: Uint8Array;
  /** How much each picked row counts: its C. */
  costs: Float32Array;
  /** Which bias each picked row has; rows of one source share one, which is forgotten after the fit. */
  biases: Uint8Array;
  biasCount: number;
  /** Weight tables have 2^bits slots. */
  bits: number;
  /** Multiplies each slot's values during the fit; the weights that come back have it in them. */
  scale: Float32Array;
  epochs: number;
  seed: number;
}

/** The weights and the biases of a fit. */
export interface FittedModel {
  weights: Float32Array;
  biases: Float32Array;
}

const BIAS_VALUE = 1;

/**
 * A linear support vector machine with squared hinge loss, fitted by dual coordinate descent (Hsieh et al. 2008, as in
 * LIBLINEAR's solver 1). Rows are visited in a seeded random order in each epoch: the same input gives the same bits.
 */
export function fitLinearSvm(problem: FitProblem, onEpoch: (done: number) => void = () => {}): FittedModel {
  const { rows, picked, positive, costs, biases, biasCount, bits, scale, epochs, seed } = problem;
  const { hashes, values, offsets } = rows;
  const mask = (1 << bits) - 1;
  const weights = new Float32Array(1 << bits);
  const bias = new Float32Array(biasCount);
  const alphas = new Float32Array(picked.length);
  const squares = new Float32Array(picked.length);
  const order = new Int32Array(picked.length);
  for (let i = 0; i < picked.length; i++) {
    order[i] = i;
    let square = BIAS_VALUE * BIAS_VALUE;
    const row = picked[i] as number;
    for (let at = offsets[row] as number, to = offsets[row + 1] as number; at < to; at++) {
      const value = (values[at] as number) * (scale[(hashes[at] as number) & mask] as number);
      square += value * value;
    }
    squares[i] = square + 0.5 / (costs[i] as number);
  }
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let k = 0; k < order.length; k++) {
      const i = order[k] as number;
      const row = picked[i] as number;
      const from = offsets[row] as number;
      const to = offsets[row + 1] as number;
      const which = biases[i] as number;
      const sign = positive[i] ? 1 : -1;
      let sum = (bias[which] as number) * BIAS_VALUE;
      for (let at = from; at < to; at++) {
        const slot = (hashes[at] as number) & mask;
        sum += (weights[slot] as number) * (values[at] as number) * (scale[slot] as number);
      }
      const alpha = alphas[i] as number;
      const gradient = sign * sum - 1 + (alpha * 0.5) / (costs[i] as number);
      if (alpha === 0 && gradient >= 0) continue;
      const next = Math.max(0, alpha - gradient / (squares[i] as number));
      const step = (next - alpha) * sign;
      if (step === 0) continue;
      alphas[i] = next;
      (bias[which] as number) += step * BIAS_VALUE;
      for (let at = from; at < to; at++) {
        const slot = (hashes[at] as number) & mask;
        (weights[slot] as number) += step * (values[at] as number) * (scale[slot] as number);
      }
    }
    onEpoch(epoch + 1);
  }
  for (let slot = 0; slot < weights.length; slot++) (weights[slot] as number) *= scale[slot] as number;
  return { weights, biases: bias };
}
