import { languageByCommonWords } from './common-words.js';
import { hashText } from './hashing.js';
import { TracedText, TracedTextWriter } from './traced-text.js';
import type { VocabularyLanguage } from './vocabulary.js';
import { COST_OF_SURPRISE, FIXED, KnownWords } from './known-words.js';
import { KNOWN, stateOf, SURPRISE, unitsOf, type WordUnit } from './word-units.js';
import { words, type Word } from './words.js';

// What folding cannot undo without knowing words: words cut in pieces ('stu pid', 'y o u a r e'), with two letters the
// other way round, with a star or an emoji for a letter, or with a letter doubled. Only words that nobody knows are
// touched, and only where most of the text is known afterwards: in another language, and in a text of nothing but names,
// it stays as it is. The scorer reads mended text. Lists do not: a list says exactly what it means.

/** A word of the mended text that stands for `start` to `end` of the folded one. */
interface Mended {
  text: string;
  start: number;
  end: number;
  known: boolean;
}

const SHORTEST = 3;
const LONGEST = 20;
const MOST_WORDS = 1500;
/** Share of a text's words that have to be known after mending; of Arabic a third is in no list, whatever the text. */
const KNOWN_SHARE: Readonly<Record<VocabularyLanguage, number>> = { en: 0.6, ar: 0.3 };
/** Share of the letters from which on a text is read in a language: 'wiss queen انت كلب' is in two. */
const ENOUGH_LETTERS = 0.25;

const COST_OF_JOIN = 6.5;
/** Two words that are known may be one only if that explains more. */
const COST_OF_JOINING_KNOWN = 2;
const WIDEST_GAP = 3;
/** So many units on either side of a surprise are looked at with it. */
const NEIGHBOURS = 2;

const languages: Record<VocabularyLanguage, KnownWords | undefined> = { en: undefined, ar: undefined };

/** The text with garbled words written as the words they most likely were; the same object when there are none. */
export function mend(folded: TracedText): TracedText {
  const all = words(folded);
  if (all.length === 0 || all.length > MOST_WORDS) return folded;
  return languagesOf(folded.text).reduce(mendIn, folded);
}

/** Mends the words of one language. */
function mendIn(folded: TracedText, language: VocabularyLanguage): TracedText {
  const all = words(folded);
  const known = (languages[language] ??= new KnownWords(language));
  const states = Uint8Array.from(all, (word) => stateOf(folded, word, known));
  const mended: Mended[] = [];
  let count = 0;
  let recognised = 0;
  for (let at = 0; at < all.length;) {
    const end = endOfWindow(states, at);
    if (end === at) {
      count += 1;
      if (states[at] === KNOWN) recognised += 1;
      at += 1;
      continue;
    }
    for (const word of mendWindow(folded, all.slice(at, end), known)) {
      count += 1;
      if (word.known) recognised += 1;
      mended.push(word);
    }
    at = end;
  }
  if (recognised < KNOWN_SHARE[language] * count) return folded;
  const result = rewrite(folded, mended);
  return result === folded || isOtherLanguage(folded.text, language) ? folded : result;
}

/** Where the words end that have to be looked at together from `at` on: surprises and their neighbours; `at` for none. */
function endOfWindow(states: Uint8Array, at: number): number {
  let end = at;
  for (let next = at; next < states.length && next <= end + NEIGHBOURS; next++) {
    if (states[next] === SURPRISE) end = Math.min(states.length, next + NEIGHBOURS + 1);
  }
  return end;
}

function mendWindow(folded: TracedText, window: readonly Word[], known: KnownWords): Mended[] {
  return joinUnits(folded, unitsOf(folded, window, known), known).map((word) => mendWord(folded.text, word, known));
}

function isOtherLanguage(text: string, language: VocabularyLanguage): boolean {
  return language === 'en' && (languageByCommonWords(text)?.language ?? 'en') !== 'en';
}

/** The languages whose letters the text has enough of. */
function languagesOf(text: string): VocabularyLanguage[] {
  let latin = 0;
  let arabic = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x61 && unit <= 0x7a) latin++;
    else if (unit >= 0x621 && unit <= 0x64a) arabic++;
  }
  const enough = Math.max(1, ENOUGH_LETTERS * (latin + arabic));
  return [...(latin >= enough ? ['en' as const] : []), ...(arabic >= enough ? ['ar' as const] : [])];
}

