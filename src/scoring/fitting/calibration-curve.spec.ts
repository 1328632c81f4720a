import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bent, fitCalibrationCurve, type Bend } from './calibration-curve.js';
import { calibrated } from './platt.js';
import { seededRandom } from './random.js';

/** Rows whose truth is a known function of the score. */
function rowsOf(truth: (score: number) => number, count: number) {
  const random = seededRandom(7);
  const scores = Array.from({ length: count }, () => 4 * random() - 2);
  const labels = scores.map((score) => (random() < truth(score) ? 1 : 0));
  return { scores, labels, weights: scores.map(() => 1) };
}

const anyBend = fc
  .array(fc.tuple(fc.double({ min: 0.01, max: 5, noNaN: true }), fc.double({ min: 0.01, max: 5, noNaN: true })))
  .map((steps) => {
    const at = { x: -6, y: -6 };
    return steps.map(([dx, dy]) => [(at.x += dx), (at.y += dy)] as const) as Bend;
  });

describe('the calibration curve', () => {
  it('says what is true, also where the truth is not shaped like a logistic curve', () => {
    const truth = (score: number) => (score < 0 ? 0.3 : score < 1 ? 0.4 : 0.99);
    const { scores, labels, weights } = rowsOf(truth, 20_000);
    const { calibration, bend } = fitCalibrationCurve(scores, labels, weights);
    const said = (score: number) => 1 / (1 + Math.exp(-bent(calibration.slope * score + calibration.offset, bend)));
    for (const score of [-1.5, -0.8, 0.5, 1.5]) expect(Math.abs(said(score) - truth(score))).toBeLessThan(0.06);
    expect(Math.abs(calibrated(calibration, -1.5) - truth(-1.5))).toBeGreaterThan(0.06);
  });

  it('does not bend for a few hundred rows', () => {
    const { scores, labels, weights } = rowsOf((score) => (score < 0 ? 0 : 1), 300);
    expect(fitCalibrationCurve(scores, labels, weights).bend).toEqual([]);
  });

  it('never turns an order round', () => {
    fc.assert(
      fc.property(
        anyBend,
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        (bend, logit, more) => {
          expect(bent(logit + more, bend)).toBeGreaterThanOrEqual(bent(logit, bend) - 1e-9);
        },
      ),
    );
  });
});
