import { arabicStems } from '../text/arabic-clitics.js';
import { arabicSkeleton } from '../text/arabizi.js';
import { words, type Word } from '../text/words.js';
import { FeatureCounter, type FeatureOccurrence, type FeatureVector } from './feature-vector.js';
import { HASH_START, hashStep, hashText, mixHash } from '../text/hashing.js';
import { contextFeatures, patternFeatures } from './pattern-features.js';
import type { Reading } from './reading.js';
import { structuralFeatures } from './structural-features.js';

// The features of a comment: words, pairs of words, pieces of words of 2 to 5 letters (so that a word that was never seen
// still resembles those that were), words bare of clitics, and what the comment is made of. Each kind is a block.

/** Changes whenever the same comment would give other features; weights fit one version only. */
export const FEATURE_VERSION = 6;

/** The kinds of features, by number. */
export const blocks = {
  words: 0,
  pieces: 1,
  skeletons: 2,
  structure: 3,
  patterns: 4,
  context: 5,
  consonants: 6,
} as const;

/** How much each block may say, in the order of `blocks`. */
const BLOCK_WEIGHTS = [1, 1, 0.5, 0.5, 0.6, 0.6, 0.6];

const LONGEST_PIECE = 5;
/** Longer comments are read to here: what an essay is shows by then, and an endless one must not cost endless time. */
const MOST_WORDS = 1500;
const LONGEST_WORD = 40;
const SPACE = 32;

const seeds = [...'wbpkstxa'].map((letter) => hashText(`${letter}:`, HASH_START));
const [WORD, PAIR, PIECE, SKELETON, STRUCTURE, PATTERN, CONTEXT, CONSONANTS] = seeds as [number, number, number, number, number, number, number, number]; // prettier-ignore

const counter = new FeatureCounter();

/** The features of a comment as a vector. */
export function featureVector(reading: Reading): FeatureVector {
  counter.start(reading.folded.text.length);
  countFeatures(reading);
  return counter.finish(BLOCK_WEIGHTS);
}

/** Every feature of a comment, each as often as it occurs, with its place in the folded text. */
export function featureOccurrences(reading: Reading): FeatureOccurrence[] {
  const occurrences: FeatureOccurrence[] = [];
  counter.start(reading.folded.text.length, occurrences);
  countFeatures(reading);
  return occurrences;
}

function countFeatures({ folded, input, arabizi }: Reading): void {
  const all = words(folded);
  const { text } = folded;
  const length = Math.min(all.length, MOST_WORDS);
  let before = 0;
  for (let i = 0; i < length; i++) {
    const word = all[i] as Word;
    const { start, end } = word;
    const plain = hashText(word.text, WORD);
    counter.add(blocks.words, mixHash(plain), start, end);
    if (isArabic(word.text)) {
      for (const stem of arabicStems(word.text)) {
        counter.add(blocks.skeletons, mixHash(hashText(stem, WORD)), start, end);
        countConsonants(stem, start, end);
      }
      countConsonants(word.text, start, end);
    }
    if (i > 0) {
      counter.add(
        blocks.words,
        mixHash(hashStep(Math.imul(before, 31) ^ PAIR, plain)),
        (all[i - 1] as Word).start,
        end,
      );
    }
    before = plain;
    countPieces(text, start, end);
    countSkeleton(text, start, end);
  }
  for (const word of arabizi) countConsonants(word.text, word.start, word.end);
  for (const name of structuralFeatures(input)) {
    counter.add(blocks.structure, mixHash(hashText(name, STRUCTURE)), 0, text.length, name);
  }
  patternFeatures(folded, (name, start, end) =>
    counter.add(blocks.patterns, mixHash(hashText(name, PATTERN)), start, end, name),
  );
  contextFeatures(folded, (name, start, end) =>
    counter.add(blocks.context, mixHash(hashText(name, CONTEXT)), start, end),
  );
}

/** Every piece of ' word ', the spaces included, so that beginnings and endings are known as such. */
function countPieces(text: string, start: number, end: number): void {
  const last = Math.min(end, start + LONGEST_WORD);
  for (let from = start - 1; from < last; from++) {
    const to = Math.min(last + 1, from + LONGEST_PIECE);
    let hash = hashStep(PIECE, from < start ? SPACE : text.charCodeAt(from));
    for (let at = from + 1; at < to; at++) {
      hash = hashStep(hash, at === last ? SPACE : text.charCodeAt(at));
      counter.add(blocks.pieces, mixHash(hash), start, end);
    }
  }
}

function isArabic(word: string): boolean {
  const unit = word.charCodeAt(0);
  return unit >= 0x621 && unit <= 0x64a;
}

/** An Arabic word bare of long vowels, which plurals change and Arabizi does not tell: 'كلاب', 'كلب' and 'kalb' are one. */
function countConsonants(word: string, start: number, end: number): void {
  const bare = arabicSkeleton(word);
  if (bare.length > 1) counter.add(blocks.consonants, mixHash(hashText(bare, CONSONANTS)), start, end);
}

const SHORTEST_WITH_SKELETON = 4;
const LONGEST_WITH_SKELETON = 20;
const inner = new Uint16Array(LONGEST_WITH_SKELETON);

/** A word bare of vowels, stars and order inside: 'idoit' and 'i*iot' still look like what they were. */
function countSkeleton(text: string, start: number, end: number): void {
  if (end - start < SHORTEST_WITH_SKELETON || end - start > LONGEST_WITH_SKELETON) return;
  let length = 0;
  for (let at = start + 1; at < end - 1; at++) {
    const unit = text.charCodeAt(at);
    if (isVowelOrStar(unit)) continue;
    let place = length++;
    for (; place > 0 && (inner[place - 1] as number) > unit; place--) inner[place] = inner[place - 1] as number;
    inner[place] = unit;
  }
  let hash = hashStep(SKELETON, text.charCodeAt(start));
  for (let i = 0; i < length; i++) hash = hashStep(hash, inner[i] as number);
  counter.add(blocks.skeletons, mixHash(hashStep(hash, text.charCodeAt(end - 1))), start, end);
}

function isVowelOrStar(unit: number): boolean {
  // a e i o u y *
  return unit === 97 || unit === 101 || unit === 105 || unit === 111 || unit === 117 || unit === 121 || unit === 42;
}
