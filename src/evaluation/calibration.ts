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
  /** About what it would be by chance, were the probabilities true. */
  chance: number;
}

/** From fewer rows ten bins say nothing. */
const FEWEST = 50;

/**
 * The calibration on other rows of the sets that the weights learnt from, each with the label that it has for the head. Of
 * other sets, or of some of these alone, nobody can promise it: how many of a set's comments are bad is a choice of those
 * who made it.
 */
export function measureCalibration(measured: readonly MeasuredSet[]): CalibrationFigures[] {
  const learnt = measured.filter(({ set }) => set.learnt);
  return heads.flatMap((head) =>
    (['en', 'ar', 'other'] as const).flatMap((group) => {
      const rows = learnt
        .filter(({ set }) => groupOf(set.language) === group)
        .flatMap(({ set, said }) =>
          set.rows.map(({ labels }, i) => ({ label: labels?.[head], said: said[i]?.[head] ?? 0 })),
        )
        .flatMap(({ label, said }) => (label === undefined ? [] : [{ label, said }]));
      const labels = rows.map(({ label }) => label);
      if (rows.length < FEWEST || !labels.includes(1)) return [];
      return { head, group, rows: rows.length, ...reliability({ scores: rows.map(({ said }) => said), labels }) };
    }),
  );
}

function groupOf(language: string): CalibrationFigures['group'] {
  return language === 'en' || language === 'ar' ? language : 'other';
}
