import { readdirSync } from 'node:fs';
import type { Scorer } from '../scoring/scorer.js';
import { readCorpus } from '../training/read-corpus.js';
import { judgeAlone } from './judge-alone.js';
import { isHeld } from './set-figures.js';

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

/** How the cases of one functionality were judged. */
export interface FunctionalityFigures {
  functionality: string;
  hateful: boolean;
  cases: number;
  /** Judged right by the hate head at the shipped threshold. */
  right: number;
  /** Kept from readers by a default site as a whole, and of these turned away. */
  stopped: number;
  rejected: number;
}

/** A suite's figures. */
export interface MeasuredSuite {
  name: string;
  part: Suite['part'];
  cases: number;
  /** Share of all cases that the hate head judged right. */
  accuracy: number;
  functionalities: FunctionalityFigures[];
}

/** The suites below the folder. */
export function readSuites(directory: string): Suite[] {
  return readdirSync(directory)
    .filter((name) => name.startsWith('suite-'))
    .sort()
    .flatMap((name) => {
      const heldOut = readCorpus(directory, name, 'heldout');
      const rows = heldOut ?? readCorpus(directory, name);
      if (!rows || rows.length === 0) return [];
      const cases = rows.map(({ text, label, aux }) => ({ text, label, functionality: String(aux?.['f'] ?? 'all') }));
      return [{ name, part: heldOut ? ('held out' as const) : ('train part' as const), cases }];
    });
}

/** Judges every case by the hate head alone and as a default site would. */
export async function measureSuite({ name, part, cases }: Suite, scorer: Scorer): Promise<MeasuredSuite> {
  const found = new Map<string, FunctionalityFigures>();
  for (const { text, label, functionality } of cases) {
    const { scores, lang, verdict } = await judgeAlone({ id: name, body: text }, scorer);
    // A functionality whose cases have both labels counts as two.
    const key = `${functionality} ${label}`;
    const entry = found.get(key) ?? {
      functionality,
      hateful: label === 1,
      cases: 0,
      right: 0,
      stopped: 0,
      rejected: 0,
    };
    entry.cases += 1;
    entry.right += Number(isHeld({ scores, language: lang }, 'hate') === (label === 1));
    entry.stopped += Number(verdict.action !== 'approve');
    entry.rejected += Number(verdict.action === 'reject' || verdict.action === 'spam');
    found.set(key, entry);
  }
  const functionalities = [...found.values()].sort((a, b) => (a.functionality < b.functionality ? -1 : 1));
  const right = functionalities.reduce((sum, entry) => sum + entry.right, 0);
  return { name, part, cases: cases.length, accuracy: right / cases.length, functionalities };
}
