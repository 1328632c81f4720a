import { describe, expect, it } from '@jest/globals';
import { logCountRatio } from './feature-scales.js';
import { fitLinearSvm, type FitProblem } from './linear-svm.js';
import { quantise } from './quantise.js';
import { seededRandom, shuffle } from './random.js';
import { SparseRows } from './sparse-rows.js';

/** Rows whose first feature tells the class, among features that are chance. */
function separable(count: number, sources = 1): FitProblem {
  const random = seededRandom(7);
  const rows = new SparseRows();
  const positive = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    positive[i] = i % 2;
    const noise = Array.from({ length: 5 }, () => 10 + Math.floor(random() * 200));
    const hashes = Int32Array.from(new Set([positive[i] ? 1 : 2, ...noise]));
    rows.push({ hashes, values: new Float32Array(hashes.length).fill(1) });
  }
  const picked = Int32Array.from({ length: count }, (_, i) => i);
  return {
    rows,
    picked,
    positive,
    costs: new Float32Array(count).fill(1),
    biases: Uint8Array.from(picked, (i) => i % sources),
    biasCount: sources,
    bits: 8,
    scale: new Float32Array(256).fill(1),
    epochs: 10,
    seed: 1,
  };
}

const scoreOf = ({ rows }: FitProblem, weights: Float32Array, row: number): number =>
  [...rows.row(row).hashes].reduce((sum, hash) => sum + (weights[hash & 255] as number), 0);

describe('the linear support vector machine', () => {
  it('separates what can be separated, and finds out which feature does it', () => {
    const problem = separable(400);
    const { weights, biases } = fitLinearSvm(problem);
    const wrong = [...problem.picked].filter(
      (row) => scoreOf(problem, weights, row) + (biases[0] as number) > 0 !== (problem.positive[row] === 1),
    );
    expect(wrong).toEqual([]);
    expect(Math.max(...weights)).toBe(weights[1]);
    expect(Math.min(...weights)).toBe(weights[2]);
  });

  it('gives the same bits for the same problem, and others for another seed', () => {
    const { weights } = fitLinearSvm(separable(200));
    expect(fitLinearSvm(separable(200)).weights).toEqual(weights);
    expect(fitLinearSvm({ ...separable(200), epochs: 1, seed: 2 }).weights).not.toEqual(
      fitLinearSvm({ ...separable(200), epochs: 1 }).weights,
    );
  });

  it('leaves alone the slots that no row has', () => {
    const { weights } = fitLinearSvm(separable(50));
    expect(weights.slice(211, 256).every((weight) => weight === 0)).toBe(true);
  });

  it('puts what a source is like into its bias, not into the weights', () => {
    // Source 0 is all negative, source 1 all positive: the label says nothing beyond the source.
    const problem = separable(400, 2);
    for (const row of problem.picked) problem.rows.row(row).hashes[0] = 3;
    const { weights, biases } = fitLinearSvm(problem);
    expect(biases[1]! - biases[0]!).toBeGreaterThan(1);
    expect(Math.abs(weights[3] as number)).toBeLessThan(0.5);
  });

  it('tells its epochs', () => {
    const told: number[] = [];
    fitLinearSvm({ ...separable(20), epochs: 3 }, (done) => told.push(done));
    expect(told).toEqual([1, 2, 3]);
  });
});

describe('the scale of features', () => {
  it('is large where the classes differ and has their sign', () => {
    const { rows, picked, positive } = separable(400);
    const scale = logCountRatio(rows, picked, positive, 8);
    expect(scale[1]).toBeGreaterThan(3);
    expect(scale[2]).toBeLessThan(-3);
    expect(Math.abs(scale[100] as number)).toBeLessThan(1);
  });
});

describe('quantising', () => {
  it('is wrong by half a step at most, but for the few that are cut', () => {
    const random = seededRandom(3);
    const weights = Float32Array.from({ length: 4096 }, () => (random() - 0.5) * 2);
    const { bytes, scale } = quantise(weights);
    const errors = [...weights].map((weight, i) => Math.abs(weight - (bytes[i] as number) * scale));
    expect(errors.filter((error) => error > scale / 2 + 1e-6).length).toBeLessThanOrEqual(1);
    expect([...bytes].every((byte) => byte >= -127)).toBe(true);
  });

  it('does not let one huge weight make all others coarse', () => {
    const weights = new Float32Array(100_000).fill(0.01);
    weights[5] = 1000;
    const { bytes } = quantise(weights);
    expect(bytes[5]).toBe(127);
    expect(bytes[6]).toBe(127);
  });

  it('knows weights that are all nothing', () => {
    const { bytes, scale } = quantise(new Float32Array(8));
    expect([...bytes]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(scale).toBe(1);
  });
});

describe('random numbers', () => {
  it('are the known ones for a seed, in 0..1', () => {
    const random = seededRandom(1);
    const numbers = Array.from({ length: 1000 }, random);
    expect(numbers[0]).toBeCloseTo(0.62707394, 7);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / 1000).toBeCloseTo(0.5, 1);
  });

  it('shuffle without losing anything', () => {
    const numbers = Int32Array.from({ length: 50 }, (_, i) => i);
    shuffle(numbers, seededRandom(4));
    expect([...numbers]).not.toEqual([...numbers].toSorted((a, b) => a - b));
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });
});

describe('sparse rows', () => {
  it('give back what was put in, however many', () => {
    const rows = new SparseRows();
    const long = Int32Array.from({ length: 70_000 }, (_, i) => i);
    rows.push({ hashes: Int32Array.of(4, -5), values: Float32Array.of(1, 0.5) });
    rows.push({ hashes: long, values: new Float32Array(70_000).fill(2) });
    rows.push({ hashes: new Int32Array(0), values: new Float32Array(0) });
    expect(rows.length).toBe(3);
    expect([...rows.row(0).hashes]).toEqual([4, -5]);
    expect(rows.row(1).hashes).toEqual(long);
    expect(rows.row(2).hashes.length).toBe(0);
  });
});
