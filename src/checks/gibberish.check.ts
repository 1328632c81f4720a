import { mergeSpans } from '../text/text-span.js';
import type { Check, EvidenceSpan } from './check.js';
import { isMash } from './keyboard-mash.js';

const SCORE = 0.7;
const ENDLESS_SCORE = 0.5;
const REPEATED_SCORE = 0.4;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Alphabets with spaces between words: in Chinese or Thai a whole sentence is one run of letters. */
const SPACED_ALPHABET =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{N}]+$/u;
const LINK = /\b(?:https?:\/\/|www\.)[^\s]{1,2000}/gi;
const ENDLESS = 60;
const FEWEST_REPEATED = 60;

/**
 * Catches comments that are mostly keyboard mash, or one endless word, or a few characters over and over. Misses random
 * words and random but pronounceable letters; judges no single odd word in a real sentence, no laughter, no emoji.
 */
export const gibberishCheck: Check = {
  name: 'gibberish',
  kind: 'rule',
  deadlineMs: 1_000,
  run({ body }) {
    // Links have random letters of their own; blanks of the same length keep the places right.
    const text = body.replace(LINK, (link) => ' '.repeat(link.length));
    const mash: EvidenceSpan[] = [];
    const endless: EvidenceSpan[] = [];
    let letters = 0;
    let mashed = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      letters += word.length;
      const span = { start: index, end: index + word.length };
      if (word.length >= ENDLESS && SPACED_ALPHABET.test(word) && new Set(word).size > 6) endless.push(span);
      else if (word.length >= 40 || !isMash(withoutRuns(word.toLowerCase()))) continue;
      else mash.push(span);
      mashed += word.length;
    }
    if (mash.length > 0 && mashed >= 0.5 * letters)
      return [finding(SCORE, mash.concat(endless), 'Looks like keys hit at random.')];
    if (endless.length > 0) return [finding(ENDLESS_SCORE, endless, 'Has a word without end.')];
    if (isRepetition(text)) return [finding(REPEATED_SCORE, [], 'Repeats a few characters over and over.')];
    return [];
  },
};

/** 'SHUFFLLLLLL' is a cry. */
function withoutRuns(word: string): string {
  return word.replace(/(.)\1{2,}/gu, '$1');
}

function isRepetition(text: string): boolean {
  const written = text.match(/[\p{L}\p{N}]/gu) ?? [];
  return written.length >= FEWEST_REPEATED && new Set(written).size <= 3;
}

function finding(score: number, spans: readonly EvidenceSpan[], text: string) {
  return { check: 'gibberish', code: 'gibberish', category: 'quality' as const, score, spans: mergeSpans(spans), text };
}
