// A comment's features are counted in an open-addressing table of typed arrays that is used again for every comment:
// making a Map of some four hundred features would cost more than finding them.

/**
 * Takes the features of a comment as they are found; `start` and `end` are offsets in the folded text. `trait` names a
 * feature that is not a word of the text.
 */
export interface FeatureSink {
  add(block: number, hash: number, start: number, end: number, trait?: string): void;
}

/** Hashed features with their values: slot `hashes[i] & mask` of a weight table counts `values[i]` times. */
export interface FeatureVector {
  readonly hashes: Int32Array;
  readonly values: Float32Array;
}

const SIZE = 1 << 15;
const MASK = SIZE - 1;
/** The most distinct features of one comment; what comes later in an enormous comment is left out. */
const MOST_FEATURES = 1 << 14;

/** Counts features; one instance serves any number of comments, one after another. */
export class FeatureCounter implements FeatureSink {
  private readonly keys = new Int32Array(SIZE);
  private readonly counts = new Uint16Array(SIZE);
  private readonly blocks = new Uint8Array(SIZE);
  private readonly stamps = new Int32Array(SIZE);
  private readonly used = new Int32Array(MOST_FEATURES);
  private length = 0;
  private stamp = 0;

  /** Forgets the comment before. */
  start(): void {
    this.length = 0;
    this.stamp += 1;
  }

  add(block: number, hash: number): void {
    let slot = (hash ^ (hash >>> 15)) & MASK;
    while (this.stamps[slot] === this.stamp) {
      if (this.keys[slot] === hash) {
        if ((this.counts[slot] as number) < 0xffff) (this.counts[slot] as number)++;
        return;
      }
      slot = (slot + 1) & MASK;
    }
    if (this.length === MOST_FEATURES) return;
    this.stamps[slot] = this.stamp;
    this.keys[slot] = hash;
    this.counts[slot] = 1;
    this.blocks[slot] = block;
    this.used[this.length++] = slot;
  }

  /** The vector: 1 + log(count), each block divided by its length and times its weight, so that long comments weigh no more. */
  finish(blockWeights: readonly number[]): FeatureVector {
    const squares = new Float64Array(blockWeights.length);
    const hashes = new Int32Array(this.length);
    const values = new Float32Array(this.length);
    for (let i = 0; i < this.length; i++) {
      const slot = this.used[i] as number;
      const count = this.counts[slot] as number;
      const value = count === 1 ? 1 : 1 + Math.log(count);
      hashes[i] = this.keys[slot] as number;
      values[i] = value;
      (squares[this.blocks[slot] as number] as number) += value * value;
    }
    const factors = blockWeights.map((weight, block) => weight / Math.sqrt(squares[block] || 1));
    for (let i = 0; i < this.length; i++) {
      (values[i] as number) *= factors[this.blocks[this.used[i] as number] as number] as number;
    }
    return { hashes, values };
  }
}
