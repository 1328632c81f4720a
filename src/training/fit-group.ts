import type { FeatureVector } from '../scoring/feature-vector.js';
import { featureVector } from '../scoring/features.js';
import { fitLinearSvm } from '../scoring/fitting/linear-svm.js';
import { SparseRows } from '../scoring/fitting/sparse-rows.js';
import { parts, type Part } from '../scoring/heads.js';
import type { LanguageGroup } from '../scoring/language-group.js';
import type { HeadModel } from '../scoring/model-file.js';
import { readComment } from '../scoring/reading.js';
import { calibratePart } from './calibrate-part.js';
import type { Example } from './examples.js';
import { harmlessSentences } from './harmless-sentences.js';
import { inverseFrequency, logCountRatio, sharpCountRatio, type FeatureScale } from '../scoring/fitting/feature-scales.js'; // prettier-ignore
import { quantise } from '../scoring/fitting/quantise.js';

/** How a part is fitted; found on the dev slices (docs/model-card.md). */
interface HeadRecipe {
  bits: number;
  /** How dear a mistake is against large weights. */
  cost: number;
  /** How much an example of our own writing counts beside a row of a data set. */
  written: number;
  scale: FeatureScale;
}

const RECIPES: Readonly<Record<LanguageGroup, Readonly<Record<Part, HeadRecipe>>>> = {
  en: {
    spam: { bits: 18, cost: 0.3, written: 1, scale: inverseFrequency },
    abuse: { bits: 20, cost: 0.07, written: 0.4, scale: logCountRatio },
    hate: { bits: 18, cost: 0.15, written: 1, scale: logCountRatio },
    menace: { bits: 17, cost: 0.3, written: 1, scale: inverseFrequency },
  },
  ar: {
    spam: { bits: 18, cost: 0.3, written: 1, scale: inverseFrequency },
    abuse: { bits: 19, cost: 0.07, written: 0.2, scale: sharpCountRatio },
    hate: { bits: 18, cost: 1, written: 1, scale: inverseFrequency },
    menace: { bits: 16, cost: 0.3, written: 1, scale: inverseFrequency },
  },
  multi: {
    spam: { bits: 17, cost: 0.3, written: 1, scale: inverseFrequency },
    abuse: { bits: 18, cost: 0.07, written: 1, scale: logCountRatio },
    hate: { bits: 18, cost: 0.1, written: 1, scale: logCountRatio },
    menace: { bits: 16, cost: 0.3, written: 1, scale: inverseFrequency },
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
  return parts.flatMap((part, p) => {
    const model = fitHead({ group, part, examples: all, rows }, (share) => onProgress(0.6 + (0.4 * (p + share)) / parts.length)); // prettier-ignore
    return model ? [model] : [];
  });
}

interface HeadProblem {
  group: LanguageGroup;
  part: Part;
  examples: readonly Example[];
  /** Row i is of example i. */
  rows: SparseRows;
}

/** A first fit of the abuse part finds the harmless sentences of abusive comments; their rows are appended. */
function addHarmless(group: LanguageGroup, examples: readonly Example[], rows: SparseRows): Example[] {
  if (!examples.some(({ positivesOnly }) => positivesOnly)) return [];
  const weights = fitWeights({ group, part: 'abuse', examples, rows }, ({ dev }) => !dev);
  if (!weights) return [];
  const { language } = (examples[0] as Example).input;
  const found = harmlessSentences(examples, (body) => scoreOf(weights, featureVector(readComment({ body, language }))));
  for (const { input } of found) rows.push(featureVector(readComment(input)));
  return found;
}

function fitHead(problem: HeadProblem, onProgress: (share: number) => void): HeadModel | null {
  const { group, part, examples, rows } = problem;
  const weights = fitWeights(problem, ({ dev }) => !dev, onProgress);
  if (!weights) return null;
  const { bytes, scale } = quantise(weights);
  const shape = calibratePart({
    part,
    examples,
    score: (i) => scoreOf(bytes, rows.row(i)) * scale,
    refit: (wanted) => {
      const other = fitWeights(problem, wanted);
      return other && ((i) => scoreOf(other, rows.row(i)));
    },
  });
  return { group, part, bits: RECIPES[group][part].bits, scale, ...shape, weights: bytes };
}

/** Weights for the examples that `wanted` lets in; null when a class has none of them. */
function fitWeights(
  { group, part, examples, rows }: HeadProblem,
  wanted: (example: Example) => boolean,
  onProgress: (share: number) => void = () => {},
): Float32Array | null {
  const { bits, cost, written, scale } = RECIPES[group][part];
  const picked = Int32Array.from(
    examples.flatMap((example, i) => (wanted(example) && example.labels[part] !== undefined ? [i] : [])),
  );
  const chosen = Array.from(picked, (i) => examples[i] as Example);
  const positive = Uint8Array.from(chosen, ({ labels }) => labels[part] as number);
  if (!positive.includes(1) || !positive.includes(0)) return null;
  const importance = Float32Array.from(chosen, ({ source, weight }) => weight * (source === 'written' ? written : 1));
  const biases = chosen.map((example) => biasOf(group, part, example));
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

function biasOf(group: LanguageGroup, part: Part, { source, domain }: Example): string {
  // These are learnt from our own examples; the corpora mostly say what is none, and a bias of theirs would say it all.
  if (part === 'menace' || (group === 'ar' && part === 'hate')) return 'comments';
  return part === 'spam' ? (OWN_SPAM_BIAS.has(source) ? source : 'comments') : domain;
}
