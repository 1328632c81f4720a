import { heads, type Head } from '../scoring/heads.js';
import { shippedScorer } from '../scoring/load-model.js';
import type { Scorer } from '../scoring/scorer.js';
import { packSiteLayer, type SiteLayer } from '../scoring/site-layer.js';
import { signature } from '../text/signature.js';
import { fitSiteHead, type FitOutcome, type Lesson } from './fit-site-head.js';
import type { LessonLabels } from './lesson-labels.js';
import { clustersOf, lessonWeights } from './lesson-weights.js';

/** A comment and what was decided about it, as a refit reads it. Nothing of it is kept. */
export interface DecidedComment {
  body: string;
  name?: string;
  /** The part of the author's address behind the @. */
  emailDomain?: string;
  timeOnFormMs?: number | null;
  labels: LessonLabels;
  /** Ids or hashes of who decided and who wrote; `moderator` null for what the machine approved and nobody objected to since. */
  moderator: string | null;
  author: string;
}

/** For each head what came of its fit, without the weights. */
export type RefitOutcomes = Partial<Record<Head, Omit<FitOutcome, 'head'>>>;

/** A layer, packed, and how it came to be. `packed` is null when no head learnt anything. */
export interface RefitResult {
  scorerVersion: string;
  packed: Buffer | null;
  outcomes: RefitOutcomes;
}

/** A comment that the machine approved and nobody objected to says as much as a fifth of a decision. */
const QUIET_WEIGHT = 0.2;
/** A class may be so many times as large as the other; of more, the latest are taken. */
const MOST_IMBALANCE = 20;

/** Fits a site's layer to its decisions, oldest first. Takes seconds for thousands of them: not for an event loop that serves. */
export function refit(comments: readonly DecidedComment[], scorer: Scorer = shippedScorer()): RefitResult {
  const { layer, outcomes } = fitLayer(comments, scorer);
  const learnt = Object.keys(layer.heads).length > 0;
  return { scorerVersion: scorer.version, packed: learnt ? packSiteLayer(layer) : null, outcomes };
}

/** The same as a layer that is not packed. */
export function fitLayer(
  comments: readonly DecidedComment[],
  scorer: Scorer,
): { layer: SiteLayer; outcomes: RefitOutcomes } {
  const judged = comments.map(({ body, name, emailDomain, timeOnFormMs }) => {
    const { vector, logits } = scorer.judge({ body, name, emailDomain, timeOnFormMs });
    return { vector, logits };
  });
  const clusters = clustersOf(comments.map(({ body }) => signature(body)));
  const weighed = (taught: readonly number[], quiet: boolean, factor: number): [number, number][] => {
    const own = taught.filter((i) => (comments[i]?.moderator === null) === quiet);
    const origins = own.map((i) => ({ moderator: comments[i]?.moderator ?? '', author: comments[i]?.author ?? '', cluster: clusters[i] as number })); // prettier-ignore
    return lessonWeights(origins).map((weight, k) => [own[k] as number, factor * weight]);
  };
  const layer: SiteLayer = { id: '', scorerVersion: scorer.version, heads: {} };
  const outcomes: RefitOutcomes = {};
  for (const head of heads) {
    const taught = balanced(comments, head);
    const weights = new Map([...weighed(taught, false, 1), ...weighed(taught, true, QUIET_WEIGHT)]);
    const lessons = taught.map((i): Lesson => {
      const { vector, logits } = judged[i] as (typeof judged)[number];
      const { labels, moderator } = comments[i] as DecidedComment;
      return { vector, logit: logits[head], label: labels[head] as 0 | 1, weight: weights.get(i) as number, moderator };
    });
    const { head: fitted, ...outcome } = fitSiteHead(lessons);
    outcomes[head] = outcome;
    if (fitted) layer.heads[head] = fitted;
  }
  return { layer, outcomes };
}

/** Which comments teach a head: those with a label for it, but of one class not overwhelmingly many. */
function balanced(comments: readonly DecidedComment[], head: Head): number[] {
  const decided = (label: 0 | 1) => comments.flatMap(({ labels, moderator }, i) => (labels[head] === label && moderator !== null ? [i] : [])); // prettier-ignore
  const classes = [decided(0), decided(1)] as const;
  const most = MOST_IMBALANCE * Math.max(1, Math.min(classes[0].length, classes[1].length));
  const quiet = comments.flatMap(({ moderator }, i) => (moderator === null ? [i] : []));
  return [...classes.flatMap((own) => own.slice(-most)), ...quiet].sort((a, b) => a - b);
}
