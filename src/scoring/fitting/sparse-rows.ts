import type { FeatureVector } from '../feature-vector.js';

/** Many feature vectors in two long arrays: row `i` lies from `offsets[i]` to `offsets[i + 1]`. */
export class SparseRows {
  hashes = new Int32Array(1 << 16);
  values = new Float32Array(1 << 16);
  readonly offsets: number[] = [0];

  get length(): number {
    return this.offsets.length - 1;
  }

  /** Appends a row. */
  push({ hashes, values }: FeatureVector): void {
    const from = this.offsets.at(-1) as number;
    const to = from + hashes.length;
    if (to > this.hashes.length) this.grow(to);
    this.hashes.set(hashes, from);
    this.values.set(values, from);
    this.offsets.push(to);
  }

  /** One row again as a vector; a view, not a copy. */
  row(index: number): FeatureVector {
    const from = this.offsets[index] as number;
    const to = this.offsets[index + 1] as number;
    return { hashes: this.hashes.subarray(from, to), values: this.values.subarray(from, to) };
  }

  private grow(atLeast: number): void {
    const size = Math.max(atLeast, Math.ceil(this.hashes.length * 1.5));
    const hashes = new Int32Array(size);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const values = new Float32Array(size);
    values.set(this.values);
    this.values = values;
  }
}
