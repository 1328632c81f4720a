import type { FeatureVector } from '../scoring/feature-vector.js';
import { logCountRatio } from '../scoring/fitting/feature-scales.js';
import { fitLinearSvm } from '../scoring/fitting/linear-svm.js';
import { fitLogistic, logLoss, type LogisticFit } from '../scoring/fitting/logistic.js';
import { quantise } from '../scoring/fitting/quantise.js';
import { SparseRows } from '../scoring/fitting/sparse-rows.js';
import { cappedLogit, type SiteHead } from '../scoring/site-layer.js';
import { moderatorsGain, rankingOf } from './fit-guards.js';

/** A comment that somebody decided on, as a head learns from it. */
export interface Lesson {
  vector: FeatureVector;
  /** The log odds of the shipped weights. */
  logit: number;
  label: 0 | 1;
  /** How much it counts, above 0 and at most 1: see `lesson-weights.ts`. */
  weight: number;
  /** Who decided; null for a comment that the machine approved and nobody objected to since. */
  moderator: string | null;
}

/** Why nothing was learnt; the shipped weights go on alone. */
export type Refusal = 'too-few' | 'contradicts' | 'no-gain' | 'ranks-worse' | 'moderators-disagree';

/** What became of a fit. Losses and areas are on lessons that the fit had not seen; `before` is the shipped weights alone. */
export interface FitOutcome {
  head: SiteHead | null;
  refusal: Refusal | null;
  lessons: number;
  positives: number;
  lossBefore: number | null;
  lossAfter: number | null;
  aucBefore: number | null;
  aucAfter: number | null;
}

const BITS = 16;
const FOLDS = 5;
const EPOCHS = 8;
const COST = 0.3;
/** Fewer lessons than this teach nothing. */
const FEWEST_LESSONS = 40;
const FEWEST_OF_EACH = 8;
/** From here on the shipped weights may be believed less or more than they were; before, one odd week could turn them round. */
const ENOUGH_LESSONS = 200;
const ENOUGH_OF_EACH = 20;
/** How strongly the stack is held to (shipped weights as they are, nothing of the site's). */
const PULL = [0.5, 0.1];
/** Decisions that rank comments this much against the shipped weights are an accident or an attack, not a taste. */
const CONTRADICTION = 0.4;

/**
 * Fits one head of a site's layer: a site model by five folds, then a logistic regression over (the shipped log odds, the
 * score of a site model that had not seen the comment). Only a stack that predicts unseen decisions better, ranks them no
 * worse and serves most moderators is given back; anything else leaves the shipped weights as they are.
 */
export function fitSiteHead(lessons: readonly Lesson[]): FitOutcome {
  const decided = lessons.filter(({ moderator }) => moderator !== null);
  const positives = decided.filter(({ label }) => label === 1).length;
  const nothing: FitOutcome = { head: null, refusal: 'too-few', lessons: decided.length, positives, lossBefore: null, lossAfter: null, aucBefore: null, aucAfter: null }; // prettier-ignore
  // Counted by weight, so that a flood of copies does not pass for enough.
  const sizes = [weightOf(lessons, 0), weightOf(lessons, 1)] as const;
  const fewest = Math.min(...sizes);
  if (sizes[0] + sizes[1] < FEWEST_LESSONS || fewest < FEWEST_OF_EACH) return nothing;

  const rows = new SparseRows();
  for (const { vector } of lessons) rows.push(vector);
  const unseen = unseenScores(lessons, rows);
  const stackRows = lessons.map(({ logit }, i) => [cappedLogit(logit), unseen[i] as number]);
  const trusted = sizes[0] + sizes[1] >= ENOUGH_LESSONS && fewest >= ENOUGH_OF_EACH;
  const stack = fitStack(lessons, stackRows, trusted);
  const [globalWeight = 1, siteWeight = 0] = stack.weights;

  const shipped = { weights: [1, 0], bias: 0 };
  const tried = lessons.map((lesson, i) => ({ ...lesson, row: stackRows[i] as number[] }));
  const loss = (fit: LogisticFit) => logLoss(tried.map(({ row }) => row), tried.map(({ label }) => label), tried.map(({ weight }) => weight), fit); // prettier-ignore
  const measured = {
    lossBefore: loss(shipped),
    lossAfter: loss(stack),
    aucBefore: rankingOf(tried, shipped),
    aucAfter: rankingOf(tried, stack),
  };
  const refusal: Refusal | null =
    measured.aucBefore < CONTRADICTION
      ? 'contradicts'
      : siteWeight <= 0 || measured.lossAfter >= measured.lossBefore
        ? 'no-gain'
        : measured.aucAfter < measured.aucBefore
          ? 'ranks-worse'
          : moderatorsGain(tried, shipped, stack)
            ? null
            : 'moderators-disagree';
  if (refusal) return { ...nothing, ...measured, refusal };
  const { bytes, scale } = quantise(fitSiteModel(lessons, rows, Int32Array.from(lessons.keys())));
  return {
    ...nothing,
    ...measured,
    refusal,
    head: { globalWeight, siteWeight, bias: stack.bias, scale, weights: bytes },
  };
}

/** The stack; a shipped weight that would go below nothing is left out instead: it may be useless, but never be turned round. */
function fitStack(lessons: readonly Lesson[], rows: number[][], trusted: boolean): LogisticFit {
  const labels = lessons.map(({ label }) => label);
  const costs = lessons.map(({ weight }) => weight);
  const stack = fitLogistic({ rows, labels, costs, prior: [1, 0], pull: PULL, fixed: [!trusted, false] });
  if ((stack.weights[0] as number) >= 0) return stack;
  return fitLogistic({ rows, labels, costs, prior: [0, 0], pull: PULL, fixed: [true, false] });
}

/** For each lesson the score of a site model that has not seen it. */
function unseenScores(lessons: readonly Lesson[], rows: SparseRows): number[] {
  // Fold by place within the class, so that each fold has its share of both.
  const place = [0, 0];
  const folds = lessons.map(({ label }) => (place[label] as number)++ % FOLDS);
  const scores = new Array<number>(lessons.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = Int32Array.from(lessons.keys()).filter((i) => folds[i] !== fold);
    const weights = fitSiteModel(lessons, rows, others);
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

function fitSiteModel(lessons: readonly Lesson[], rows: SparseRows, picked: Int32Array): Float32Array {
  const positive = Uint8Array.from(picked, (i) => lessons[i]?.label ?? 0);
  return fitLinearSvm({
    rows,
    picked,
    positive,
    costs: Float32Array.from(picked, (i) => COST * (lessons[i]?.weight ?? 1)),
    biases: new Uint8Array(picked.length),
    biasCount: 1,
    bits: BITS,
    scale: logCountRatio(rows, picked, positive, BITS),
    epochs: EPOCHS,
    seed: 1,
  }).weights;
}

function weightOf(lessons: readonly Lesson[], asked: 0 | 1): number {
  return lessons.reduce((sum, { label, weight }) => sum + (label === asked ? weight : 0), 0);
}
