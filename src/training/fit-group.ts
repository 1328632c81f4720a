import type { FeatureVector } from '../scoring/feature-vector.js';
import { featureVector } from '../scoring/features.js';
import { fitLinearSvm } from '../scoring/fitting/linear-svm.js';
import { fitCalibrationCurve } from '../scoring/fitting/calibration-curve.js';
import { fitCalibration } from '../scoring/fitting/platt.js';
import { SparseRows } from '../scoring/fitting/sparse-rows.js';
import { hashText } from '../text/hashing.js';
import { heads, type Head } from '../scoring/heads.js';
import type { LanguageGroup } from '../scoring/language-group.js';
import type { HeadModel } from '../scoring/model-file.js';
import { readComment } from '../scoring/reading.js';
import type { Example } from './examples.js';
import { harmlessSentences } from './harmless-sentences.js';
import { inverseFrequency, logCountRatio, sharpCountRatio, type FeatureScale } from '../scoring/fitting/feature-scales.js'; // prettier-ignore
import { quantise } from '../scoring/fitting/quantise.js';

/** How a head is fitted; found on the dev slices (docs/model-card.md). */
interface HeadRecipe {
  bits: number;
  /** How dear a mistake is against large weights. */
  cost: number;
  /** How much an example of our own writing counts beside a row of a data set. */
  written: number;
  scale: FeatureScale;
}

const RECIPES: Readonly<Record<LanguageGroup, Readonly<Record<Head, HeadRecipe>>>> = {
  en: {
    spam: { bits: 18, cost: 0.3, written: 1, scale: inverseFrequency },
    abuse: { bits: 20, cost: 0.07, written: 0.4, scale: logCountRatio },
    hate: { bits: 18, cost: 0.15, written: 1, scale: logCountRatio },
  },
  ar: {
    spam: { bits: 18, cost: 0.3, written: 1, scale: inverseFrequency },
    abuse: { bits: 19, cost: 0.07, written: 0.1, scale: sharpCountRatio },
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
/** Parts in turn left out to calibrate a head that only our own examples teach, and how much less sure real comments make it. */
const PARTS = 4;
const TEMPER = 0.8;

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
  const weights = fitWeights({ group, head: 'abuse', examples, rows }, ({ dev }) => !dev);
  if (!weights) return [];
  const { language } = (examples[0] as Example).input;
  const found = harmlessSentences(examples, (body) => scoreOf(weights, featureVector(readComment({ body, language }))));
  for (const { input } of found) rows.push(featureVector(readComment(input)));
  return found;
}

function fitHead(problem: HeadProblem, onProgress: (share: number) => void): HeadModel | null {
  const { group, head, examples, rows } = problem;
  const weights = fitWeights(problem, ({ dev }) => !dev, onProgress);
  if (!weights) return null;
  const { bytes, scale } = quantise(weights);
  // A set of nothing but abuse says nothing about how often a comment is abusive.
  const dev = examples.flatMap(({ dev, labels, positivesOnly }, i) => dev && labels[head] !== undefined && !positivesOnly ? [i] : []); // prettier-ignore
  const shape =
    new Set(dev.map((i) => examples[i]?.labels[head])).size === 2
      ? fitCalibrationCurve(
          dev.map((i) => scoreOf(bytes, rows.row(i)) * scale),
          dev.map((i) => examples[i]?.labels[head] ?? 0),
          dev.map((i) => Math.min(1, examples[i]?.weight ?? 1)),
        )
      : crossCalibration(problem);
  return { group, head, bits: RECIPES[group][head].bits, scale, ...shape, weights: bytes };
}

/**
 * For a head that only our own examples teach. Weights that saw a template know its siblings and are far too sure of them,
 * so each template is scored by weights that saw none of it.
 */
function crossCalibration(problem: HeadProblem): Pick<HeadModel, 'calibration' | 'bend'> {
  const { head, examples, rows } = problem;
  const partOf = ({ template, input }: Example) => ((template ?? hashText(input.body)) >>> 0) % PARTS;
  const scores: number[] = [];
  const labels: number[] = [];
  for (let part = 0; part < PARTS; part++) {
    const weights = fitWeights(problem, (example) => partOf(example) !== part);
    examples.forEach((example, i) => {
      const label = example.labels[head];
      if (!weights || label === undefined || partOf(example) !== part) return;
      scores.push(scoreOf(weights, rows.row(i)));
      labels.push(label);
    });
  }
  const { slope, offset } = fitCalibration(scores, labels);
  return { calibration: { slope: TEMPER * slope, offset: TEMPER * offset }, bend: [] };
}

/** Weights for the examples that `wanted` lets in; null when a class has none of them. */
function fitWeights(
  { group, head, examples, rows }: HeadProblem,
  wanted: (example: Example) => boolean,
  onProgress: (share: number) => void = () => {},
): Float32Array | null {
  const { bits, cost, written, scale } = RECIPES[group][head];
  const picked = Int32Array.from(
    examples.flatMap((example, i) => (wanted(example) && example.labels[head] !== undefined ? [i] : [])),
  );
  const chosen = Array.from(picked, (i) => examples[i] as Example);
  const positive = Uint8Array.from(chosen, ({ labels }) => labels[head] as number);
  if (!positive.includes(1) || !positive.includes(0)) return null;
  const importance = Float32Array.from(chosen, ({ source, weight }) => weight * (source === 'written' ? written : 1));
  const biases = chosen.map((example) => biasOf(group, head, example));
  const biasNames = [...new Set(biases)];
  const { weights } = fitLinearSvm(
    {
      rows,
      picked,
      positive,
      costs: importance.map((each) => cost * each),
      biases: Uint8Array.from(biases, (name) => biasNames.indexOf(name)),
      biasCount: biasNames.length,
      bits,
      scale: scale(rows, picked, positive, bits, importance),
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

function biasOf(group: LanguageGroup, head: Head, { source, domain }: Example): string {
  // Arabic hate is learnt from our own examples; the corpora only say what is none, and a bias of theirs would say it all.
  if (group === 'ar' && head === 'hate') return 'comments';
  return head === 'spam' ? (OWN_SPAM_BIAS.has(source) ? source : 'comments') : domain;
}
