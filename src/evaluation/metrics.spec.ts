import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../scoring/fitting/random.js';
import { averagePrecision, f1At, recallAt, reliability, rocAuc } from './metrics.js';

const mixed = { scores: [0.9, 0.8, 0.7, 0.6, 0.5], labels: [1, 0, 1, 0, 0] as (0 | 1)[] };

describe('the measures', () => {
  it('give the area under the ROC curve, ties for half', () => {
    expect(rocAuc(mixed)).toBeCloseTo(5 / 6);
    expect(rocAuc({ scores: [1, 1], labels: [1, 0] })).toBe(0.5);
    expect(rocAuc({ scores: [1, 1], labels: [1, 1] })).toBeNull();
  });

  it('give the average precision', () => {
    expect(averagePrecision(mixed)).toBeCloseTo((1 + 2 / 3) / 2);
    expect(averagePrecision({ scores: [1, 1], labels: [1, 0] })).toBe(0.5);
  });

  it('give the recall at a share of false alarms', () => {
    expect(recallAt(mixed, 0.01)).toBe(0.5);
    expect(recallAt(mixed, 0.34)).toBe(1);
  });

  it('give F1 at a threshold', () => {
    expect(f1At(mixed, 0.7)).toBeCloseTo(0.8);
  });

  it('tell probabilities that are true from ones that are not', () => {
    const labels = Array.from({ length: 100 }, (_, i) => (i < 30 ? 1 : 0) as 0 | 1);
    expect(reliability({ scores: labels.map(() => 0.3), labels }).ece).toBeCloseTo(0);
    expect(reliability({ scores: labels.map(() => 0.9), labels }).ece).toBeCloseTo(0.6);
  });

  it('tell how much of the error is chance', () => {
    const random = seededRandom(7);
    const scores = Array.from({ length: 200 }, () => random());
    const draws = Array.from({ length: 400 }, () => {
      const labels = scores.map((score) => (random() < score ? 1 : 0) as 0 | 1);
      return reliability({ scores, labels }).ece;
    });
    const { chance } = reliability({ scores, labels: scores.map(() => 1) });
    expect(draws.reduce((sum, ece) => sum + ece, 0) / draws.length).toBeCloseTo(chance, 2);
  });
});
