import type { Calibration } from './platt.js';
import { calibrated, fitCalibration } from './platt.js';

// Platt's curve has two parameters, and a pool of many data sets is not shaped like it: it says 0.4 where 0.6 is true. So a
// second, bent line is laid over its log odds: monotone (pool adjacent violators), straight between a few knots, and going
// on outside them with the last distance it had, so that it never claims more than it has seen.

/** Straight pieces through these points: log odds before, log odds after; both rising. */
export type Bend = readonly (readonly [number, number])[];

const PARTS = 12;
/** With fewer rows a bend would follow chance. */
export const FEWEST_ROWS = 600;

/** Platt's calibration, and the bend that what is left over asks for; none for few rows. */
export function fitCalibrationCurve(
  scores: readonly number[],
  labels: readonly number[],
  weights: readonly number[],
): { calibration: Calibration; bend: Bend } {
  const calibration = fitCalibration(scores, labels, weights);
  if (scores.length < FEWEST_ROWS) return { calibration, bend: [] };
  const logits = scores.map((score) => calibration.slope * score + calibration.offset);
  return { calibration, bend: knots(logits, labels, weights) };
}

/** The log odds after the bend. */
export function bent(logit: number, bend: Bend): number {
  const first = bend[0];
  const last = bend.at(-1);
  if (!first || !last) return logit;
  if (logit <= first[0]) return logit + first[1] - first[0];
  for (let i = 1; i < bend.length; i++) {
    const [x1, y1] = bend[i] as readonly [number, number];
    if (logit > x1) continue;
    const [x0, y0] = bend[i - 1] as readonly [number, number];
    return y0 + ((logit - x0) / (x1 - x0)) * (y1 - y0);
  }
  return logit + last[1] - last[0];
}

interface Part {
  weight: number;
  said: number;
  true: number;
}

function knots(logits: readonly number[], labels: readonly number[], weights: readonly number[]): Bend {
  const order = logits.map((_, i) => i).sort((a, b) => (logits[a] as number) - (logits[b] as number) || a - b);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const parts: Part[] = [];
  let part: Part = { weight: 0, said: 0, true: 0 };
  for (const i of order) {
    const weight = weights[i] as number;
    part.weight += weight;
    part.said += weight * (logits[i] as number);
    part.true += weight * (labels[i] as number);
    if (part.weight < total / PARTS) continue;
    parts.push(part);
    part = { weight: 0, said: 0, true: 0 };
  }
  if (part.weight > total / PARTS / 2) parts.push(part);
  return monotone(parts).map((merged) => [merged.said / merged.weight, logOdds(merged)] as const);
}

/** Merges neighbours until what is true rises with what is said. */
function monotone(parts: readonly Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    let next = part;
    for (let last = merged.at(-1); last && logOdds(last) >= logOdds(next); last = merged.at(-1)) {
      merged.pop();
      next = { weight: last.weight + next.weight, said: last.said + next.said, true: last.true + next.true };
    }
    merged.push(next);
  }
  return merged;
}

/** Smoothed by one row that says what the part says, so that a part without exceptions is not certain. */
function logOdds({ weight, said, true: positives }: Part): number {
  const prior = calibrated({ slope: 1, offset: 0 }, said / weight);
  return Math.log((positives + prior) / (weight - positives + 1 - prior));
}
