import type { TracedText } from './traced-text.js';
import { arabicStems } from './arabic-clitics.js';

/** A word of a folded text, with its place in the folded text. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

// Scripts written without spaces: every character is a word and a word of the language is a phrase of them.
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
// Stars between letters belong to the word: somebody hid those letters.
const SPACED_WORD = /[\p{L}\p{N}\p{M}]+(?:\*+[\p{L}\p{N}\p{M}]+)*/gu;
const ANY_WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

const segmented = new WeakMap<TracedText, readonly Word[]>();

/**
 * The words of a folded text in order. An apostrophe ends a word, so a possessive is the word and an 's'. Asked again
 * for the same folded text it gives the same array.
 */
export function words(folded: TracedText): readonly Word[] {
  let found = segmented.get(folded);
  if (!found) {
    found = segment(folded.text);
    segmented.set(folded, found);
  }
  return found;
}

function segment(text: string): Word[] {
  const pattern = HAS_UNSPACED.test(text) ? ANY_WORD : SPACED_WORD;
  return Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** The spellings under which a word may stand on a list: itself first, then an Arabic word without its clitics. */
export function listForms(word: string): string[] {
  return [word, ...arabicStems(word)];
}
