import { performance } from 'node:perf_hooks';
import { seededRandom } from '../scoring/fitting/random.js';
import { heads, type Head } from '../scoring/heads.js';
import type { Scorer } from '../scoring/scorer.js';
import { attacks, attackText } from '../training/attacks.js';
import { averagePrecision, f1At, recallAt, rocAuc, type Scored } from './metrics.js';
import type { EvaluationSet, LabelledText } from './sets.js';
import type { SuiteCase } from './suites.js';

/** A probability from which on a comment waits for a person at the standard preset. */
export const SHIPPED_THRESHOLD = 0.5;

/** One method's figures on one set; null where the set has one class only. */
export interface SetFigures {
  auc: number | null;
  averagePrecision: number | null;
  f1: number | null;
  recallAt1: number | null;
  recallAt5: number | null;
}

/** The figures of scores; `threshold` is where the method itself says yes. */
export function figuresOf(scored: Scored, threshold: number): SetFigures {
  return {
    auc: rocAuc(scored),
    averagePrecision: averagePrecision(scored),
    f1: f1At(scored, threshold),
    recallAt1: recallAt(scored, 0.01),
    recallAt5: recallAt(scored, 0.05),
  };
}

/** A method's score for each row of a set. */
export function scoreSet(rows: readonly LabelledText[], judge: (text: string) => number): Scored {
  return { scores: rows.map(({ text }) => judge(text)), labels: rows.map(({ label }) => label) };
}

/** How many of a suite's cases of each functionality are judged right: hateful from the threshold on. */
export function suiteAccuracy(scorer: Scorer, cases: readonly SuiteCase[]): Map<string, { right: number; of: number }> {
  const found = new Map<string, { right: number; of: number }>();
  for (const { text, label, functionality } of cases) {
    const said = scorer.judge({ body: text }).scores.hate >= SHIPPED_THRESHOLD ? 1 : 0;
    const entry = found.get(functionality) ?? { right: 0, of: 0 };
    found.set(functionality, { right: entry.right + Number(said === label), of: entry.of + 1 });
  }
  return found;
}

/** For each attack: the share of caught positives that are still caught, and of passed negatives that still pass. */
export function evasions(
  scorer: Scorer,
  { head, rows }: Pick<EvaluationSet, 'head' | 'rows'>,
): { attack: string; tried: number; caught: number; passed: number }[] {
  const flagged = (text: string) => scorer.judge({ body: text }).scores[head] >= SHIPPED_THRESHOLD;
  const positives = rows.filter(({ text, label }) => label === 1 && flagged(text));
  const negatives = rows.filter(({ text, label }) => label === 0 && !flagged(text));
  return attacks.flatMap((attack) => {
    const random = seededRandom(1);
    const hidden = (texts: readonly LabelledText[]) =>
      texts.map(({ text }) => ({ text, attacked: attackText(text, attack, random) })).filter(({ text, attacked }) => text !== attacked); // prettier-ignore
    const bad = hidden(positives);
    const good = hidden(negatives);
    if (bad.length < 20) return [];
    const share = (part: number, whole: number) => part / Math.max(1, whole);
    return {
      attack: attack.name,
      tried: bad.length,
      caught: share(bad.filter(({ attacked }) => flagged(attacked)).length, bad.length),
      passed: share(good.filter(({ attacked }) => !flagged(attacked)).length, good.length),
    };
  });
}

/** Comments for each second on one core, and how long single ones take (milliseconds). */
export function speed(scorer: Scorer, texts: readonly string[]): { perSecond: number; p50: number; p99: number } {
  for (const text of texts.slice(0, 500)) scorer.judge({ body: text });
  const times = texts.map((text) => {
    const began = performance.now();
    scorer.judge({ body: text });
    return performance.now() - began;
  });
  const sorted = times.toSorted((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { perSecond: (1000 * times.length) / total, p50: at(0.5), p99: at(0.99) };
}

/** What each head said of rows that have a label for it, for the reliability plot. */
export function calibrationRows(
  sets: readonly { set: EvaluationSet; scored: Scored }[],
): { head: Head; group: string; scored: Scored }[] {
  return heads.flatMap((head) =>
    ['en', 'ar', 'other'].flatMap((group) => {
      const parts = sets.filter(
        ({ set }) => set.head === head && set.part !== 'unseen' && groupName(set.language) === group,
      );
      const scored = {
        scores: parts.flatMap((part) => [...part.scored.scores]),
        labels: parts.flatMap((part) => [...part.scored.labels]),
      };
      return scored.scores.length < 50 ? [] : { head, group, scored };
    }),
  );
}

function groupName(language: string): string {
  return language === 'en' || language === 'ar' ? language : 'other';
}