/** The cheapest way to read the units as words, each word being one unit or several neighbours (after Viterbi). */
function joinUnits(folded: TracedText, units: readonly WordUnit[], known: KnownWords): Mended[] {
  const { length } = units;
  const best = new Float64Array(length + 1).fill(Infinity, 1);
  const from = new Int32Array(length + 1);
  const near = nearSurprises(units);
  const offer = (first: number, to: number, cost: number): void => {
    const total = (best[first] as number) + cost;
    if (total >= (best[to] as number)) return;
    best[to] = total;
    from[to] = first;
  };
  for (let first = 0; first < length; first++) {
    const unit = units[first] as WordUnit;
    offer(first, first + 1, unit.cost);
    if (unit.cost === FIXED || near[first] === 0) continue;
    let { text } = unit;
    let hash = hashText(text);
    let surprising = unit.cost >= COST_OF_SURPRISE;
    let joins = 0;
    let oneWord = true;
    for (let next = first + 1; next < length && text.length < LONGEST && near[next] === 1; next++) {
      const { text: more, cost, start, joined } = units[next] as WordUnit;
      if (cost === FIXED || !mayJoin(folded, (units[next - 1] as WordUnit).end, start)) break;
      text += more;
      hash = hashText(more, hash);
      surprising ||= cost >= COST_OF_SURPRISE;
      oneWord &&= joined;
      if (!joined) joins += 1;
      if (text.length < SHORTEST) continue;
      if (oneWord) {
        offer(first, next + 1, known.costInRun(text, hash));
        continue;
      }
      const knownCost = known.knownCost(text, hash);
      if (knownCost === undefined) continue;
      offer(first, next + 1, knownCost + joins * COST_OF_JOIN + (surprising ? 0 : COST_OF_JOINING_KNOWN));
    }
  }
  return wordsAlong(units, from, known);
}

function wordsAlong(units: readonly WordUnit[], from: Int32Array, known: KnownWords): Mended[] {
  const found: Mended[] = [];
  for (let to = units.length; to > 0; to = from[to] as number) {
    const parts = units.slice(from[to], to);
    const { text, start, cost } = parts[0] as WordUnit;
    const { end } = parts.at(-1) as WordUnit;
    if (parts.length === 1) found.push({ text, start, end, known: cost < COST_OF_SURPRISE && cost !== FIXED });
    else {
      const whole = parts.map((part) => part.text).join('');
      found.push({ text: whole, start, end, known: known.knownCost(whole) !== undefined });
    }
  }
  return found.reverse();
}

/** 1 for each unit with a surprise among its neighbours or in itself. */
function nearSurprises(units: readonly WordUnit[]): Uint8Array {
  const near = new Uint8Array(units.length);
  units.forEach(({ cost }, at) => {
    if (cost >= COST_OF_SURPRISE) near.fill(1, Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1);
  });
  return near;
}

/** Whether two units are near enough to be one word: some blanks or one sign between, but no line end and no apostrophe. */
function mayJoin({ text }: TracedText, from: number, to: number): boolean {
  if (to - from <= 1) return text[from] !== '\n' && text[from] !== "'";
  if (to - from > WIDEST_GAP) return false;
  const gap = text.slice(from, to);
  return gap.trim() === '' && !gap.includes('\n');
}

function mendWord(text: string, word: Mended, known: KnownWords): Mended {
  const starred = withStars(text, word);
  const { text: spelling } = starred;
  if (spelling.length < SHORTEST || spelling.length > LONGEST || !known.mayBeWord(spelling)) return word;
  if (spelling.includes('*')) {
    const plain = known.withoutStars(spelling);
    return plain === undefined ? word : { ...starred, text: plain, known: true };
  }
  if (word.known) return word;
  const candidate = known.repaired(spelling);
  return candidate === undefined ? word : { ...word, text: candidate, known: known.has(candidate) };
}

/** The word with a star that stands at one of its ends ('*diot', 'whor*'); not with a pair of them ('*really*'). */
function withStars(text: string, word: Mended): Mended {
  const before = text[word.start - 1] === '*' && !isPartOfWord(text[word.start - 2]);
  const after = text[word.end] === '*' && text[word.end + 1] !== '*';
  if (before && !after) return { ...word, text: `*${word.text}`, start: word.start - 1 };
  if (after && !before) return { ...word, text: `${word.text}*`, end: word.end + 1 };
  return word;
}

/** A star between letters is the end of the word before it. */
function isPartOfWord(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}*]/u.test(sign);
}

/** The folded text with the mended words in it, and a blank where letters that folding joined are two words. */
function rewrite(folded: TracedText, mended: readonly Mended[]): TracedText {
  const { text, starts, ends } = folded;
  const capacity = text.length + mended.reduce((sum, word) => sum + word.text.length + 1, 0);
  const writer = new TracedTextWriter(folded.original, capacity);
  let done = 0;
  let previousEnd = -1;
  let changed = false;
  for (const word of mended) {
    const apart = word.start === previousEnd && starts[word.start] !== ends[word.start - 1];
    const same = word.end - word.start === word.text.length && text.startsWith(word.text, word.start);
    previousEnd = word.end;
    if (same && !apart) continue;
    changed = true;
    writer.copy(folded, done, word.start);
    const { start, end } = folded.toOriginal(word.start, word.end);
    if (apart) writer.write(' ', start, start);
    if (same) writer.copy(folded, word.start, word.end);
    else writer.write(word.text, start, end);
    done = word.end;
  }
  if (!changed) return folded;
  writer.copy(folded, done, text.length);
  return writer.finish();
}
