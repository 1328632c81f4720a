import { heads, type Head } from '../scoring/heads.js';
import type { Judgement } from '../scoring/scorer.js';
import { mergeSpans } from '../text/text-span.js';
import type { Check } from './check.js';
import { commentJudgement } from './comment-judgement.js';

/** Below this nothing is said: every comment has a little of everything. */
const LEAST_SCORE = 0.2;

const TEXTS: Readonly<Record<Head, string>> = {
  spam: 'Reads like promotion that was written for many places.',
  abuse: 'Reads like comments that raters found abusive.',
  hate: 'Reads like hate against a group of people.',
};

// The shipped probabilities are calibrated on the data sets, where a third (in Arabic a sixth) of the comments is abusive.
// Among a site's readers about one in twenty is, and the odds are lowered by that much: log(0.05 / 0.95) - log(p / (1 - p)).
// Without it 9 % of ordinary news comments would be held. What a site has taught is calibrated on the site already.
const ABUSE_AMONG_READERS = -2.1;
const ABUSE_AMONG_READERS_OF_ARABIC = -1.36;

/**
 * Catches what resembles the spam, abuse and hate that the shipped weights were trained on (docs/model-card.md), in any
 * language and worst in those without data. The score is a probability among ordinary readers' comments; the marked words weighed most. Misses
 * what is only meant, and errs about irony.
 */
export const scorerCheck: Check = {
  name: 'scorer',
  kind: 'statistical',
  deadlineMs: 2_000,
  run(input) {
    const judgement = commentJudgement(input);
    return heads.flatMap((head) => {
      const score = among(judgement, head, input.siteLayer?.heads[head] !== undefined);
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

function among({ scores, language }: Judgement, head: Head, isTaught: boolean): number {
  const score = Math.min(1, Math.max(0, scores[head]));
  if (head !== 'abuse' || isTaught) return score;
  const shift = language === 'ar' ? ABUSE_AMONG_READERS_OF_ARABIC : ABUSE_AMONG_READERS;
  const odds = Math.exp(shift) * score;
  return odds / (odds + 1 - score);
}
