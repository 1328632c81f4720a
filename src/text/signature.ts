import { createHash } from 'node:crypto';
import { sampledPhrases } from './sampled-phrases.js';
import { lettersAndDigits, minhash } from './similarity.js';

/** Shorter texts than this many letters and digits get no bands: 'Thank you!' is not a copy of 'Thank you!!'. */
const SHORTEST_WITH_BANDS = 24;

/** What a text is compared by, as it stands: links and stock phrases are a part of it. */
export interface Signature {
  /** SHA-256 of the folded text's letters and digits, 32 bytes. */
  textHash: Buffer;
  /** 32 signed 32-bit integers, for `similarity()`. */
  minhash: number[];
  /** Up to eight keys of which near-duplicates share at least one; empty for a short text. */
  bands: number[];
}

/** The signature of a text; the same on every machine and in every process. */
export function signature(text: string): Signature {
  const letters = lettersAndDigits(text);
  return {
    textHash: createHash('sha256').update(letters).digest(),
    minhash: minhash(letters),
    bands: letters.length < SHORTEST_WITH_BANDS ? [] : sampledPhrases(letters),
  };
}
