import { foldArabic } from './arabic.js';
import { foldLatinFringe } from './confusables.js';
import { isDroppableMark, isInvisible } from './invisible.js';
import { TracedText } from './traced-text.js';

// The context-free part of folding: every character by itself. Characters are DEcomposed (NFKD) before marks are
// dropped, so that 'é' typed as one code point or as two gives the same letter; Hangul syllables stay whole.

const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ...[...'’‘‛ʼʻ′´`＇'].map((quote): [string, string] => [quote, "'"]),
  ...[...'“”„‟″«»'].map((quote): [string, string] => [quote, '"']),
  ...[...'‐‑‒–—―−'].map((dash): [string, string] => [dash, '-']),
  ...[...'\t\v\f'].map((blank): [string, string] => [blank, ' ']),
  ...[...'\r\u0085\u2028\u2029'].map((line): [string, string] => [line, '\n']),
  ['ς', 'σ'],
]);

// Printable ASCII but the backtick, and line feeds: lower case is all that folding does to these.
const PLAIN_ASCII = /^[\n -_a-~]*$/;

const REGIONAL_INDICATOR = 0x1f1e6;

const OWN_PLACES = ownPlaces(16_384);

const MOST_REMEMBERED = 20_000;
const remembered = new Map<number, string>();

/** Lower case, compatibility forms, width, accents, invisible characters and Arabic spelling, character by character. */
export function foldCharacters(original: string): TracedText {
  if (PLAIN_ASCII.test(original)) return foldPlainAscii(original);
  const { length } = original;
  let capacity = length + 32;
  let starts = new Uint32Array(capacity);
  let ends = new Uint32Array(capacity);
  let text = '';
  let written = 0;
  for (let at = 0; at < length;) {
    const codePoint = original.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const folded = foldCodePoint(codePoint);
    if (written + folded.length > capacity) {
      capacity = Math.max(capacity * 2, written + folded.length);
      starts = grow(starts, capacity);
      ends = grow(ends, capacity);
    }
    for (let i = 0; i < folded.length; i++, written++) {
      starts[written] = at;
      ends[written] = next;
    }
    text += folded;
    at = next;
  }
  return new TracedText(original, text, starts.subarray(0, written), ends.subarray(0, written));
}

/** Every unit of plain ASCII stays where it is, so usual texts share one array of places; nobody writes to places. */
function foldPlainAscii(original: string): TracedText {
  const { length } = original;
  const places = length < OWN_PLACES.length ? OWN_PLACES : ownPlaces(length + 1);
  return new TracedText(original, original.toLowerCase(), places.subarray(0, length), places.subarray(1, length + 1));
}

function ownPlaces(length: number): Uint32Array {
  const places = new Uint32Array(length);
  for (let at = 0; at < length; at++) places[at] = at;
  return places;
}

function foldCodePoint(codePoint: number): string {
  const known = remembered.get(codePoint);
  if (known !== undefined) return known;
  const folded = isUnpairedSurrogate(codePoint) ? '\ufffd' : foldToTheEnd(String.fromCodePoint(codePoint));
  if (remembered.size < MOST_REMEMBERED) remembered.set(codePoint, folded);
  return folded;
}

/** Repeats, because lower-casing or a table can give something that decomposes again; three rounds settle all of Unicode. */
function foldToTheEnd(character: string): string {
  let folded = character;
  for (let round = 0; round < 5; round++) {
    const before = folded;
    folded = [...before].map(foldOnce).join('');
    if (folded === before) break;
  }
  return folded;
}

function foldOnce(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (isInvisible(codePoint) || isDroppableMark(codePoint)) return '';
  const replaced = PUNCTUATION.get(character) ?? boxedLetter(codePoint) ?? foldArabic(character);
  if (replaced !== undefined) return replaced;
  if (codePoint >= 0xac00 && codePoint <= 0xd7a3) return character;
  const plain = character.normalize('NFKD').toLowerCase();
  return plain === character ? (foldLatinFringe(character) ?? character) : plain;
}

/**
 * White letters in black circles and boxes, and the letters that flags are made of, have no decomposition in Unicode;
 * bracketed ones have one with the brackets.
 */
function boxedLetter(codePoint: number): string | undefined {
  for (const first of [0x1f150, 0x1f170, REGIONAL_INDICATOR, 0x249c, 0x1f110]) {
    if (codePoint >= first && codePoint < first + 26) return String.fromCodePoint(0x61 + codePoint - first);
  }
  return undefined;
}

function isUnpairedSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}

function grow(array: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(array);
  return larger;
}
