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
  /** The weights start here and are pulled back here, each by its `pull`. */
  prior: readonly number[];
  pull: readonly number[];
  /** Weights that stay at their prior. */
  fixed?: readonly boolean[];
}

const MOST_ROUNDS = 100;
const CLOSE_ENOUGH = 1e-8;
/** The bias is hardly pulled at all; without any pull one class alone would send it to infinity. */
const BIAS_PULL = 1e-3;

/**
 * Logistic regression on a few numbers, by Newton's method with steps halved until they help: the loss never rises, and
 * the same input gives the same fit.
 */
export function fitLogistic({ rows, labels, costs, prior, pull, fixed = [] }: LogisticProblem): LogisticFit {
  // The bias is one more weight, on a column of ones.
  const start = [...prior, 0];
  const pulls = [...pull, BIAS_PULL];
  const free = start.flatMap((_, k) => (fixed[k] ? [] : [k]));
  const at = (row: readonly number[], k: number) => (k === prior.length ? 1 : (row[k] as number));
  const cost = (weights: readonly number[]) =>
    total(rows, labels, costs, weights.slice(0, -1), weights.at(-1) as number) +
    weights.reduce((sum, weight, k) => sum + ((pulls[k] as number) * (weight - (start[k] as number)) ** 2) / 2, 0);

  let weights = start;
  let present = cost(weights);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const gradient = free.map((k) => (pulls[k] as number) * ((weights[k] as number) - (start[k] as number)));
    const curve = free.map((k, a) => free.map((_, b) => (a === b ? (pulls[k] as number) + 1e-9 : 0)));
    rows.forEach((row, i) => {
      const p = probability(row, weights, weights.at(-1) as number);
      const error = (costs[i] as number) * (p - (labels[i] as number));
      const slope = (costs[i] as number) * Math.max(p * (1 - p), 1e-9);
      free.forEach((k, a) => {
        (gradient[a] as number) += error * at(row, k);
        free.forEach((l, b) => ((curve[a] as number[])[b] = ((curve[a] as number[])[b] as number) + slope * at(row, k) * at(row, l))); // prettier-ignore
      });
    });
    const step = solve(curve, gradient);
    let next = weights;
    let reached = present;
    for (let share = 1; share > 1e-4; share /= 2) {
      const tried = weights.map((weight, k) => weight - share * (free.includes(k) ? (step[free.indexOf(k)] as number) : 0)); // prettier-ignore
      const loss = cost(tried);
      if (loss < present) {
        next = tried;
        reached = loss;
        break;
      }
    }
    const gained = present - reached;
    weights = next;
    present = reached;
    if (gained <= CLOSE_ENOUGH * (1 + Math.abs(present))) break;
  }
  return { weights: weights.slice(0, -1), bias: weights.at(-1) as number };
}

/** The mean log loss of a fit on rows; rows of cost 0 do not count. */
export function logLoss(
  rows: LogisticProblem['rows'],
  labels: readonly (0 | 1)[],
  costs: readonly number[],
  { weights, bias }: LogisticFit,
): number {
  const weight = costs.reduce((sum, cost) => sum + cost, 0);
  return total(rows, labels, costs, weights, bias) / (weight || 1);
}

function total(
  rows: LogisticProblem['rows'],
  labels: readonly (0 | 1)[],
  costs: readonly number[],
  weights: readonly number[],
  bias: number,
): number {
  let loss = 0;
  rows.forEach((row, i) => {
    const p = Math.min(1 - 1e-9, Math.max(1e-9, probability(row, weights, bias)));
    loss -= (costs[i] as number) * Math.log(labels[i] === 1 ? p : 1 - p);
  });
  return loss;
}

function probability(row: readonly number[], weights: readonly number[], bias: number): number {
  let sum = bias;
  for (let k = 0; k < row.length; k++) sum += (row[k] as number) * (weights[k] as number);
  return 1 / (1 + Math.exp(-sum));
}

/** Solves a small system of equations by Gauss's elimination; the matrix is positive definite, so no row has to be moved. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  rows.forEach((top, k) => {
    for (const row of rows.slice(k + 1)) {
      const share = (row[k] as number) / (top[k] as number);
      for (let column = k; column <= size; column++) (row[column] as number) -= share * (top[column] as number);
    }
  });
  const answer = new Array<number>(size).fill(0);
  for (let k = size - 1; k >= 0; k--) {
    const row = rows[k] as number[];
    const known = answer.reduce((sum, value, column) => (column > k ? sum + value * (row[column] as number) : sum), 0);
    answer[k] = ((row[size] as number) - known) / (row[k] as number);
  }
  return answer;
}
