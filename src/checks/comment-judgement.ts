import { shippedScorer } from '../scoring/load-model.js';
import type { Judgement, Scorer } from '../scoring/scorer.js';
import type { CheckInput } from './check.js';
import { foldedBody } from './folded-body.js';

const judgements = new WeakMap<CheckInput, Judgement>();

/**
 * What the scorer says of a comment, with what its site has taught, worked out once for all who ask about the same input.
 * The first to ask may bring other weights than the shipped ones.
 */
export function commentJudgement(input: CheckInput, scorer: Scorer = shippedScorer()): Judgement {
  let judgement = judgements.get(input);
  if (!judgement) {
    const { body, name, author, form, siteLayer } = input;
    const { timeOnFormMs } = form;
    const comment = {
      body,
      name,
      emailDomain: author.emailDomain || undefined,
      timeOnFormMs,
      folded: foldedBody(input),
    };
    judgement = scorer.judge(comment, siteLayer);
    judgements.set(input, judgement);
  }
  return judgement;
}
