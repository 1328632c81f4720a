import type { TracedText } from '../../text/traced-text.js';
import { listForms, words, type Word } from '../../text/words.js';
import { arabic, arabicRules } from './arabic.js';
import { arabizi } from './arabizi.js';
import { compilePatterns } from './compile-patterns.js';
import { english, englishRules } from './english.js';
import { russian } from './russian.js';

/** The patterns of all languages; Arabizi is Arabic in other letters. */
export const patterns = compilePatterns([
  [english, englishRules],
  [arabic, arabicRules],
  [arabizi, arabicRules],
  [russian, englishRules],
]);

/** A word or phrase of a class: from its first word to its last one. */
export interface ClassItem {
  vocabulary: number;
  class: number;
  last: number;
}

/** A text as patterns see it: its words, the sentence of each, and the classes that begin at each. */
export interface ClassedText {
  words: readonly Word[];
  sentences: Int32Array;
  items: readonly (readonly ClassItem[])[];
}

/** Patterns are looked for in so many words; longer comments are read to here. */
const MOST_WORDS = 1500;
const NONE: readonly ClassItem[] = [];
const SENTENCE_END = /[.!?؟;\n…]/;

/** Reads the classes of a folded text's words. */
export function readClasses(folded: TracedText): ClassedText {
  const all = words(folded).slice(0, MOST_WORDS);
  const sentences = new Int32Array(all.length);
  const items: (readonly ClassItem[])[] = [];
  let sentence = 0;
  for (let i = 0; i < all.length; i++) {
    const word = all[i] as Word;
    if (i > 0 && SENTENCE_END.test(folded.text.slice((all[i - 1] as Word).end, word.start))) sentence += 1;
    sentences[i] = sentence;
    items.push(itemsAt(all, i));
  }
  return { words: all, sentences, items };
}

function itemsAt(all: readonly Word[], at: number): readonly ClassItem[] {
  let found: ClassItem[] | undefined;
  for (const form of listForms((all[at] as Word).text)) {
    const entries = patterns.phrases.get(form);
    if (!entries) continue;
    for (const { vocabulary, class: number, rest } of entries) {
      if (!follows(all, at, rest)) continue;
      if (found?.some((item) => item.class === number && item.vocabulary === vocabulary && item.last >= at + rest.length)) continue; // prettier-ignore
      (found ??= []).push({ vocabulary, class: number, last: at + rest.length });
    }
  }
  return found ?? NONE;
}

function follows(all: readonly Word[], at: number, rest: readonly string[]): boolean {
  for (let i = 0; i < rest.length; i++) if (all[at + 1 + i]?.text !== rest[i]) return false;
  return true;
}
