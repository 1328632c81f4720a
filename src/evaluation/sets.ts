import type { Head } from '../scoring/heads.js';
import { corpora, type Corpus, type CorpusRow } from '../training/corpora.js';
import { isDev, readCorpus } from '../training/read-corpus.js';

/** A text with its label, and the name its author gave if the set has it. */
export interface LabelledText {
  text: string;
  label: 0 | 1;
}

/** A data set as it is measured. */
export interface EvaluationSet {
  name: string;
  head: Head;
  language: string;
  /** `held out`: rows kept elsewhere; `dev`: the tenth of the train part that no fit sees; `unseen`: a train part that the weights did not learn from. */
  part: 'held out' | 'dev' | 'unseen';
  rows: LabelledText[];
}

/** What the labels of a set are about. */
export function headOf(name: string): Head {
  return name.startsWith('spam-') ? 'spam' : name.startsWith('hate-') ? 'hate' : 'abuse';
}

/** Every set below the folder, each by the rows that are fair to ask: held-out ones if they are there. */
export function readSets(directory: string, trainedOn: ReadonlySet<string>): EvaluationSet[] {
  return corpora.flatMap((corpus) => {
    const rows = fairRows(directory, corpus, trainedOn);
    return rows ? [{ name: corpus.name, head: headOf(corpus.name), ...rows }] : [];
  });
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

function fairRows(directory: string, { name }: Corpus, trainedOn: ReadonlySet<string>) {
  const heldOut = readCorpus(directory, name, 'heldout');
  const train = heldOut ? null : readCorpus(directory, name);
  const rows: CorpusRow[] | null = heldOut ?? (trainedOn.has(name) ? (train?.filter(isDev) ?? null) : train);
  if (!rows || rows.length === 0) return null;
  const part: EvaluationSet['part'] = heldOut ? 'held out' : trainedOn.has(name) ? 'dev' : 'unseen';
  return { part, language: rows[0]?.lang ?? 'und', rows: rows.map(({ text, label }) => ({ text, label })) };
}
