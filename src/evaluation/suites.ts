import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus } from '../training/read-corpus.js';

/** One case of a functional test suite. Suites are for measuring only: nothing is trained, tuned or calibrated on them. */
export interface SuiteCase {
  text: string;
  label: 0 | 1;
  /** The functionality it tests ('derog_neg_emote_h'). */
  functionality: string;
}

/** A functional test suite by its folder's name. */
export interface Suite {
  name: string;
  part: 'held out' | 'train part';
  cases: SuiteCase[];
}

/** The suites below the folder. */
export function readSuites(directory: string): Suite[] {
  return readdirSync(directory)
    .filter((name) => name.startsWith('suite-') && existsSync(join(directory, name)))
    .sort()
    .flatMap((name) => {
      const heldOut = readCorpus(directory, name, 'heldout');
      const rows = heldOut ?? readCorpus(directory, name);
      if (!rows) return [];
      const cases = rows.map(({ text, label, aux }) => ({ text, label, functionality: String(aux?.['f'] ?? 'all') }));
      return [{ name, part: heldOut ? ('held out' as const) : ('train part' as const), cases }];
    });
}
