// A comment's features are counted in a table of typed arrays that is used again for every comment: making a Map of some
// nine hundred features would cost more than finding them. A slot of the table holds a feature's number, and counts as
// taken when that feature says it sits there; so nothing has to be cleared between comments.

/** Hashed features with their values: slot `hashes[i] & mask` of a weight table counts `values[i]` times. */
export interface FeatureVector {
  readonly hashes: Int32Array;
  readonly values: Float32Array;
}

/** One feature where it was found: offsets in the folded text; `trait` names a feature that is not a word of the text. */
export interface FeatureOccurrence {
  hash: number;
  start: number;
  end: number;
  trait: string | undefined;
}

/** The most distinct features of one comment; what comes later in an enormous comment is left out. */
const MOST_FEATURES = 1 << 14;
const SMALLEST_TABLE = 1 << 12;
const LARGEST_TABLE = MOST_FEATURES << 1;
const LOGARITHMS = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(Math.max(1, count)));

/** Counts features; one instance serves any number of comments, one after another. */
export class FeatureCounter {
  private readonly slots = new Uint16Array(LARGEST_TABLE);
  private readonly hashes = new Int32Array(MOST_FEATURES);
  private readonly slotOf = new Uint16Array(MOST_FEATURES);
  private readonly counts = new Uint16Array(MOST_FEATURES);
  private readonly blocks = new Uint8Array(MOST_FEATURES);
  private length = 0;
  private mask = 0;
  private occurrences: FeatureOccurrence[] | null = null;

  /**
   * Forgets the comment before. `size` is the new one's length: a small table stays in the processor's fast memory. With
   * `occurrences` each feature is also put there, with its place.
   */
  start(size: number, occurrences: FeatureOccurrence[] | null = null): void {
    let table = SMALLEST_TABLE;
    while (table < 8 * size && table < LARGEST_TABLE) table <<= 1;
    this.mask = table - 1;
    this.length = 0;
    this.occurrences = occurrences;
  }

  /** Counts one feature. */
  add(block: number, hash: number, start: number, end: number, trait?: string): void {
    this.occurrences?.push({ hash, start, end, trait });
    const { slots, hashes, slotOf, mask } = this;
    let slot = hash & mask;
    for (;;) {
      const feature = slots[slot] as number;
      if (feature >= this.length || slotOf[feature] !== slot) break;
      if (hashes[feature] === hash) {
        if ((this.counts[feature] as number) < 0xffff) (this.counts[feature] as number)++;
        return;
      }
      slot = (slot + 1) & mask;
    }
    if (this.length > mask >> 1 || this.length === MOST_FEATURES) return;
    const feature = this.length++;
    slots[slot] = feature;
    slotOf[feature] = slot;
    hashes[feature] = hash;
    this.counts[feature] = 1;
    this.blocks[feature] = block;
  }

  /** The vector: 1 + log(count), each block divided by its length and times its weight, so that long comments weigh no more. */
  finish(blockWeights: readonly number[]): FeatureVector {
    const { length, counts, blocks } = this;
    const hashes = this.hashes.slice(0, length);
    const values = new Float32Array(length);
    const factors = new Float64Array(blockWeights.length);
    for (let i = 0; i < length; i++) {
      const count = counts[i] as number;
      const value = count < LOGARITHMS.length ? (LOGARITHMS[count] as number) : 1 + Math.log(count);
      values[i] = value;
      (factors[blocks[i] as number] as number) += value * value;
    }
    for (let block = 0; block < factors.length; block++) {
      factors[block] = (blockWeights[block] as number) / Math.sqrt((factors[block] as number) || 1);
    }
    for (let i = 0; i < length; i++) (values[i] as number) *= factors[blocks[i] as number] as number;
    return { hashes, values };
  }
}
