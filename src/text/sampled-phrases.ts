import { hashOf } from './similarity.js';

// To find a near-duplicate among millions, both must have something in common that an index can look up. A run of twelve
// letters is two or three words: ordinary comments hardly share one, copies share most of theirs, however much was put
// around them. Of all such runs the eight with the smallest hashes are kept (a bottom-k sketch, Broder 1997): two texts
// that share a part s of their runs have one of the eight in common with a probability of about 1 - (1 - s)^13.

const RUN = 12;
const KEPT = 8;

/** Hashes of up to eight runs of letters, the same ones in each text that has them; none for a text shorter than a run. */
export function sampledPhrases(letters: string): number[] {
  const runs = new Set<number>();
  for (let from = 0; from + RUN <= letters.length; from++) runs.add(hashOf(letters, from, from + RUN));
  return [...runs].sort((a, b) => a - b).slice(0, KEPT);
}
