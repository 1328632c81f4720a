import type { Part } from '../scoring/heads.js';

/** Labels of a row: 1 = is, 0 = is not, absent = the data does not say. */
export type Labels = Partial<Record<Part, 0 | 1>>;

/** A row as the corpora hold it. */
export interface CorpusRow {
  id: string;
  text: string;
  label: 0 | 1;
  lang: string;
  aux?: Record<string, unknown>;
}

/** A public data set and what its labels mean to our heads. */
export interface Corpus {
  name: string;
  /** As the set's README states it. */
  licence: string;
  /** Whether weights trained on it may be shipped to anybody: CC0, CC BY, CC BY-SA, MIT, Apache-2.0. */
  permissive: boolean;
  labels: (row: CorpusRow) => Labels;
  /** How much a row counts beside others, 1 if left out: less for sets that are large and unlike news comments. */
  weight?: number;
  /** Sets of one domain share a bias, so that 'this is a comment on news' is no reason by itself; alone if left out. */
  domain?: 'news';
  /** Every row is abusive: what is harmless in it has to teach the other side (see harmless-sentences.ts). */
  positivesOnly?: boolean;
}

const spam = ({ label }: CorpusRow): Labels => ({ spam: label });
const abuse = ({ label }: CorpusRow): Labels => ({ abuse: label });
const hate = ({ label }: CorpusRow): Labels => ({ abuse: label, hate: label });
/** Offensive comments may be hate or not, but what offends nobody is none. */
const abuseOnly = ({ label }: CorpusRow): Labels => (label === 1 ? { abuse: 1 } : { abuse: 0, hate: 0 });
/** Readers' comments that nobody would call promotion; one in `share` rows, so that they do not drown the spam. */
const ham =
  (labels: (row: CorpusRow) => Labels, share = 1) =>
  (row: CorpusRow): Labels =>
    Number.parseInt(row.id.slice(4, 8), 16) % share === 0 ? { ...labels(row), spam: 0 } : labels(row);

/** Perspective's recorded score of a Wikipedia comment stands in for raters, where it is sure. */
function fromPerspective({ label, aux }: CorpusRow): Labels {
  const api = Number(aux?.['api'] ?? 0);
  if (label === 1 || api >= 0.75) return { abuse: 1 };
  return api < 0.3 ? { abuse: 0, hate: 0 } : {};
}

/** The set was made larger by rows of shuffled words that have a kind of toxicity without being toxic: they are left out. */
function fromJigsaw({ label, aux }: CorpusRow): Labels {
  if (label === 0) return Object.keys(aux ?? {}).length === 0 ? { abuse: 0, hate: 0 } : {};
  return { abuse: 1, hate: aux?.['identity_hate'] === 1 ? 1 : 0, ...(aux?.['threat'] === 1 && { menace: 1 }) };
}

function fromDavidson({ label, aux }: CorpusRow): Labels {
  return { abuse: label, hate: aux?.['hate'] === 1 ? 1 : 0 };
}

