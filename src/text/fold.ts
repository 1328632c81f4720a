import { latinLookAlike, unmixAlphabets } from './confusables.js';
import { doubtsAbout, FOREIGN, LEET, SPACED, STRETCHED } from './doubts.js';
import { foldCharacters } from './fold-characters.js';
import { decodeLeet } from './leet.js';
import { TracedText, TracedTextWriter } from './traced-text.js';

// Folding turns the many ways of writing a word into one, so that lists and the scorer need to know one. It goes in two
// parts. First every character by itself (fold-characters.ts). Then what needs neighbours, in rounds until nothing
// changes: alphabets mixed in one word, letters stretched ('sooo'), letters spaced out ('i d i o t'), leet. A round can
// make work for the next one ('ff.uuu.c.k' does); nearly every text is done in one. Each step is linear and the rounds
// are capped, so the whole is linear. Two things matter to whoever changes it: `fold(fold(x).text).text` equals
// `fold(x).text`, and every unit keeps its place in the original, because moderators are shown the original.

const MOST_ROUNDS = 12;
const RUN = /(\p{L})\1{2,}/gu;
const LONE_LETTERS = /(?<![\p{L}\p{N}\p{M}])\p{L}( {2,3}|[^\p{L}\p{N}\p{M}\n])\p{L}(?:\1\p{L})+(?![\p{L}\p{N}\p{M}])/gu;

/** The folded text, with the way back to the original's offsets. Never throws, whatever the string. */
export function fold(text: string): TracedText {
  let folded = foldCharacters(text);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = folded.text;
    const doubts = doubtsAbout(before);
    if (doubts & FOREIGN) folded = folded.withText(unmixAlphabets(folded.text));
    if (doubts & STRETCHED) folded = cutStretchedLetters(folded);
    if (doubts & SPACED) folded = joinSpacedOutLetters(folded);
    if (doubts & LEET) folded = folded.withText(decodeLeet(folded.text));
    if (folded.text === before) break;
  }
  return folded;
}

/** Three or more of one letter become one: 'idiooot' and 'idioooooot' are the same word. */
function cutStretchedLetters(source: TracedText): TracedText {
  return rewrite(source, RUN, (match, letter) => [{ from: match.index, to: match.index + match[0].length, letter }]);
}

/**
 * Three or more single letters with the same sign between them become a word: 'f.u.c.k', 'i d i o t'. The sign stays
 * between an Arabic letter and one of another alphabet: no word has both.
 */
function joinSpacedOutLetters(source: TracedText): TracedText {
  return rewrite(source, LONE_LETTERS, (match, separator) => {
    const letters = match[0].split(separator).filter((letter) => letter !== '');
    // 'x x x' stays: joined and cut it would be a single letter, which could be joined again, without end.
    if (new Set(letters.map(latinLookAlike)).size < 2) return null;
    let from = match.index;
    return letters.flatMap((letter, at) => {
      const piece = { from, to: from + letter.length, letter };
      from = piece.to + separator.length;
      const next = letters[at + 1];
      if (next === undefined || isArabic(letter) === isArabic(next)) return [piece];
      return [piece, { from: piece.to, to: from, letter: separator }];
    });
  });
}

function isArabic(letter: string): boolean {
  return letter >= '\u0620' && letter <= '\u064a';
}

interface Piece {
  letter: string;
  from: number;
  to: number;
}

function rewrite(
  source: TracedText,
  pattern: RegExp,
  piecesOf: (match: RegExpExecArray, group: string) => Piece[] | null,
): TracedText {
  let writer: TracedTextWriter | undefined;
  let done = 0;
  for (const match of source.text.matchAll(pattern)) {
    const pieces = piecesOf(match, match[1] ?? '');
    if (!pieces) continue;
    writer ??= new TracedTextWriter(source.original, source.text.length);
    writer.copy(source, done, match.index);
    for (const { letter, from, to } of pieces) {
      const { start, end } = source.toOriginal(from, to);
      writer.write(letter, start, end);
    }
    done = match.index + match[0].length;
  }
  if (!writer) return source;
  writer.copy(source, done, source.text.length);
  return writer.finish();
}
