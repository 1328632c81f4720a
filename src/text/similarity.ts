import { fold } from './fold.js';
import { HASH_START, hashStep, mixHash } from './hashing.js';

// Two comments are near-duplicates when the sets of their five-letter pieces overlap (Jaccard similarity). Comparing sets
// with millions of stored comments is out of the question, so each comment keeps 32 numbers: for each of 32 hash
// functions the smallest hash of any piece (Broder 1997). Two texts agree in a position as often as their sets overlap.
// Which comments are worth comparing at all, `sampled-phrases.ts` finds out.

const POSITIONS = 32;
const PIECE = 5;

/** The folded text's letters, digits and marks run together; a comment of nothing but emoji is what it has. */
export function lettersAndDigits(text: string): string {
  const folded = fold(text).text;
  return folded.replace(/[^\p{L}\p{N}\p{M}]+/gu, '') || folded.replace(/\s+/g, '');
}

/** The minhash of a run of letters: 32 signed 32-bit integers, the same on every machine and in every process. */
export function minhash(letters: string): number[] {
  const least = new Int32Array(POSITIONS).fill(0x7fffffff);
  const seen = new Set<number>();
  const last = Math.max(0, letters.length - PIECE);
  for (let from = 0; from <= last; from++) {
    const piece = hashOf(letters, from, Math.min(letters.length, from + PIECE));
    if (seen.has(piece)) continue;
    seen.add(piece);
    for (let i = 0; i < POSITIONS; i++) {
      const value = Math.imul(piece ^ (SEEDS[i] as number), MULTIPLIERS[i] as number);
      // Multiplication leaves the low bits weak; the high half is brought down before the comparison.
      const mixed = value ^ (value >>> 15);
      if (mixed < (least[i] as number)) least[i] = mixed;
    }
  }
  return Array.from(least);
}

/** Estimated Jaccard similarity of two texts from their minhashes: 0..1 in steps of 1/32; 0 when either is empty. */
export function similarity(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  let equal = 0;
  for (let i = 0; i < length; i++) if (a[i] === b[i]) equal++;
  return length === 0 ? 0 : equal / length;
}

/** A signed 32-bit hash of a stretch of a text. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = HASH_START;
  for (let i = from; i < to; i++) hash = hashStep(hash, text.charCodeAt(i));
  return mixHash(hash);
}

const MULTIPLIERS = Int32Array.from({ length: POSITIONS }, (_, i) => mixHash(2 * i + 1) | 1);
const SEEDS = Int32Array.from({ length: POSITIONS }, (_, i) => mixHash(2 * i + 2));
