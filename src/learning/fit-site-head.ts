import type { FeatureVector } from '../scoring/feature-vector.js';
import { inverseFrequency } from '../scoring/fitting/feature-scales.js';
import { fitLinearSvm } from '../scoring/fitting/linear-svm.js';
import { fitLogistic, logLoss } from '../scoring/fitting/logistic.js';
import { quantise } from '../scoring/fitting/quantise.js';
import { SparseRows } from '../scoring/fitting/sparse-rows.js';
import { cappedLogit, type SiteHead } from '../scoring/site-layer.js';

/** A comment that a person decided on, as a head learns from it. */
export interface Lesson {
  vector: FeatureVector;
  /** The log odds of the shipped weights. */
  logit: number;
  label: 0 | 1;
  /** How much it counts, above 0 and at most 1: see `lesson-weights.ts`. */
  weight: number;
}

/** What became of a fit. */
export interface FitOutcome {
  /** Null when the shipped weights alone do better, or there is too little to learn from. */
  head: SiteHead | null;
  lessons: number;
  positives: number;
  /** Mean log loss on lessons that the fit had not seen: of the shipped weights, and of the stack. */
  lossBefore: number | null;
  lossAfter: number | null;
}

const BITS = 16;
const FOLDS = 5;
const COST = 0.3;
/** Fewer lessons than this teach nothing. */
const FEWEST_LESSONS = 40;
const FEWEST_OF_EACH = 8;
/** From here on the shipped weights may be believed less or more than they were; before, one odd week could turn them round. */
const ENOUGH_LESSONS = 200;
const ENOUGH_OF_EACH = 20;
const PULL = 2;

/**
 * Fits one head of a site's layer: a site model by five folds, then a logistic regression over (the shipped log odds, the
 * score of a site model that had not seen the comment). Only a stack that predicts unseen decisions better than the
 * shipped weights is given back.
 */
export function fitSiteHead(lessons: readonly Lesson[]): FitOutcome {
  const positives = lessons.filter(({ label }) => label === 1).length;
  const fewest = Math.min(positives, lessons.length - positives);
  const nothing = { head: null, lessons: lessons.length, positives, lossBefore: null, lossAfter: null };
  if (lessons.length < FEWEST_LESSONS || fewest < FEWEST_OF_EACH) return nothing;

  const rows = new SparseRows();
  for (const { vector } of lessons) rows.push(vector);
  const unseen = unseenScores(lessons, rows);
  const labels = lessons.map(({ label }) => label);
  const costs = lessons.map(({ weight }) => weight);
  const shipped = lessons.map(({ logit }) => cappedLogit(logit));
  const stackRows = shipped.map((logit, i) => [logit, unseen[i] as number]);
  const trusted = lessons.length >= ENOUGH_LESSONS && fewest >= ENOUGH_OF_EACH;
  const stack = fitLogistic({ rows: stackRows, labels, costs, prior: [1, 0], pull: PULL, fixed: [!trusted, false] });
  const [globalWeight = 1, siteWeight = 0] = stack.weights;
  const lossBefore = logLoss(stackRows, labels, costs, { weights: [1, 0], bias: 0 });
  const lossAfter = logLoss(stackRows, labels, costs, stack);
  const outcome = { ...nothing, lossBefore, lossAfter };
  // A negative weight would turn what is known round; that is a sign of bad lessons, not of a site's taste.
  if (lossAfter >= lossBefore || siteWeight <= 0 || globalWeight < 0) return outcome;
  const { bytes, scale } = quantise(
    fit(
      lessons,
      rows,
      Int32Array.from(lessons, (_, i) => i),
    ),
  );
  return { ...outcome, head: { globalWeight, siteWeight, bias: stack.bias, scale, weights: bytes } };
}

function unseenScores(lessons: readonly Lesson[], rows: SparseRows): number[] {
  const scores = new Array<number>(lessons.length).fill(0);
  // Fold by place within the class, so that each fold has its share of both.
  const place = [0, 0];
  const folds = lessons.map(({ label }) => ((place[label] as number)++ % FOLDS) as number);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = Int32Array.from(lessons.keys()).filter((i) => folds[i] !== fold);
    const weights = fit(lessons, rows, others);
    const mask = weights.length - 1;
    folds.forEach((own, i) => {
      if (own !== fold) return;
      const { hashes, values } = rows.row(i);
      let sum = 0;
      for (let k = 0; k < hashes.length; k++) sum += (weights[(hashes[k] as number) & mask] as number) * (values[k] as number); // prettier-ignore
      scores[i] = sum;
    });
  }
  return scores;
}

function fit(lessons: readonly Lesson[], rows: SparseRows, picked: Int32Array): Float32Array {
  const positive = Uint8Array.from(picked, (i) => lessons[i]?.label ?? 0);
  return fitLinearSvm({
    rows,
    picked,
    positive,
    costs: Float32Array.from(picked, (i) => COST * (lessons[i]?.weight ?? 1)),
    biases: new Uint8Array(picked.length),
    biasCount: 1,
    bits: BITS,
    scale: inverseFrequency(rows, picked, positive, BITS),
    epochs: 8,
    seed: 1,
  }).weights;
}
