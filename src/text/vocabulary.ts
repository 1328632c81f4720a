import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HASH_START, hashStep, hashText, mixHash } from './hashing.js';

// The words that people use, commonest first, counted in public comments (`npm run vocabulary`). They answer what no rule
// can: whether 'h3||0' is a word, which word 'sutpid' was, and where the words end in 'y o u a r e'. A list has some
// twenty thousand words and is read when it is first needed, in about 20 ms; with its tables it takes about 3 MB.

/** Languages with a list. */
export type VocabularyLanguage = 'en' | 'ar';

/** Where a language's list lies. */
export function vocabularyFile(language: VocabularyLanguage): string {
  return fileURLToPath(new URL(`../../model/words.${language}.txt`, import.meta.url));
}

const loaded = new Map<VocabularyLanguage, Vocabulary>();

/** The words of a language; read once for each process. */
export function vocabularyOf(language: VocabularyLanguage): Vocabulary {
  let vocabulary = loaded.get(language);
  if (!vocabulary) {
    vocabulary = new Vocabulary(readFileSync(vocabularyFile(language), 'utf8').trimEnd().split('\n'));
    loaded.set(language, vocabulary);
  }
  return vocabulary;
}

/** Known words, with what it takes to recognise them when they are written badly. */
export class Vocabulary {
  /** Pairs of a hash and a rank + 1, 0 for an empty place: one look at memory for most words. */
  private readonly spellings: Int32Array;
  private readonly byLetters: KeyTable;
  private readonly byShape: KeyTable;
  private readonly byRuns: KeyTable;

  /** `words` in folded spelling, the commonest first. */
  constructor(readonly words: readonly string[]) {
    this.spellings = spellingTable(words);
    this.byLetters = new KeyTable(words, lettersKey);
    this.byShape = new KeyTable(words, shapeKey);
    this.byRuns = new KeyTable(words, runsKey);
  }

  /**
   * How common a word is: 0 for the commonest of all; -1 for one that is not known. `hash` is its `hashText`; nothing else
   * is compared, because one unknown word in a hundred thousand taken for a known one does no harm.
   */
  rank(word: string, hash = hashText(word)): number {
    const { spellings } = this;
    const mask = spellings.length - 1;
    for (let at = (mixHash(hash) << 1) & mask; ; at = (at + 2) & mask) {
      const rank = (spellings[at + 1] as number) - 1;
      if (rank < 0 || spellings[at] === hash) return rank;
    }
  }

  /** The commonest word that has two neighbouring letters of this one the other way round; undefined when none has. */
  unswapped(word: string): string | undefined {
    return this.best(this.byLetters, lettersKey(word), (known) => isSwap(known, word));
  }

  /** The commonest word with a vowel for each star or other vowel of this one that differs; see `shapeKey`. */
  withoutStars(word: string): string | undefined {
    return this.best(this.byShape, shapeKey(word), (known) => fitsStars(known, word));
  }

  /** The commonest word that is this one when runs of a letter count as one letter ('stuupid', 'ashole'). */
  unstretched(word: string): string | undefined {
    const runs = withoutRuns(word);
    return this.best(this.byRuns, runsKey(word), (known) => withoutRuns(known) === runs);
  }

  private best(table: KeyTable, key: number, fits: (known: string) => boolean): string | undefined {
    let number = table.start(key);
    while (number >= 0 && !fits(this.words[number] as string)) number = table.after(number);
    return this.words[number];
  }
}

function spellingTable(words: readonly string[]): Int32Array {
  let size = 1024;
  while (size < 4 * words.length) size *= 2;
  const table = new Int32Array(size);
  words.forEach((word, rank) => {
    const hash = hashText(word);
    let at = (mixHash(hash) << 1) & (size - 1);
    while (table[at + 1] !== 0) at = (at + 2) & (size - 1);
    table[at] = hash;
    table[at + 1] = rank + 1;
  });
  return table;
}

/** Numbers of words by a key; words with the same key are a chain, the commonest first. */
class KeyTable {
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly mask: number;

  constructor(words: readonly string[], keyOf: (word: string) => number) {
    let size = 1024;
    while (size < 2 * words.length) size *= 2;
    this.mask = size - 1;
    this.first = new Int32Array(size).fill(-1);
    this.next = new Int32Array(words.length).fill(-1);
    for (let number = words.length - 1; number >= 0; number--) {
      const slot = mixHash(keyOf(words[number] as string)) & this.mask;
      this.next[number] = this.first[slot] as number;
      this.first[slot] = number;
    }
  }

  /** The first word that may have the key; -1 for none. */
  start(key: number): number {
    return this.first[mixHash(key) & this.mask] as number;
  }

  /** The next one after it. */
  after(number: number): number {
    return this.next[number] as number;
  }
}

const STAR = 42;

/** The same for all orders of the letters. */
function lettersKey(word: string): number {
  let key = word.length;
  for (let at = 0; at < word.length; at++) key = (key + mixHash(word.charCodeAt(at))) | 0;
  return key;
}

/** The same whichever vowels or stars stand in the vowels' places; in Arabic, whichever letter stands in the middle. */
function shapeKey(word: string): number {
  const latin = word.charCodeAt(0) < 0x80;
  const middle = word.length >> 1;
  let key = HASH_START;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    key = hashStep(key, (latin ? isVowel(unit) : at === middle) || unit === STAR ? STAR : unit);
  }
  return key;
}

function runsKey(word: string): number {
  let key = HASH_START;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (at === 0 || unit !== word.charCodeAt(at - 1)) key = hashStep(key, unit);
  }
  return key;
}

function withoutRuns(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

function isVowel(unit: number): boolean {
  return unit === 97 || unit === 101 || unit === 105 || unit === 111 || unit === 117 || unit === 121;
}

function isSwap(known: string, word: string): boolean {
  if (known.length !== word.length) return false;
  let at = 0;
  while (at < word.length && known[at] === word[at]) at++;
  if (known[at] !== word[at + 1] || known[at + 1] !== word[at]) return false;
  return known.slice(at + 2) === word.slice(at + 2);
}

function fitsStars(known: string, word: string): boolean {
  if (known.length !== word.length) return false;
  for (let at = 0; at < word.length; at++) if (word[at] !== '*' && word[at] !== known[at]) return false;
  return true;
}
