import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calibrated, fitCalibration } from './platt.js';
import { seededRandom } from './random.js';

/** Scores with labels that are true as often as the calibration says. */
function drawn(slope: number, offset: number, count: number): { scores: number[]; labels: number[] } {
  const random = seededRandom(12);
  const scores = Array.from({ length: count }, () => random() * 6 - 3);
  return { scores, labels: scores.map((score) => Number(random() < calibrated({ slope, offset }, score))) };
}

describe('the calibration', () => {
  it.each([
    [1, 0],
    [2, -1],
    [0.5, 1.5],
  ])('finds slope %p and offset %p again', (slope, offset) => {
    const { scores, labels } = drawn(slope, offset, 20_000);
    const found = fitCalibration(scores, labels);
    expect(found.slope).toBeCloseTo(slope, 0);
    expect(Math.abs(found.slope - slope)).toBeLessThan(0.1);
    expect(Math.abs(found.offset - offset)).toBeLessThan(0.1);
  });

  it('says on average what is true on average', () => {
    const { scores, labels } = drawn(1.3, -0.7, 5000);
    const found = fitCalibration(scores, labels);
    const said = scores.reduce((sum, score) => sum + calibrated(found, score), 0) / scores.length;
    const truth = labels.reduce((sum, label) => sum + label, 0) / labels.length;
    expect(said).toBeCloseTo(truth, 2);
  });

  it('lets a row of weight three count as three rows', () => {
    const { scores, labels } = drawn(1, 0.5, 300);
    const thrice = fitCalibration([...scores, ...scores, ...scores], [...labels, ...labels, ...labels]);
    const weighed = fitCalibration(scores, labels, scores.map(() => 3)); // prettier-ignore
    expect(weighed.slope).toBeCloseTo(thrice.slope, 5);
    expect(weighed.offset).toBeCloseTo(thrice.offset, 5);
  });

  it('stays finite for classes that are wholly apart, for one class only, and for nothing', () => {
    for (const [scores, labels] of [
      [
        [-2, -1, 1, 2],
        [0, 0, 1, 1],
      ],
      [
        [1, 2, 3],
        [1, 1, 1],
      ],
      [[], []],
    ]) {
      const { slope, offset } = fitCalibration(scores!, labels!);
      expect(Number.isFinite(slope) && Number.isFinite(offset)).toBe(true);
    }
  });

  it('keeps the order of scores where more means worse', () => {
    const found = fitCalibration([-3, -1, 0, 1, 3], [0, 0, 1, 1, 1]);
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (score, more) => {
          expect(calibrated(found, score + more)).toBeGreaterThanOrEqual(calibrated(found, score));
        },
      ),
    );
  });
});
