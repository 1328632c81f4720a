import { JudgeFault, type JudgedCategory, type JudgeOpinion } from './judge.js';

const categories: readonly JudgedCategory[] = ['spam', 'abuse', 'hate'];

/**
 * Reads scores that come from outside. Throws JudgeFault unless it is a plain object with at least one known category, no
 * unknown one, and numbers from 0 to 1 only: a judge that talks nonsense has no opinion.
 */
export function readScores(value: unknown): JudgeOpinion['scores'] {
  if (!isRecord(value)) throw new JudgeFault('The answer has no scores.');
  const entries = Object.entries(value);
  const known = entries.every(([category]) => (categories as readonly string[]).includes(category));
  if (entries.length === 0 || !known || !entries.every(([, score]) => isScore(score))) {
    throw new JudgeFault('The scores of the answer are malformed.');
  }
  return Object.fromEntries(entries);
}

/** A number from 0 to 1. */
export function isScore(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

/** An object of JSON that is no array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
