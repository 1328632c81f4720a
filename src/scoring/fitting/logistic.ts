/** Weights and a bias of a logistic regression. */
export interface LogisticFit {
  weights: number[];
  bias: number;
}

/** What to fit: rows of a few numbers each, their labels, how much each counts, and what each weight is pulled to. */
export interface LogisticProblem {
  rows: readonly (readonly number[])[];
  labels: readonly (0 | 1)[];
  costs: readonly number[];
  /** The weights start here and are pulled back here by `pull`. */
  prior: readonly number[];
  pull: number;
  /** Weights that stay at their prior. */
  fixed?: readonly boolean[];
}

const ROUNDS = 400;

/** Logistic regression on a few numbers, by gradient steps of falling size on the mean loss. */
export function fitLogistic({ rows, labels, costs, prior, pull, fixed = [] }: LogisticProblem): LogisticFit {
  const weights = [...prior];
  let bias = 0;
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const spread = prior.map((_, k) => Math.sqrt(rows.reduce((sum, row, i) => sum + (costs[i] as number) * (row[k] as number) ** 2, 0) / total) || 1); // prettier-ignore
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = prior.map((start, k) => (pull * ((weights[k] as number) - start)) / total);
    let biasGradient = 0;
    rows.forEach((row, i) => {
      const error = ((costs[i] as number) * (probability(row, weights, bias) - (labels[i] as number))) / total;
      biasGradient += error;
      row.forEach((value, k) => ((gradient[k] as number) += error * value));
    });
    const step = 2 / (1 + round / 100);
    bias -= step * biasGradient;
    gradient.forEach((slope, k) => {
      if (!fixed[k]) (weights[k] as number) -= (step * slope) / (spread[k] as number) ** 2;
    });
  }
  return { weights, bias };
}

/** The mean log loss of a fit on rows. */
export function logLoss(
  rows: LogisticProblem['rows'],
  labels: readonly (0 | 1)[],
  costs: readonly number[],
  { weights, bias }: LogisticFit,
): number {
  let loss = 0;
  let total = 0;
  rows.forEach((row, i) => {
    const p = Math.min(1 - 1e-9, Math.max(1e-9, probability(row, weights, bias)));
    loss -= (costs[i] as number) * Math.log(labels[i] === 1 ? p : 1 - p);
    total += costs[i] as number;
  });
  return loss / total;
}

function probability(row: readonly number[], weights: readonly number[], bias: number): number {
  let sum = bias;
  for (let k = 0; k < row.length; k++) sum += (row[k] as number) * (weights[k] as number);
  return 1 / (1 + Math.exp(-sum));
}
