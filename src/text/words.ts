import { Remembered, type TracedText } from './traced-text.js';
import { arabicStems } from './arabic-clitics.js';
import { IN_WORD, MARK, traitsOf, UNSPACED } from './character-traits.js';

/** A word of a folded text, with its place in the folded text. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

// Stars between letters belong to the word: somebody hid those letters.
const STAR = 42;

const segmented = new Remembered<readonly Word[]>(({ text }) => segment(text));

/**
 * The words of a folded text in order. An apostrophe ends a word, so a possessive is the word and an 's'. Asked again
 * for the same folded text it gives the same array.
 */
export function words(folded: TracedText): readonly Word[] {
  return segmented.of(folded);
}

function segment(text: string): Word[] {
  const found: Word[] = [];
  const { length } = text;
  // Where the word at hand begins and where its last letter ends; -1 between words.
  let start = -1;
  let end = 0;
  for (let at = 0; at < length;) {
    const codePoint = text.codePointAt(at) as number;
    const next = codePoint > 0xffff ? at + 2 : at + 1;
    const traits = traitsOf(codePoint);
    if (start >= 0 && (traits & UNSPACED || ((traits & IN_WORD) === 0 && codePoint !== STAR))) {
      found.push({ text: text.slice(start, end), start, end });
      start = -1;
    }
    if (traits & UNSPACED) {
      end = endOfMarks(text, next);
      found.push({ text: text.slice(at, end), start: at, end });
      at = end;
      continue;
    }
    if (traits & IN_WORD) {
      if (start < 0) start = at;
      end = next;
    }
    at = next;
  }
  if (start >= 0) found.push({ text: text.slice(start, end), start, end });
  return found;
}

function endOfMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const codePoint = text.codePointAt(at) as number;
    if ((traitsOf(codePoint) & MARK) === 0) break;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at;
}

/** The spellings under which a word may stand on a list: itself first, then an Arabic word without its clitics. */
export function listForms(word: string): string[] {
  return [word, ...arabicStems(word)];
}
