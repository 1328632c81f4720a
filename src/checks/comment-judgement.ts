import { setAside } from '../scoring/patterns/set-aside.js';
import { shippedScorer } from '../scoring/load-model.js';
import type { Judgement, Scorer } from '../scoring/scorer.js';
import { mergeSpans, type TextSpan } from '../text/text-span.js';
import type { CheckInput } from './check.js';
import { foldedBody } from './folded-body.js';

const judgements = new WeakMap<CheckInput, { judgement: Judgement; scorer: Scorer }>();
const asides = new WeakMap<CheckInput, readonly TextSpan[]>();

/**
 * What the scorer says of a comment, with what its site has taught, worked out once for all who ask about the same input.
 * The first to ask may bring other weights than the shipped ones.
 */
export function commentJudgement(input: CheckInput, scorer: Scorer = shippedScorer()): Judgement {
  return judged(input, scorer).judgement;
}

/**
 * What the scorer says of a comment without the stretches that it means against nobody (`setAside`), by the same weights;
 * null when there are none.
 */
export function judgementWithoutAsides(input: CheckInput): Judgement | null {
  const spans = asidesOf(input);
  if (spans.length === 0) return null;
  const { judgement, scorer } = judged(input, shippedScorer());
  const { name, author, form } = input;
  let body = '';
  let from = 0;
  for (const { start, end } of spans) {
    body += `${input.body.slice(from, start)} `;
    from = end;
  }
  body += input.body.slice(from);
  const { timeOnFormMs } = form;
  // What is left may be too short to tell its language by.
  const language = judgement.language === 'und' ? undefined : judgement.language;
  return scorer.judge({ body, name, emailDomain: author.emailDomain || undefined, timeOnFormMs, language });
}

/** The stretches of a comment's body, as stored, that it means against nobody; in order. */
export function asidesOf(input: CheckInput): readonly TextSpan[] {
  let spans = asides.get(input);
  if (!spans) {
    const folded = foldedBody(input);
    spans = mergeSpans(
      setAside(folded).map(({ start, end }) => folded.toOriginal(start, end)),
      Infinity,
    );
    asides.set(input, spans);
  }
  return spans;
}

function judged(input: CheckInput, scorer: Scorer): { judgement: Judgement; scorer: Scorer } {
  let entry = judgements.get(input);
  if (!entry) {
    const { body, name, author, form, siteLayer } = input;
    const { timeOnFormMs } = form;
    const comment = {
      body,
      name,
      emailDomain: author.emailDomain || undefined,
      timeOnFormMs,
      folded: foldedBody(input),
    };
    entry = { judgement: scorer.judge(comment, siteLayer), scorer };
    judgements.set(input, entry);
  }
  return entry;
}
