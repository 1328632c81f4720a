import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../scoring/fitting/random.js';
import { hashText } from '../text/hashing.js';
import type { LanguageGroup } from '../scoring/language-group.js';
import type { ScorerInput } from '../scoring/reading.js';
import { attacks, attackText } from './attacks.js';
import { corpora, type Corpus, type CorpusRow, type Labels } from './corpora.js';
import { expandTemplates } from './expand-templates.js';
import { isDev, readCorpus } from './read-corpus.js';

/** A comment with what is known of it. */
export interface Example {
  input: ScorerInput;
  labels: Labels;
  /** The data set it is from; 'written' for our own. */
  source: string;
  /** Examples of one domain share a bias. */
  domain: string;
  /** From a set without harmless rows. */
  positivesOnly: boolean;
  /** How much it counts. */
  weight: number;
  /** Kept from the fit, to calibrate on. */
  dev: boolean;
  /** As a data set has it: neither of our own writing nor made from another. */
  genuine: boolean;
  /** Names what it and its near copies are from: the row of a data set, or the line they were written out from. */
  origin: number;
}

/** What to train on. */
export interface ExampleOptions {
  /** The folder that holds the data sets. */
  corporaDirectory: string;
  /** The folder of our own examples. */
  writtenDirectory: string;
  /** Data sets that may be used. */
  names: ReadonlySet<string>;
}

/** Share of the examples that are shown once more with some words hidden; in Arabic there are few of them. */
const ATTACKED_SHARE: Readonly<Record<LanguageGroup, number>> = { en: 0.3, ar: 0.8, multi: 0.3 };
const ATTACKED_WORDS = 0.5;
const ARABIZI_SHARE = 0.25;
const WRITTEN_WEIGHT = 1;

/** The data sets that a training run may use: the permissive ones, or every one. */
export function allowedCorpora(everything: boolean): readonly Corpus[] {
  return corpora.filter(({ permissive }) => everything || permissive);
}

/** Every example of a language group, in a fixed order, attacked copies included. */
export function collectExamples(group: LanguageGroup, options: ExampleOptions): Example[] {
  const examples = [...fromCorpora(group, options), ...collectWritten(group, options.writtenDirectory)];
  return examples.concat(attacked(examples, ATTACKED_SHARE[group]), group === 'ar' ? arabiziCopies(examples) : []);
}

/** The language group that learns from a text of this language. */
export function groupOfLanguage(language: string): LanguageGroup {
  return language === 'en' || language === 'ar' ? language : 'multi';
}

function fromCorpora(group: LanguageGroup, { corporaDirectory, names }: ExampleOptions): Example[] {
  return corpora
    .filter(({ name }) => names.has(name))
    .flatMap((corpus) =>
      (readCorpus(corporaDirectory, corpus.name) ?? [])
        .filter((row) => groupOfLanguage(row.lang) === group)
        .map((row) => exampleOf(corpus, row)),
    );
}

function exampleOf({ name, labels, weight, domain, positivesOnly }: Corpus, row: CorpusRow): Example {
  return {
    input: { body: row.text, language: row.lang },
    labels: withMenace(labels(row)),
    source: name,
    domain: domain ?? name,
    positivesOnly: positivesOnly ?? false,
    weight: weight ?? 1,
    dev: isDev(row),
    genuine: true,
    origin: hashText(row.id),
  };
}

/** The examples of our own writing of a language group. */
export function collectWritten(group: LanguageGroup, directory: string): Example[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.examples'))
    .sort()
    .flatMap((file) => expandTemplates(readFileSync(join(directory, file), 'utf8')))
    .filter(({ lang }) => groupOfLanguage(lang) === group)
    .map(({ text, lang, template, name, email, labels }) => ({
      input: { body: text, language: lang, name, emailDomain: email?.split('@').at(-1) },
      labels: withMenace(labels),
      source: 'written',
      domain: 'written',
      positivesOnly: false,
      weight: WRITTEN_WEIGHT,
      dev: false,
      genuine: false,
      origin: template,
    }));
}

/** What is no abuse is no menace. */
function withMenace(labels: Labels): Labels {
  return labels.abuse === 0 ? { menace: 0, ...labels } : labels;
}

/** Hardly any Arabizi is to be had, so some of our own examples are shown once more in Latin letters. */
function arabiziCopies(examples: readonly Example[]): Example[] {
  const arabizi = attacks.find(({ name }) => name === 'arabizi');
  return examples.flatMap((example) => {
    const { body } = example.input;
    const random = seededRandom(hashText(`${body} arabizi`));
    if (!arabizi || example.source !== 'written' || random() >= ARABIZI_SHARE) return [];
    const copy = attackText(body, arabizi, random);
    return copy === body ? [] : [copyOf(example, copy)];
  });
}

function attacked(examples: readonly Example[], share: number): Example[] {
  return examples.flatMap((example) => {
    const random = seededRandom(hashText(example.input.body));
    if (example.dev || random() >= share) return [];
    const attack = attacks[Math.floor(random() * attacks.length)];
    if (!attack) return [];
    const body = attackText(example.input.body, attack, random, ATTACKED_WORDS);
    return body === example.input.body ? [] : [copyOf(example, body)];
  });
}

function copyOf(example: Example, body: string): Example {
  return { ...example, input: { ...example.input, body }, genuine: false };
}
