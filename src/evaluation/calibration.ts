import { heads, type Head } from '../scoring/heads.js';
import { reliability, type ReliabilityBin } from './metrics.js';
import type { MeasuredSet } from './set-figures.js';

/** How far the probabilities of a head are true, for the comments of a group of languages. */
export interface CalibrationFigures {
  head: Head;
  group: 'en' | 'ar' | 'other';
  rows: number;
  bins: ReliabilityBin[];
  /** Expected calibration error. */
  ece: number;
}

/** From fewer rows ten bins say nothing. */
const FEWEST = 50;

/**
 * The calibration on other rows of the sets that the weights learnt from. Of other sets nobody can promise it: how many
 * of their comments are abusive is a choice of those who made them.
 */
export function measureCalibration(measured: readonly MeasuredSet[]): CalibrationFigures[] {
  return heads.flatMap((head) =>
    (['en', 'ar', 'other'] as const).flatMap((group) => {
      const parts = measured.filter(({ set }) => set.learnt && set.head === head && groupOf(set.language) === group);
      const scores = parts.flatMap(({ scored }) => [...scored.scores]);
      const labels = parts.flatMap(({ scored }) => [...scored.labels]);
      return scores.length < FEWEST ? [] : { head, group, rows: scores.length, ...reliability({ scores, labels }) };
    }),
  );
}

function groupOf(language: string): CalibrationFigures['group'] {
  return language === 'en' || language === 'ar' ? language : 'other';
}
