import { arabicStems } from '../../text/arabic-clitics.js';
import type { TracedText } from '../../text/traced-text.js';
import { words, type Word } from '../../text/words.js';
import { arabicRules } from './arabic-rules.js';
import { arabic } from './arabic.js';
import { arabiziRules } from './arabizi-rules.js';
import { arabizi } from './arabizi.js';
import { CompiledPatterns, type WordEntry } from './compile-patterns.js';
import { english, englishRules } from './english.js';
import { russian } from './russian.js';

/** The patterns of all languages; Arabizi is Arabic in other letters. */
export const patterns = new CompiledPatterns([
  [english, englishRules],
  [arabic, arabicRules],
  [arabizi, arabiziRules],
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
  /** What the lexicons have of each word. */
  entries: readonly (WordEntry | undefined)[];
}

/** Patterns are looked for in so many words; longer comments are read to here. */
const MOST_WORDS = 1500;
const SPACE = 32;
const NONE: readonly ClassItem[] = [];
const SENTENCE_ENDS: ReadonlySet<number> = new Set([...'.!?؟;\n…'].map((sign) => sign.charCodeAt(0)));

/** Reads the classes of a folded text's words. */
export function readClasses(folded: TracedText): ClassedText {
  const every = words(folded);
  const all = every.length > MOST_WORDS ? every.slice(0, MOST_WORDS) : every;
  const sentences = new Int32Array(all.length);
  const items: (readonly ClassItem[])[] = [];
  const entries: (WordEntry | undefined)[] = [];
  let sentence = 0;
  for (let i = 0; i < all.length; i++) {
    const word = all[i] as Word;
    if (i > 0 && endsSentence(folded.text, (all[i - 1] as Word).end, word.start)) sentence += 1;
    sentences[i] = sentence;
    const entry = patterns.entryOf(word.text);
    const own = entry && entry.phrases.length > 0 ? itemsOf(entry, all, i, undefined) : undefined;
    items.push(stemItems(all, i, own) ?? NONE);
    entries.push(entry);
  }
  return { words: all, sentences, items, entries };
}

function stemItems(all: readonly Word[], at: number, own: ClassItem[] | undefined): ClassItem[] | undefined {
  let found = own;
  for (const stem of arabicStems((all[at] as Word).text)) {
    const entry = patterns.entryOf(stem);
    if (entry) found = itemsOf(entry, all, at, found);
  }
  return found;
}

function itemsOf(
  entry: WordEntry,
  all: readonly Word[],
  at: number,
  before: ClassItem[] | undefined,
): ClassItem[] | undefined {
  let found = before;
  for (const { vocabulary, class: number, rest } of entry.phrases) {
    if (!follows(all, at, rest)) continue;
    const last = at + rest.length;
    if (found?.some((item) => item.class === number && item.vocabulary === vocabulary && item.last >= last)) continue;
    (found ??= []).push({ vocabulary, class: number, last });
  }
  return found;
}

function endsSentence(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== SPACE && SENTENCE_ENDS.has(unit)) return true;
  }
  return false;
}

function follows(all: readonly Word[], at: number, rest: readonly string[]): boolean {
  for (let i = 0; i < rest.length; i++) if (all[at + 1 + i]?.text !== rest[i]) return false;
  return true;
}
