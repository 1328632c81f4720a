import { mergeSpans } from '../text/text-span.js';
import type { Check, EvidenceSpan } from './check.js';

const FEWEST_LETTERS = 20;
const FEWEST_WORDS = 4;
const SHOUTED_SHARE = 0.7;
const CAPITAL_WORD = /\p{Lu}[\p{Lu}\p{M}'’-]+(?![\p{Ll}\p{N}])/gu;
const REPEATED_PUNCTUATION = /[!?¡¿؟]{6,}/g;

/**
 * Catches comments mostly in capitals, and rows of exclamation and question marks. Scripts without capitals (Arabic,
 * Hebrew, Han) are judged by their marks only; abbreviations and short cries are let pass. Only a long comment wholly in
 * capitals reaches the default holding score: shouting is bad manners, not abuse.
 */
export const shoutingCheck: Check = {
  name: 'shouting',
  kind: 'rule',
  deadlineMs: 1_000,
  run({ body }) {
    const shouted = shoutedWords(body);
    const marks = spansOf(body, REPEATED_PUNCTUATION);
    if (shouted.spans.length === 0 && marks.length === 0) return [];
    const marksScore = marks.length === 0 ? 0 : Math.min(0.4, 0.2 + 0.1 * marks.length);
    const score = Math.max(shouted.score, marksScore);
    const text =
      shouted.spans.length > 0 ? 'Is written mostly in capital letters.' : 'Has rows of exclamation or question marks.';
    const spans = mergeSpans([...shouted.spans, ...marks]);
    return [{ check: 'shouting', code: 'shouting', category: 'quality', score, spans, text }];
  },
};

function shoutedWords(body: string): { score: number; spans: EvidenceSpan[] } {
  const upper = body.match(/\p{Lu}/gu)?.length ?? 0;
  const cased = upper + (body.match(/\p{Ll}/gu)?.length ?? 0);
  if (cased < FEWEST_LETTERS || upper < SHOUTED_SHARE * cased) return { score: 0, spans: [] };
  const spans = spansOf(body, CAPITAL_WORD);
  if (spans.length < FEWEST_WORDS) return { score: 0, spans: [] };
  return { score: upper >= 0.9 * cased && cased >= 100 ? 0.5 : 0.4, spans };
}

function spansOf(text: string, pattern: RegExp): EvidenceSpan[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length }));
}
