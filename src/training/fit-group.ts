import { featureVector } from '../scoring/features.js';
import { fitLinearSvm } from '../scoring/fitting/linear-svm.js';
import { fitCalibration } from '../scoring/fitting/platt.js';
import { SparseRows } from '../scoring/fitting/sparse-rows.js';
import { heads, type Head } from '../scoring/heads.js';
import type { LanguageGroup } from '../scoring/language-group.js';
import type { HeadModel } from '../scoring/model-file.js';
import { readComment } from '../scoring/reading.js';
import type { Example } from './examples.js';
import { inverseFrequency, logCountRatio } from '../scoring/fitting/feature-scales.js';
import { quantise } from '../scoring/fitting/quantise.js';

/** How a head is fitted; found on the dev slices (docs/model-card.md). */
interface HeadRecipe {
  bits: number;
  /** How dear a mistake is against large weights. */
  cost: number;
  scale: typeof logCountRatio;
}

const RECIPES: Readonly<Record<LanguageGroup, Readonly<Record<Head, HeadRecipe>>>> = {
  en: {
    spam: { bits: 18, cost: 0.3, scale: inverseFrequency },
    abuse: { bits: 19, cost: 0.07, scale: logCountRatio },
    hate: { bits: 18, cost: 0.1, scale: logCountRatio },
  },
  ar: {
    spam: { bits: 18, cost: 0.3, scale: inverseFrequency },
    abuse: { bits: 19, cost: 0.07, scale: logCountRatio },
    hate: { bits: 18, cost: 0.1, scale: logCountRatio },
  },
  multi: {
    spam: { bits: 17, cost: 0.3, scale: inverseFrequency },
    abuse: { bits: 18, cost: 0.07, scale: logCountRatio },
    hate: { bits: 18, cost: 0.1, scale: logCountRatio },
  },
};
const EPOCHS = 6;
const SEED = 1;

/** Sources whose spam labels share one bias, so that 'written as a comment on news' is no reason by itself. */
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
  return heads.flatMap((head, h) => {
    const model = fitHead(group, head, examples, rows, (share) => onProgress(0.6 + (0.4 * (h + share)) / heads.length));
    return model ? [model] : [];
  });
}

function fitHead(
  group: LanguageGroup,
  head: Head,
  examples: readonly Example[],
  rows: SparseRows,
  onProgress: (share: number) => void,
): HeadModel | null {
  const { bits, cost, scale: scaleOf } = RECIPES[group][head];
  const known = examples.flatMap(({ labels }, i) => (labels[head] === undefined ? [] : [i]));
  const picked = Int32Array.from(known.filter((i) => !examples[i]?.dev));
  const positive = Uint8Array.from(picked, (i) => examples[i]?.labels[head] ?? 0);
  if (!positive.includes(1) || !positive.includes(0)) return null;
  const biasNames = [...new Set(examples.map(({ source }) => biasOf(head, source)))];
  const { weights } = fitLinearSvm(
    {
      rows,
      picked,
      positive,
      costs: Float32Array.from(picked, (i) => cost * (examples[i]?.weight ?? 1)),
      biases: Uint8Array.from(picked, (i) => biasNames.indexOf(biasOf(head, examples[i]?.source ?? ''))),
      biasCount: biasNames.length,
      bits,
      scale: scaleOf(rows, picked, positive, bits),
      epochs: EPOCHS,
      seed: SEED,
    },
    (done) => onProgress(done / EPOCHS),
  );
  const { bytes, scale } = quantise(weights);
  const dev = known.filter((i) => examples[i]?.dev);
  const mask = bytes.length - 1;
  const scores = dev.map((i) => {
    const { hashes, values } = rows.row(i);
    let sum = 0;
    for (let k = 0; k < hashes.length; k++) {
      sum += (bytes[(hashes[k] as number) & mask] as number) * (values[k] as number);
    }
    return sum * scale;
  });
  const calibration = fitCalibration(
    scores,
    dev.map((i) => examples[i]?.labels[head] ?? 0),
  );
  return { group, head, bits, scale, calibration, weights: bytes };
}

function biasOf(head: Head, source: string): string {
  return head === 'spam' && !OWN_SPAM_BIAS.has(source) ? 'comments' : source;
}