/** Every data set that training knows, in the order in which it is read. */
export const corpora: readonly Corpus[] = [
  { name: 'spam-youtube', licence: 'CC BY 4.0', permissive: true, labels: spam },
  { name: 'spam-sms', licence: 'CC BY 4.0', permissive: true, labels: spam },
  { name: 'spam-telegram', licence: 'MIT', permissive: true, labels: spam },
  { name: 'spam-tweets-ar', licence: 'CC BY 4.0 (data), GPL-3.0 (copy)', permissive: false, labels: spam },
  { name: 'spam-article-comments', licence: 'none stated', permissive: false, labels: spam },
  { name: 'spam-gambling-id', licence: 'none stated', permissive: false, labels: spam },
  { name: 'tox-wiki', licence: 'CC0 labels, CC BY-SA 3.0 text', permissive: true, labels: abuse },
  { name: 'tox-wiki-stripped', licence: 'MIT, CC BY-SA 3.0 text', permissive: true, labels: fromJigsaw, weight: 0.3 },
  { name: 'tox-wiki-context', licence: 'Apache-2.0, CC BY-SA text', permissive: true, labels: fromPerspective },
  {
    name: 'tox-civil-spans',
    licence: 'CC0 1.0',
    permissive: true,
    labels: ham(abuse, 4),
    weight: 2,
    domain: 'news',
    positivesOnly: true,
  },
  { name: 'tox-paradetox', licence: 'CC0 1.0', permissive: true, labels: abuse, weight: 0.6 },
  { name: 'tox-surge', licence: 'MIT', permissive: true, labels: ham(abuse), domain: 'news' },
  { name: 'tox-youtube', licence: 'CC0', permissive: true, labels: ham(abuse), domain: 'news' },
  { name: 'off-davidson', licence: 'MIT', permissive: true, labels: fromDavidson, weight: 0.6 },
  { name: 'hate-news-fox', licence: 'MIT', permissive: true, labels: ham(hate), domain: 'news' },
  { name: 'hate-forum', licence: 'CC BY-SA 3.0 ES', permissive: true, labels: hate },
  { name: 'hate-emoji', licence: 'CC BY 4.0', permissive: true, labels: hate, weight: 0.1 },
  { name: 'abuse-chat', licence: 'CC BY 4.0', permissive: true, labels: abuse },
  { name: 'off-ar-news', licence: 'Apache-2.0', permissive: true, labels: ham(abuseOnly) },
  { name: 'off-de-germeval18', licence: 'CC BY 4.0', permissive: true, labels: abuse },
  { name: 'hate-de-gahd', licence: 'CC BY 4.0', permissive: true, labels: ham(hate, 4) },
  { name: 'off-pt-toldbr', licence: 'CC BY-SA 4.0', permissive: true, labels: ham(abuse, 8) },
  { name: 'tox-ko-news', licence: 'CC BY-SA 4.0', permissive: true, labels: ham(abuse, 4) },
  { name: 'off-zh-cold', licence: 'Apache-2.0', permissive: true, labels: hate },
  { name: 'tox-news-c3', licence: 'CC BY-NC-SA 4.0', permissive: false, labels: ham(abuse, 2), domain: 'news' },
  { name: 'hate-hateval-en', licence: 'CC BY-NC 4.0', permissive: false, labels: hate },
  { name: 'hate-es-hateval', licence: 'CC BY-NC 4.0', permissive: false, labels: hate },
  { name: 'off-pt-hatebr', licence: 'CC BY-NC 4.0', permissive: false, labels: abuse },
  { name: 'hate-id-twitter', licence: 'CC BY-NC-SA 4.0', permissive: false, labels: abuse },
  { name: 'off-olid', licence: 'research use', permissive: false, labels: abuse },
  { name: 'off-ar-osact4', licence: 'research use', permissive: false, labels: abuseOnly },
  { name: 'off-ar-youtube', licence: 'none stated', permissive: false, labels: abuseOnly },
  { name: 'off-ar-levantine', licence: 'none stated', permissive: false, labels: abuseOnly },
  { name: 'off-ar-tunisian', licence: 'none stated', permissive: false, labels: abuseOnly },
  { name: 'off-ar-moroccan', licence: 'none stated', permissive: false, labels: abuseOnly },
  { name: 'off-ar-figures', licence: 'none stated', permissive: false, labels: abuseOnly },
  { name: 'off-ar-misogyny', licence: 'none stated', permissive: false, labels: abuseOnly },
  { name: 'off-ar-mlma', licence: 'none stated', permissive: false, labels: abuseOnly },
  { name: 'off-fr-mlma', licence: 'none stated', permissive: false, labels: abuse },
  { name: 'tox-de-germeval21', licence: 'research use', permissive: false, labels: abuse },
  { name: 'off-pt-news', licence: 'none stated', permissive: false, labels: abuse },
  { name: 'tox-vi-news', licence: 'research use', permissive: false, labels: abuse },
];
