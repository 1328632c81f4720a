import { PICTOGRAPH, traitsOf } from './character-traits.js';
import { COST_OF_SURPRISE, FIXED, type KnownWords } from './known-words.js';
import type { TracedText } from './traced-text.js';
import type { Word } from './words.js';

/** A run of letters as it was written: a word, or a single letter of a word that was spaced out. */
export interface WordUnit {
  text: string;
  start: number;
  end: number;
  /** How surprising it is by itself; see `KnownWords.cost`. */
  cost: number;
  /** Whether folding joined it to the unit before, so that nobody can tell if a word ends between them. */
  joined: boolean;
}

/** Where no known letter fits, stars are separators and not hidden letters. */
const BETWEEN_STARS = /[^*]+/g;
const STAR = 42;
const BLANKS = /^\s+$/;

/** State of a word before mending: known as it stands. */
export const KNOWN = 0;
/** State of a word before mending: to be left alone, like a number. */
export const ALONE = 1;
/** State of a word before mending: it asks for a look. */
export const SURPRISE = 2;

/** The state of a word: a surprise is not known, or spaced out, or has a star in it or beside it. */
export function stateOf(folded: TracedText, { text, start, end }: Word, known: KnownWords): number {
  const besideStar = folded.text.charCodeAt(start - 1) === STAR || folded.text.charCodeAt(end) === STAR;
  if (known.has(text)) return besideStar || isSpacedOut(folded, start, end) ? SURPRISE : KNOWN;
  return !known.mayBeWord(text) || isContraction(folded.text, start, end) ? ALONE : SURPRISE;
}

/** The words of a folded text as units, in order. */
export function unitsOf(folded: TracedText, all: readonly Word[], known: KnownWords): WordUnit[] {
  const units: WordUnit[] = [];
  for (const { text, start, end } of all) {
    if (isSpacedOut(folded, start, end)) {
      for (let at = start; at < end; at++) {
        units.push({
          text: folded.text.charAt(at),
          start: at,
          end: at + 1,
          cost: COST_OF_SURPRISE,
          joined: at > start,
        });
      }
      continue;
    }
    if (text.includes('*') && known.withoutStars(text) === undefined) {
      for (const { 0: part, index } of text.matchAll(BETWEEN_STARS)) {
        const from = start + index;
        units.push({ text: part, start: from, end: from + part.length, cost: known.cost(part), joined: false });
      }
      continue;
    }
    const before = units.at(-1);
    const whole = before ? wordAroundEmoji(folded.text, before, { text, start, end }, known) : undefined;
    if (before && whole !== undefined) {
      units[units.length - 1] = { ...before, text: whole, end, cost: known.cost(whole) };
      continue;
    }
    const cost = isContraction(folded.text, start, end) ? FIXED : known.cost(text);
    units.push({ text, start, end, cost, joined: false });
  }
  return units;
}

/** The word of which an emoji hides a letter ('st😀pid'), with a star for the emoji; undefined when there is none. */
function wordAroundEmoji(text: string, before: WordUnit, after: Word, known: KnownWords): string | undefined {
  const width = after.start - before.end;
  if (width < 1 || width > 2) return undefined;
  const codePoint = text.codePointAt(before.end) as number;
  if (codePoint < 0x80 || (codePoint > 0xffff ? 2 : 1) !== width || (traitsOf(codePoint) & PICTOGRAPH) === 0)
    return undefined;
  const whole = `${before.text}*${after.text}`;
  return known.withoutStars(whole) === undefined ? undefined : whole;
}

/** The end of 'it's' and 'you're', which would make another word with the next one ('it's hit'). */
function isContraction(text: string, start: number, end: number): boolean {
  return end - start <= 2 && text[start - 1] === "'";
}

/** True when there is a blank between any two letters in the original: folding joined them, and maybe two words. */
function isSpacedOut({ original, starts, ends }: TracedText, start: number, end: number): boolean {
  if (end - start < 3) return false;
  for (let at = start + 1; at < end; at++) {
    const from = ends[at - 1] as number;
    const to = starts[at] as number;
    if (from >= to || !BLANKS.test(original.slice(from, to))) return false;
  }
  return true;
}
