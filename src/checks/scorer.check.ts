import { heads, type Head } from '../scoring/heads.js';
import { mergeSpans } from '../text/text-span.js';
import type { Check } from './check.js';
import { commentJudgement, judgementWithoutAsides } from './comment-judgement.js';
import { amongReaders } from './reader-odds.js';

/** Below this nothing is said: every comment has a little of everything. */
const LEAST_SCORE = 0.2;

const TEXTS: Readonly<Record<Head, string>> = {
  spam: 'Reads like promotion that was written for many places.',
  abuse: 'Reads like comments that raters found abusive.',
  hate: 'Reads like hate against a group of people.',
};

/**
 * Catches what resembles the spam, abuse and hate that the shipped weights were trained on (docs/model-card.md), in any
 * language and worst in those without data. The score is a probability among ordinary readers' comments; the marked words
 * weighed most. Misses what is only meant, and errs about irony.
 */
export const scorerCheck: Check = {
  name: 'scorer',
  kind: 'statistical',
  deadlineMs: 2_000,
  run(input) {
    const judgement = commentJudgement(input);
    const rest = judgementWithoutAsides(input);
    return heads.flatMap((head) => {
      const isTaught = input.siteLayer?.heads[head] !== undefined;
      const whole = amongReaders(judgement, head, isTaught);
      const score = rest && head !== 'spam' && !isTaught ? Math.min(whole, amongReaders(rest, head)) : whole;
      if (score < LEAST_SCORE) return [];
      const { words } = judgement.explain(head);
      const percent = Math.round(score * 100);
      return {
        check: 'scorer',
        code: `scorer-${head}`,
        category: head,
        score,
        spans: mergeSpans(words),
        text: `${TEXTS[head]} Probability ${percent} %.`,
      };
    });
  },
};
