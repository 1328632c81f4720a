// What kind of character this is, without a regular expression for each character of each comment: a table that is
// filled as characters are first met (asking Unicode for all of them at start would take longer than a day's comments).

/** Bits of `traitsOf`. */
export const LETTER = 1;
/** Digits, and other numbers such as '½'. */
export const NUMBER = 2;
/** Marks that sit on another character. */
export const MARK = 4;
/** Of a script written without spaces: every character is a word, and a word of the language is a phrase of them. */
export const UNSPACED = 8;
/** An upper-case letter. */
export const CAPITAL = 16;
/** A decimal digit of any script. */
export const DIGIT = 32;
/** An emoji or another pictograph. */
export const PICTOGRAPH = 64;

/** What words are made of. */
export const IN_WORD = LETTER | NUMBER | MARK;

const KNOWN = 128;
const PATTERNS: ReadonlyArray<readonly [trait: number, pattern: RegExp]> = [
  [LETTER, /\p{L}/u],
  [NUMBER, /\p{N}/u],
  [MARK, /\p{M}/u],
  [
    UNSPACED,
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
  ],
  [CAPITAL, /\p{Lu}/u],
  [DIGIT, /\p{Nd}/u],
  [PICTOGRAPH, /\p{Extended_Pictographic}/u],
];

const table = new Uint8Array(0x20000);

/** The traits of a code point, as bits. An unpaired surrogate has none. */
export function traitsOf(codePoint: number): number {
  return (table[codePoint] as number) || lookUp(codePoint);
}

function lookUp(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  let traits = KNOWN;
  for (const [trait, pattern] of PATTERNS) if (pattern.test(character)) traits |= trait;
  if (codePoint < table.length) table[codePoint] = traits;
  return traits;
}
