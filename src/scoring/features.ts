import { listForms, words, type Word } from '../text/words.js';
import { FeatureCounter, type FeatureSink, type FeatureVector } from './feature-vector.js';
import { HASH_START, hashStep, hashText, mixHash } from './hashing.js';
import { contextFeatures, patternFeatures } from './pattern-features.js';
import type { Reading } from './reading.js';
import { structuralFeatures } from './structural-features.js';

// The features of a comment: words, pairs of words, pieces of words of 2 to 5 letters (so that a word that was never seen
// still resembles those that were), words bare of clitics, and what the comment is made of. Each kind is a block.

/** Changes whenever the same comment would give other features; weights fit one version only. */
export const FEATURE_VERSION = 2;

/** The kinds of features, by number. */
export const blocks = { words: 0, pieces: 1, skeletons: 2, structure: 3, patterns: 4, context: 5 } as const;

/** How much each block may say, in the order of `blocks`. */
const BLOCK_WEIGHTS = [1, 1, 0.5, 0.5, 0.6, 0.6];

const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 5;
/** Longer comments are read to here: what an essay is shows by then, and an endless one must not cost endless time. */
const MOST_WORDS = 1500;
const LONGEST_WORD = 40;
const SPACE = 32;

const seeds = [...'wbpkstx'].map((letter) => hashText(`${letter}:`, HASH_START));
const [WORD, PAIR, PIECE, SKELETON, STRUCTURE, PATTERN, CONTEXT] = seeds as [number, number, number, number, number, number, number]; // prettier-ignore

const counter = new FeatureCounter();

/** The features of a comment as a vector. */
export function featureVector(reading: Reading): FeatureVector {
  counter.start();
  findFeatures(reading, counter);
  return counter.finish(BLOCK_WEIGHTS);
}

/** Tells the sink every feature of a comment, each as often as it occurs, with its place in the folded text. */
export function findFeatures({ folded, input }: Reading, sink: FeatureSink): void {
  const all = words(folded);
  const length = Math.min(all.length, MOST_WORDS);
  let before = 0;
  for (let i = 0; i < length; i++) {
    const word = all[i] as Word;
    const text = word.text;
    const plain = hashText(text, WORD);
    sink.add(blocks.words, mixHash(plain), word.start, word.end);
    for (const form of listForms(text)) {
      if (form !== text) sink.add(blocks.skeletons, mixHash(hashText(form, WORD)), word.start, word.end);
    }
    if (i > 0) sink.add(blocks.words, mixHash(hashStep(Math.imul(before, 31) ^ PAIR, plain)), (all[i - 1] as Word).start, word.end); // prettier-ignore
    before = plain;
    pieces(text, word, sink);
    skeleton(text, word, sink);
  }
  const end = folded.text.length;
  for (const name of structuralFeatures(input)) {
    sink.add(blocks.structure, mixHash(hashText(name, STRUCTURE)), 0, end, name);
  }
  patternFeatures(folded, (name, start, to) =>
    sink.add(blocks.patterns, mixHash(hashText(name, PATTERN)), start, to, name),
  );
  contextFeatures(folded, (name, start, to) => sink.add(blocks.context, mixHash(hashText(name, CONTEXT)), start, to));
}

/** Every piece of ' word ', the spaces included, so that beginnings and endings are known as such. */
function pieces(text: string, { start, end }: Word, sink: FeatureSink): void {
  const last = Math.min(text.length, LONGEST_WORD);
  for (let from = -1; from < last; from++) {
    let hash = PIECE;
    const to = Math.min(last + 1, from + LONGEST_PIECE);
    for (let at = from; at < to; at++) {
      hash = hashStep(hash, at < 0 || at === last ? SPACE : text.charCodeAt(at));
      if (at - from + 1 >= SHORTEST_PIECE) sink.add(blocks.pieces, mixHash(hash), start, end);
    }
  }
}

const VOWEL = /[aeiouy*]/g;

/** A word bare of vowels, stars and order inside: 'idoit' and 'i*iot' still look like what they were. */
function skeleton(text: string, { start, end }: Word, sink: FeatureSink): void {
  if (text.length < 4 || text.length > 20) return;
  const inner = [...text.slice(1, -1).replace(VOWEL, '')].sort().join('');
  sink.add(blocks.skeletons, mixHash(hashText(`${text[0]}${inner}${text.at(-1)}`, SKELETON)), start, end);
}
