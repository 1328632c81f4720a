import { readdirSync } from 'node:fs';
import type { Head } from '../scoring/heads.js';
import { corpora, type Corpus, type CorpusRow, type Labels } from '../training/corpora.js';
import { isDev, readCorpus } from '../training/read-corpus.js';

/** A text with its label. */
export interface LabelledText {
  text: string;
  label: 0 | 1;
  /** True where the raters were of two minds. */
  grey?: boolean;
  /** What the row says to each head; nothing where it does not say how often a comment is bad. */
  labels?: Labels;
}

/** Which rows of a set were asked. */
export type SetPart = 'held out' | 'dev' | 'unseen';

/** A data set as it is measured. */
export interface EvaluationSet {
  name: string;
  head: Head;
  language: string;
  /** `held out`: rows kept elsewhere; `dev`: the tenth of the train part that no fit sees; `unseen`: a train part that the weights did not learn from. */
  part: SetPart;
  /** Whether the weights learnt from other rows of this set. */
  learnt: boolean;
  rows: LabelledText[];
}

/** What was found below the folder, and which known sets were not there. */
export interface FoundSets {
  sets: EvaluationSet[];
  skipped: string[];
}

const SET_NAME = /^(spam|tox|off|hate|abuse)-/;

/** What the labels of a set are about. */
export function headOf(name: string): Head {
  return name.startsWith('spam-') ? 'spam' : name.startsWith('hate-') ? 'hate' : 'abuse';
}

/** Every set below the folder, also ones that training does not know, each by the rows that are fair to ask. */
export function readSets(directory: string, trainedOn: ReadonlySet<string>): FoundSets {
  const known = corpora.map(({ name }) => name);
  const others = readdirSync(directory).filter((name) => SET_NAME.test(name) && !known.includes(name)).sort(); // prettier-ignore
  const sets = [...known, ...others].flatMap((name) => readSet(directory, name, trainedOn) ?? []);
  const found = new Set(sets.map(({ name }) => name));
  return { sets, skipped: known.filter((name) => !found.has(name)) };
}

/** The rows that weights learn from, for baselines that have to be taught. */
export function taughtRows(
  directory: string,
  head: Head,
  language: string,
  trainedOn: ReadonlySet<string>,
): LabelledText[] {
  return corpora
    .filter(({ name }) => trainedOn.has(name) && headOf(name) === head)
    .flatMap(({ name }) => readCorpus(directory, name) ?? [])
    .filter((row) => !isDev(row) && row.lang === language)
    .map(({ text, label }) => ({ text, label }));
}

function readSet(directory: string, name: string, trainedOn: ReadonlySet<string>): EvaluationSet | null {
  const learnt = trainedOn.has(name);
  const heldOut = readCorpus(directory, name, 'heldout');
  const rows: CorpusRow[] = heldOut ?? readCorpus(directory, name)?.filter((row) => !learnt || isDev(row)) ?? [];
  if (rows.length === 0) return null;
  return {
    name,
    head: headOf(name),
    language: rows[0]?.lang ?? 'und',
    part: heldOut ? 'held out' : learnt ? 'dev' : 'unseen',
    learnt,
    rows: rows.map((row) =>
      labelled(
        row,
        corpora.find((corpus) => corpus.name === name),
      ),
    ),
  };
}

function labelled(row: CorpusRow, corpus: Corpus | undefined): LabelledText {
  const labels = corpus && !corpus.positivesOnly ? corpus.labels(row) : {};
  return { text: row.text, label: row.label, grey: Boolean(row.aux?.['grey']), labels };
}
