import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { english } from '../scoring/patterns/english.js';
import { arabic } from '../scoring/patterns/arabic.js';
import type { Lexicon } from '../scoring/patterns/pattern.js';
import { fold } from '../text/fold.js';
import { vocabularyFile } from '../text/vocabulary.js';
import { words } from '../text/words.js';
import { corpora } from './corpora.js';
import { collectWritten } from './examples.js';
import { isDev, readCorpus } from './read-corpus.js';
import { writtenDirectory } from './written-directory.js';

const USAGE = `npm run vocabulary -- --corpora DIR

Counts the words of the public data sets and writes the lists of known words, commonest first. Train anew afterwards.`;

/**
 * Which languages have a list: what their words look like, how often a word must occur to be known, how many of the words
 * are kept, how much more a word of an abusive comment counts (what people hide is rather that), and how many times a word
 * is written for each slip with a doubled letter.
 */
const LISTS = [
  {
    language: 'en',
    lexicon: english,
    word: /^[a-z]{2,20}$/,
    single: /^[aiu]$/,
    fewest: 3,
    most: 30_000,
    ofAbuse: 1,
    doubled: 400,
  },
  {
    language: 'ar',
    lexicon: arabic,
    word: /^[\u0621-\u064a]{2,16}$/,
    single: /^و$/,
    fewest: 1,
    most: 24_000,
    ofAbuse: 2,
    doubled: 20,
  },
] as const;

const MOST_OF_A_SLIP = 40;
/** A word is written so many times for each slip with two letters swapped. */
const SWAPPED = 400;
/** What is left of an address when a data set drops its signs. */
const ADDRESS = /^(?:www|http)|.{6}com$/;

/** Data sets that may be counted though weights are not learnt from them: their data is open, the copy's licence is not. */
const COUNTED_TOO: ReadonlySet<string> = new Set(['spam-tweets-ar']);

/** The vocabulary command. Resolves to the exit code. */
export async function vocabulary(argv: string[]): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { corpora: { type: 'string' } } });
  if (!values.corpora) {
    console.error(USAGE);
    return 2;
  }
  for (const { language, lexicon, word, single, fewest, most, ofAbuse, doubled } of LISTS) {
    const counts = new Map<string, number>();
    for (const { text, abusive } of textsIn(language, values.corpora)) {
      const share = abusive ? ofAbuse : 1;
      for (const { text: found } of words(fold(text))) counts.set(found, (counts.get(found) ?? 0) + share);
    }
    const listed = wordsOf(lexicon);
    for (const found of listed) counts.set(found, Math.max(fewest * ofAbuse, counts.get(found) ?? 0));
    const known = [...counts]
      .filter(([found, count]) => listed.has(found) || !isSlip(found, count, counts, doubled))
      .filter(([found, count]) => count >= fewest && !ADDRESS.test(found) && (word.test(found) || single.test(found)))
      .sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
      .filter(([found], rank) => rank < most || listed.has(found));
    writeFileSync(vocabularyFile(language), known.map(([found]) => `${found}\n`).join(''));
    console.log(`${language}: ${known.length} words of ${counts.size}.`);
  }
  return 0;
}

/** A rare word that is a very common one with two letters swapped or one doubled: 'teh', 'youu'. */
function isSlip(word: string, count: number, counts: ReadonlyMap<string, number>, doubled: number): boolean {
  if (count > MOST_OF_A_SLIP) return false;
  for (let at = 1; at < word.length; at++) {
    const [before, after] = [word[at - 1] as string, word[at] as string];
    const meant = word.slice(0, at - 1) + (before === after ? before : after + before) + word.slice(at + 1);
    if ((counts.get(meant) ?? 0) >= (before === after ? doubled : SWAPPED) * count) return true;
  }
  return false;
}

interface CountedText {
  text: string;
  abusive: boolean;
}

function textsIn(language: 'en' | 'ar', directory: string): CountedText[] {
  const sets = corpora.filter(({ name, permissive }) => permissive || COUNTED_TOO.has(name));
  return [
    ...sets.flatMap(({ name, labels }) =>
      (readCorpus(directory, name) ?? [])
        .filter((row) => row.lang === language && !isDev(row))
        .map((row) => ({ text: row.text, abusive: labels(row).abuse === 1 })),
    ),
    ...collectWritten(language, writtenDirectory).map(({ input, labels }) => ({
      text: input.body,
      abusive: labels.abuse === 1,
    })),
  ];
}

function wordsOf(lexicon: Lexicon): ReadonlySet<string> {
  const phrases = Object.values(lexicon).flatMap((list) => list.split(','));
  return new Set(phrases.flatMap((phrase) => words(fold(phrase)).map(({ text }) => text)));
}
