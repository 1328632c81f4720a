import { CAPITAL, DIGIT, LETTER, PICTOGRAPH, traitsOf } from '../text/character-traits.js';

/** How many characters of each kind a text has. */
export interface CharacterCounts {
  letters: number;
  capitals: number;
  digits: number;
  pictographs: number;
  exclamations: number;
  questions: number;
  quotes: number;
  percents: number;
  hashes: number;
  ats: number;
  /** '<' and '['. */
  brackets: number;
  /** Dots with an ASCII letter or digit behind them. */
  dotsInside: number;
  slashes: number;
  lineEnds: number;
  beyondAscii: number;
}

type Kind = keyof CharacterCounts;

const SIGNS = new Map<number, Kind>(
  Object.entries({
    exclamations: '!！',
    questions: '?؟？',
    quotes: '"“”«»',
    percents: '%٪',
    hashes: '#',
    ats: '@',
    brackets: '<[',
    slashes: '/',
    lineEnds: '\n',
  }).flatMap(([kind, signs]) => [...signs].map((sign): [number, Kind] => [sign.charCodeAt(0), kind as Kind])),
);
const DOT = 46;

/** Counts a text's characters, in one pass. */
export function countCharacters(text: string): CharacterCounts {
  const counts: CharacterCounts = {
    letters: 0,
    capitals: 0,
    digits: 0,
    pictographs: 0,
    exclamations: 0,
    questions: 0,
    quotes: 0,
    percents: 0,
    hashes: 0,
    ats: 0,
    brackets: 0,
    dotsInside: 0,
    slashes: 0,
    lineEnds: 0,
    beyondAscii: 0,
  };
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at) as number;
    if (codePoint > 0x7f) counts.beyondAscii += 1;
    if (codePoint > 0xffff) at += 1;
    const traits = traitsOf(codePoint);
    if (traits & LETTER) {
      counts.letters += 1;
      if (traits & CAPITAL) counts.capitals += 1;
    } else if (traits & DIGIT) counts.digits += 1;
    else if (codePoint === DOT) {
      if (isAsciiWord(text.charCodeAt(at + 1))) counts.dotsInside += 1;
    } else if (codePoint !== 32) {
      const kind = SIGNS.get(codePoint);
      if (kind !== undefined) counts[kind] += 1;
    }
    if (traits & PICTOGRAPH) counts.pictographs += 1;
  }
  return counts;
}

function isAsciiWord(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}
