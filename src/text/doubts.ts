import { IN_WORD, LETTER, traitsOf } from './character-traits.js';

// Nearly all comments are written plainly, so folding first reads a text once to see which of its steps could find
// anything. It may doubt too much and never too little: each step still looks for itself.

/** Three of one letter in a row. */
export const STRETCHED = 1;
/** Three single letters near each other. */
export const SPACED = 2;
/** A digit or a sign that may stand for a letter beside a letter, or three of them. */
export const LEET = 4;
/** Letters of alphabets that look like Latin. */
export const FOREIGN = 8;

const STAND_INS = new Uint8Array(0x80);
for (const sign of '0123456789$@!|+(#') STAND_INS[sign.charCodeAt(0)] = 1;
const EURO = 0x20ac;
/** A letter and the widest gap that folding closes. */
const NEAR = 4;

/** What could be hidden in a text that was folded character by character, as bits; 0 for a plain one. */
export function doubtsAbout(text: string): number {
  let doubts = 0;
  let before = 0;
  let beforeThat = 0;
  // The run of word characters at hand, and single letters that stand near each other.
  let run = 0;
  let lastLone = -NEAR - 1;
  let lone = 0;
  // How many stand-ins precede, and whether a Latin letter does.
  let standIns = 0;
  let latin = false;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    if (unit === before && unit === beforeThat && traitsOf(unit) & LETTER) doubts |= STRETCHED;
    beforeThat = before;
    before = unit;
    const isLatin = unit >= 0x61 && unit <= 0x7a;
    if (isLatin) {
      if (standIns > 0) doubts |= LEET;
      latin = true;
      standIns = 0;
      run += 1;
      continue;
    }
    if (unit < 0x80 ? STAND_INS[unit] === 1 : unit === EURO) {
      standIns += 1;
      if (latin || standIns >= 3) doubts |= LEET;
    } else standIns = 0;
    latin = false;
    if (unit >= 0x80) {
      // Halves of a pair: whether they are letters and how often they come is left to the steps.
      if (unit >= 0xd800 && unit <= 0xdfff) doubts |= STRETCHED | SPACED;
      if (unit >= 0x370 && unit <= 0x586) doubts |= FOREIGN;
    }
    if (traitsOf(unit) & IN_WORD) {
      run += 1;
      continue;
    }
    if (run === 1 && traitsOf(beforeThat) & LETTER) {
      lone = at - 1 - lastLone <= NEAR ? lone + 1 : 1;
      lastLone = at - 1;
      if (lone >= 3) doubts |= SPACED;
    }
    run = 0;
  }
  return doubts;
}
