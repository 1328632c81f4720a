/** Turns a raw score into a probability: 1 / (1 + exp(-(slope · score + offset))). */
export interface Calibration {
  slope: number;
  offset: number;
}

/** The probability of a raw score. */
export function calibrated({ slope, offset }: Calibration, score: number): number {
  return 1 / (1 + Math.exp(-(slope * score + offset)));
}

/** The calibration that fits the labels best (Platt 1999, with his smoothed targets), by Newton's method. */
export function fitCalibration(
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): Calibration {
  let positives = 0;
  let total = 0;
  for (let i = 0; i < scores.length; i++) {
    const weight = weights?.[i] ?? 1;
    total += weight;
    if (labels[i]) positives += weight;
  }
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (total - positives + 2);
  let slope = 1;
  let offset = Math.log((positives + 1) / (total - positives + 1));
  for (let round = 0; round < 100; round++) {
    let gs = 0;
    let go = 0;
    let ss = 1e-9;
    let so = 0;
    let oo = 1e-9;
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i] as number;
      const weight = weights?.[i] ?? 1;
      const p = calibrated({ slope, offset }, score);
      const error = weight * (p - (labels[i] ? high : low));
      const curve = weight * Math.max(p * (1 - p), 1e-9);
      gs += error * score;
      go += error;
      ss += curve * score * score;
      so += curve * score;
      oo += curve;
    }
    const determinant = ss * oo - so * so || 1e-9;
    const dSlope = (oo * gs - so * go) / determinant;
    const dOffset = (ss * go - so * gs) / determinant;
    const damp = Math.min(1, 4 / (Math.abs(dSlope) + Math.abs(dOffset) + 1e-12));
    slope -= damp * dSlope;
    offset -= damp * dOffset;
    if (Math.abs(dSlope) + Math.abs(dOffset) < 1e-7) break;
  }
  return { slope, offset };
}
