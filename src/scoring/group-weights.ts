import type { FeatureVector } from './feature-vector.js';
import { bent } from './fitting/calibration-curve.js';
import type { HeadModel } from './model-file.js';

const MOST_HEADS = 4;

/**
 * The weights of one language group's heads, side by side: what a feature says to each head lies in four neighbouring
 * bytes. Looking weights up is waiting for memory, and this way it is waited once for all heads.
 */
export class GroupWeights {
  private readonly table: Int8Array;
  private readonly mask: number;

  /** Four heads at most; they may have tables of different sizes. */
  constructor(private readonly heads: readonly HeadModel[]) {
    const size = heads.reduce((largest, { weights }) => Math.max(largest, weights.length), 1);
    this.mask = size - 1;
    this.table = new Int8Array(size * MOST_HEADS);
    heads.forEach(({ weights }, place) => {
      for (let slot = 0; slot < size; slot++) {
        this.table[slot * MOST_HEADS + place] = weights[slot & (weights.length - 1)] as number;
      }
    });
  }

  /** Each head with its log odds for a comment. */
  logits({ hashes, values }: FeatureVector): [HeadModel, number][] {
    const { table, mask } = this;
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    for (let i = 0; i < hashes.length; i++) {
      const value = values[i] as number;
      const at = ((hashes[i] as number) & mask) * MOST_HEADS;
      first += (table[at] as number) * value;
      second += (table[at + 1] as number) * value;
      third += (table[at + 2] as number) * value;
      fourth += (table[at + 3] as number) * value;
    }
    const sums = [first, second, third, fourth];
    return this.heads.map((head, place) => {
      const { scale, calibration, bend } = head;
      return [head, bent(calibration.slope * (sums[place] as number) * scale + calibration.offset, bend)];
    });
  }
}
