import { performance } from 'node:perf_hooks';
import { amongDataSets, amongReaders } from '../checks/reader-odds.js';
import type { Head, Scores } from '../scoring/heads.js';
import type { Judgement } from '../scoring/scorer.js';
import { defaultSitePolicy } from '../sites/site-policy.js';
import { averagePrecision, f1At, recallAt, rocAuc, type Scored } from './metrics.js';
import type { EvaluationSet, LabelledText } from './sets.js';

/** The figures of one method on one set; null where the set has one class only. */
export interface SetFigures {
  auc: number | null;
  averagePrecision: number | null;
  f1: number | null;
  recallAt1: number | null;
  recallAt5: number | null;
}

/** How a method does on a set. */
export interface MethodFigures extends SetFigures {
  method: string;
  /** Where the method itself says yes. */
  threshold: number;
  /** How many of the set's rows it was asked. */
  rows: number;
  perSecond: number;
}

/** A set with what every method made of it: ours first. */
export interface MeasuredSet {
  set: EvaluationSet;
  /** What every head of ours said of each row. */
  said: readonly Scores[];
  methods: MethodFigures[];
}

/** The probability from which on a head makes a comment of a language wait, on a site that has set nothing. */
export function shippedThreshold(head: Head, language: string): number {
  return amongDataSets(defaultSitePolicy.thresholds[head].hold ?? 1, head, language);
}

/** Whether a head by itself makes a comment wait on a site that has set nothing. */
export function isHeld(judgement: Pick<Judgement, 'scores' | 'language'>, head: Head): boolean {
  return amongReaders(judgement, head) >= (defaultSitePolicy.thresholds[head].hold ?? 1);
}

/** Asks a method about every row. */
export function askMethod(
  method: string,
  threshold: number,
  rows: readonly LabelledText[],
  judge: (text: string) => number,
): MethodFigures {
  const began = performance.now();
  const scored = { scores: rows.map(({ text }) => judge(text)), labels: rows.map(({ label }) => label) };
  const perSecond = (1000 * rows.length) / Math.max(1e-3, performance.now() - began);
  return { method, threshold, rows: rows.length, perSecond, ...figuresOf(scored, threshold) };
}

/** The figures of scores; `threshold` and above counts as a yes. */
export function figuresOf(scored: Scored, threshold: number): SetFigures {
  return {
    auc: rocAuc(scored),
    averagePrecision: averagePrecision(scored),
    f1: f1At(scored, threshold),
    recallAt1: recallAt(scored, 0.01),
    recallAt5: recallAt(scored, 0.05),
  };
}
