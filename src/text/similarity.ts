import { createHash } from 'node:crypto';
import { fold } from './fold.js';
import { HASH_START, hashStep, mixHash } from './hashing.js';

// Two comments are near-duplicates when the sets of their five-letter pieces overlap (Jaccard similarity). Comparing sets
// with millions of stored comments is out of the question, so each comment keeps 32 numbers: for each of 32 hash
// functions the smallest hash of any piece (Broder 1997). Two texts agree in a position as often as their sets overlap.
// To FIND candidates, the numbers are cut into 8 bands of 4; two comments that share a band key are compared. A pair
// with similarity s shares one with probability 1 - (1 - s^4)^8: 0.3 at 0.45, 0.9 at 0.7, 0.99 at 0.82.

const POSITIONS = 32;
const BANDS = 8;
const ROWS = POSITIONS / BANDS;
const SHINGLE = 5;
/** Shorter texts than this many letters and digits get no bands: 'Thank you!' is not a copy of 'Thank you!!'. */
const SHORTEST_WITH_BANDS = 24;

/** What is stored of a comment's text to find copies of it. */
export interface Signature {
  /** SHA-256 of the folded text's letters and digits, 32 bytes. */
  textHash: Buffer;
  /** 32 signed 32-bit integers. */
  minhash: number[];
  /** 8 signed 32-bit band keys; empty for a short text, which has exact copies only. */
  bands: number[];
}

/** The signature of a text; the same on every machine and in every process. */
export function signature(text: string): Signature {
  const folded = fold(text).text;
  // A comment of nothing but emoji has no letters; it is then compared by what it has.
  const reduced = folded.replace(/[^\p{L}\p{N}\p{M}]+/gu, '') || folded.replace(/\s+/g, '');
  const minhash = minima(reduced);
  return {
    textHash: createHash('sha256').update(reduced).digest(),
    minhash,
    bands: reduced.length < SHORTEST_WITH_BANDS ? [] : bandKeys(minhash),
  };
}

/** Estimated Jaccard similarity of two texts from their minhashes: 0..1 in steps of 1/32; 0 when either is empty. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  let equal = 0;
  for (let i = 0; i < length; i++) if (a[i] === b[i]) equal++;
  return length === 0 ? 0 : equal / length;
}

const MULTIPLIERS = new Int32Array(POSITIONS);
const SEEDS = new Int32Array(POSITIONS);
for (let i = 0; i < POSITIONS; i++) {
  MULTIPLIERS[i] = mixHash(2 * i + 1) | 1;
  SEEDS[i] = mixHash(2 * i + 2);
}

function minima(text: string): number[] {
  const least = new Int32Array(POSITIONS).fill(0x7fffffff);
  const seen = new Set<number>();
  const last = Math.max(0, text.length - SHINGLE);
  for (let from = 0; from <= last; from++) {
    const shingle = hashOf(text, from, Math.min(text.length, from + SHINGLE));
    if (seen.has(shingle)) continue;
    seen.add(shingle);
    for (let i = 0; i < POSITIONS; i++) {
      const value = Math.imul(shingle ^ (SEEDS[i] as number), MULTIPLIERS[i] as number);
      // Multiplication leaves the low bits weak; the high half is brought down before the comparison.
      const mixed = value ^ (value >>> 15);
      if (mixed < (least[i] as number)) least[i] = mixed;
    }
  }
  return Array.from(least);
}

function bandKeys(minhash: readonly number[]): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    let key = mixHash(band + 1);
    for (const value of minhash.slice(band * ROWS, (band + 1) * ROWS)) key = mixHash(key ^ value);
    return key;
  });
}

function hashOf(text: string, from: number, to: number): number {
  let hash = HASH_START;
  for (let i = from; i < to; i++) hash = hashStep(hash, text.charCodeAt(i));
  return mixHash(hash);
}
