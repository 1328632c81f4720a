import type { Scorer } from '../scoring/scorer.js';
import { judgeAlone } from './judge-alone.js';
import type { EvaluationSet } from './sets.js';

/** What a default site does to comments that were good enough for a newspaper and that raters found harmless. */
export interface FalseAlarms {
  set: string;
  rows: number;
  held: number;
  rejected: number;
  /** Of the rows on which the raters were of one mind. */
  clearRows: number;
  clearHeld: number;
  /** The reasons for the holds, most frequent first. */
  reasons: { code: string; times: number }[];
}

/** The sets of readers' comments on news. */
export const newsSets = ['tox-news-c3', 'off-ar-news'] as const;

/** Judges a set's harmless comments with every check and the default policy. */
export async function measureFalseAlarms({ name, rows }: EvaluationSet, scorer: Scorer): Promise<FalseAlarms> {
  const figures = { set: name, rows: 0, held: 0, rejected: 0, clearRows: 0, clearHeld: 0 };
  const times = new Map<string, number>();
  for (const { text, label, grey } of rows) {
    if (label === 1) continue;
    const { verdict } = await judgeAlone({ id: name, body: text }, scorer);
    const held = Number(verdict.action !== 'approve');
    figures.rows += 1;
    figures.held += held;
    figures.rejected += Number(verdict.action === 'reject' || verdict.action === 'spam');
    if (!grey) {
      figures.clearRows += 1;
      figures.clearHeld += held;
    }
    for (const code of verdict.reasons) times.set(code, (times.get(code) ?? 0) + 1);
  }
  const reasons = [...times].map(([code, count]) => ({ code, times: count })).sort((a, b) => b.times - a.times);
  return { ...figures, reasons };
}
