import type { FeatureVector } from '../scoring/feature-vector.js';
import { featureVector, FEATURE_VERSION } from '../scoring/features.js';
import { rocAuc } from '../scoring/fitting/roc-auc.js';
import type { HeadModel, Model } from '../scoring/model-file.js';
import { readComment } from '../scoring/reading.js';
import type { Example } from './examples.js';

/** How well a head's new weights order the rows that no fit saw, beside the weights that they would replace. */
export interface DevFigure {
  group: HeadModel['group'];
  part: HeadModel['part'];
  rows: number;
  positives: number;
  auc: number | null;
  /** Null where there are no weights to compare with, or they are for other features. */
  aucBefore: number | null;
}

/** A head may lose this much without anybody being asked: between two good fits there is about as much chance. */
const ALLOWED_LOSS = 0.01;

/** The figures of every head in `after`, on the dev rows of its group's examples. */
export function devFigures(
  examples: readonly Example[],
  after: readonly HeadModel[],
  before: Model | null,
): DevFigure[] {
  // A set of nothing but abuse cannot say whether abuse is put before the rest.
  const dev = examples.filter((example) => example.dev && !example.positivesOnly);
  const vectors = dev.map(({ input }) => featureVector(readComment(input)));
  const comparable = before?.features === FEATURE_VERSION ? before.heads : [];
  return after.map((model) => {
    const { group, part } = model;
    const known = dev.flatMap(({ labels }, i) => (labels[part] === undefined ? [] : [i]));
    const labels = known.map((i) => dev[i]?.labels[part] as 0 | 1);
    const aucOf = ({ weights }: HeadModel) =>
      rocAuc({ labels, scores: known.map((i) => rawScore(weights, vectors[i] as FeatureVector)) });
    const old = comparable.find((other) => other.group === group && other.part === part);
    const positives = labels.filter((label) => label === 1).length;
    return { group, part, rows: known.length, positives, auc: aucOf(model), aucBefore: old ? aucOf(old) : null };
  });
}

/** The heads that became worse by more than chance. */
export function losses(figures: readonly DevFigure[]): DevFigure[] {
  return figures.filter(
    ({ auc, aucBefore }) => auc !== null && aucBefore !== null && aucBefore - auc > ALLOWED_LOSS + 1e-9,
  );
}

/** The order is all that an area looks at: scale, slope and offset of a head do not change it. */
function rawScore(weights: Int8Array, { hashes, values }: FeatureVector): number {
  const mask = weights.length - 1;
  let sum = 0;
  for (let i = 0; i < hashes.length; i++) {
    sum += (weights[(hashes[i] as number) & mask] as number) * (values[i] as number);
  }
  return sum;
}
