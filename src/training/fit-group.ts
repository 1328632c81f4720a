import type { FeatureVector } from '../scoring/feature-vector.js';
import { featureVector } from '../scoring/features.js';
import { fitLinearSvm } from '../scoring/fitting/linear-svm.js';
import { fitCalibrationCurve } from '../scoring/fitting/calibration-curve.js';
import { SparseRows } from '../scoring/fitting/sparse-rows.js';
import { heads, type Head } from '../scoring/heads.js';
import type { LanguageGroup } from '../scoring/language-group.js';
import type { HeadModel } from '../scoring/model-file.js';
import { readComment } from '../scoring/reading.js';
import type { Example } from './examples.js';
import { harmlessSentences } from './harmless-sentences.js';
import { inverseFrequency, logCountRatio } from '../scoring/fitting/feature-scales.js';
import { quantise } from '../scoring/fitting/quantise.js';

/** How a head is fitted; found on the dev slices (docs/model-card.md). */
interface HeadRecipe {
  bits: number;
  /** How dear a mistake is against large weights. */
  cost: number;
  /** How much an example of our own writing counts beside a row of a data set. */
  written: number;
  scale: typeof logCountRatio;
}

const RECIPES: Readonly<Record<LanguageGroup, Readonly<Record<Head, HeadRecipe>>>> = {
  en: {
    spam: { bits: 18, cost: 0.3, written: 1, scale: inverseFrequency },
    abuse: { bits: 20, cost: 0.07, written: 0.4, scale: logCountRatio },
    hate: { bits: 18, cost: 0.15, written: 1, scale: logCountRatio },
  },
  ar: {
    spam: { bits: 18, cost: 0.3, written: 1, scale: inverseFrequency },
    abuse: { bits: 19, cost: 0.07, written: 1, scale: logCountRatio },
    hate: { bits: 18, cost: 0.1, written: 1, scale: logCountRatio },
  },
  multi: {
    spam: { bits: 17, cost: 0.3, written: 1, scale: inverseFrequency },
    abuse: { bits: 18, cost: 0.07, written: 1, scale: logCountRatio },
    hate: { bits: 18, cost: 0.1, written: 1, scale: logCountRatio },
  },
};
const EPOCHS = 6;
const SEED = 1;

/** Sources whose spam labels have a bias of their own; all others share one, so that being a comment is no reason by itself. */
const OWN_SPAM_BIAS = new Set(['spam-youtube', 'spam-sms', 'spam-telegram', 'spam-tweets-ar', 'spam-gambling-id']);

/** Fits the heads of a language group. `onProgress` is told the share done, 0..1. */
export function fitGroup(
  group: LanguageGroup,
  examples: readonly Example[],
  onProgress: (share: number) => void = () => {},
): HeadModel[] {
  const rows = new SparseRows();
  examples.forEach(({ input }, i) => {
    rows.push(featureVector(readComment(input)));
    if (i % 500 === 0) onProgress((0.6 * i) / examples.length);
  });
  const all = [...examples, ...addHarmless(group, examples, rows)];
  return heads.flatMap((head, h) => {
    const model = fitHead({ group, head, examples: all, rows }, (share) => onProgress(0.6 + (0.4 * (h + share)) / heads.length)); // prettier-ignore
    return model ? [model] : [];
  });
}

interface HeadProblem {
  group: LanguageGroup;
  head: Head;
  examples: readonly Example[];
  /** Row i is of example i. */
  rows: SparseRows;
}

/** A first fit of the abuse head finds the harmless sentences of abusive comments; their rows are appended. */
function addHarmless(group: LanguageGroup, examples: readonly Example[], rows: SparseRows): Example[] {
  if (!examples.some(({ positivesOnly }) => positivesOnly)) return [];
  const weights = fitWeights({ group, head: 'abuse', examples, rows });
  if (!weights) return [];
  const { language } = (examples[0] as Example).input;
  const found = harmlessSentences(examples, (body) => scoreOf(weights, featureVector(readComment({ body, language }))));
  for (const { input } of found) rows.push(featureVector(readComment(input)));
  return found;
}

function fitHead(problem: HeadProblem, onProgress: (share: number) => void): HeadModel | null {
  const { group, head, examples, rows } = problem;
  const weights = fitWeights(problem, onProgress);
  if (!weights) return null;
  const { bytes, scale } = quantise(weights);
  // A set of nothing but abuse says nothing about how often a comment is abusive.
  const dev = examples.flatMap(({ dev, labels, positivesOnly }, i) => dev && labels[head] !== undefined && !positivesOnly ? [i] : []); // prettier-ignore
  const { calibration, bend } = fitCalibrationCurve(
    dev.map((i) => scoreOf(bytes, rows.row(i)) * scale),
    dev.map((i) => examples[i]?.labels[head] ?? 0),
    dev.map((i) => Math.min(1, examples[i]?.weight ?? 1)),
  );
  return { group, head, bits: RECIPES[group][head].bits, scale, calibration, bend, weights: bytes };
}

/** Null when a class has no example. */
function fitWeights(
  { group, head, examples, rows }: HeadProblem,
  onProgress: (share: number) => void = () => {},
): Float32Array | null {
  const { bits, cost, written, scale } = RECIPES[group][head];
  const picked = Int32Array.from(
    examples.flatMap(({ dev, labels }, i) => (dev || labels[head] === undefined ? [] : [i])),
  );
  const chosen = Array.from(picked, (i) => examples[i] as Example);
  const positive = Uint8Array.from(chosen, ({ labels }) => labels[head] as number);
  if (!positive.includes(1) || !positive.includes(0)) return null;
  const biases = chosen.map((example) => biasOf(head, example));
  const biasNames = [...new Set(biases)];
  const { weights } = fitLinearSvm(
    {
      rows,
      picked,
      positive,
      costs: Float32Array.from(chosen, ({ source, weight }) => cost * weight * (source === 'written' ? written : 1)),
      biases: Uint8Array.from(biases, (name) => biasNames.indexOf(name)),
      biasCount: biasNames.length,
      bits,
      scale: scale(rows, picked, positive, bits),
      epochs: EPOCHS,
      seed: SEED,
    },
    (done) => onProgress(done / EPOCHS),
  );
  return weights;
}

function scoreOf(weights: Float32Array | Int8Array, { hashes, values }: FeatureVector): number {
  const mask = weights.length - 1;
  let sum = 0;
  for (let i = 0; i < hashes.length; i++) sum += (weights[(hashes[i] as number) & mask] as number) * (values[i] as number); // prettier-ignore
  return sum;
}

function biasOf(head: Head, { source, domain }: Example): string {
  return head === 'spam' ? (OWN_SPAM_BIAS.has(source) ? source : 'comments') : domain;
}
