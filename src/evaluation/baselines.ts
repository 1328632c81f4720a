import type { LabelledText } from './sets.js';

/** A filter that people install today: gives a text a number, higher for worse. */
export interface Baseline {
  name: string;
  /** From this number on the filter itself says yes. */
  threshold: number;
  judge(text: string): number;
}

/** Texts that the naive Bayes classifier may learn from; it grows slow with more. */
const MOST_LEARNT = 8000;

/** The languages that @2toad/profanity and we have to do with; it knows English only until it is told. */
const TOAD_LANGUAGES = ['en', 'ar', 'de', 'es', 'fr', 'hi', 'it', 'ko', 'pt', 'ru', 'zh'];

/**
 * The filters that need no training, each with every language that it has. They are development packages: loaded here,
 * never by the service.
 */
export async function wordFilters(): Promise<Baseline[]> {
  const [obscenity, badWords, twoToad, glin] = await Promise.all([
    import('obscenity'),
    import('bad-words'),
    import('@2toad/profanity'),
    import('glin-profanity'),
  ]);
  const matcher = new obscenity.RegExpMatcher({
    ...obscenity.englishDataset.build(),
    ...obscenity.englishRecommendedTransformers,
  });
  const bad = new badWords.Filter();
  const toad = new twoToad.Profanity({ languages: TOAD_LANGUAGES });
  const glinFilter = new glin.Filter({ allLanguages: true });
  return [
    { name: 'obscenity', threshold: 1, judge: (text) => matcher.getAllMatches(text).length },
    { name: 'bad-words', threshold: 1, judge: (text) => Number(bad.isProfane(text)) },
    { name: '@2toad/profanity', threshold: 1, judge: (text) => Number(toad.exists(text)) },
    { name: 'glin-profanity', threshold: 1, judge: (text) => Number(glinFilter.isProfane(text)) },
  ];
}

/** WordPress's default: a comment with two links or more waits. */
export const wordPressLinkRule: Baseline = {
  name: 'WordPress links',
  threshold: 2,
  judge: (text) => (text.match(/https?:\/\/|<a\s/gi) ?? []).length,
};

/**
 * npm's `bayes`, taught with the same rows that our weights learnt from; none where there are no such rows. As it comes
 * it throws away every letter that is not Latin, so beyond English it is also tried with a tokenizer that keeps them.
 */
export async function naiveBayes(examples: readonly LabelledText[], language: string): Promise<Baseline[]> {
  if (new Set(examples.map(({ label }) => label)).size < 2) return [];
  const { default: bayes } = await import('bayes');
  const variants = [{ name: 'npm bayes', classifier: bayes() }];
  if (language !== 'en') variants.push({ name: 'npm bayes, any script', classifier: bayes({ tokenizer: anyScript }) });
  const step = Math.ceil(examples.length / MOST_LEARNT);
  for (const { classifier } of variants) {
    for (let i = 0; i < examples.length; i += step) {
      const { text, label } = examples[i] as LabelledText;
      await classifier.learn(text, label === 1 ? 'bad' : 'good');
    }
  }
  return variants.map(({ name, classifier }) => ({ name, threshold: 0, judge: (text) => logOdds(classifier, text) }));
}

function anyScript(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The classifier only names the likelier class; its own tables give the log odds behind that. */
function logOdds(classifier: BayesTables, text: string): number {
  const { docCount, wordCount, wordFrequencyCount, vocabularySize } = classifier;
  let odds = Math.log((docCount['bad'] ?? 1) / (docCount['good'] ?? 1));
  for (const token of classifier.tokenizer(text)) {
    const frequency = (label: string) => (countOf(wordFrequencyCount[label], token) + 1) / ((wordCount[label] ?? 0) + vocabularySize); // prettier-ignore
    odds += Math.log(frequency('bad') / frequency('good'));
  }
  return odds;
}

/** The tables are plain objects: 'constructor' is in none of them unless it was learnt. */
function countOf(table: Record<string, number> | undefined, token: string): number {
  return table && Object.hasOwn(table, token) ? (table[token] ?? 0) : 0;
}

interface BayesTables {
  docCount: Record<string, number>;
  wordCount: Record<string, number>;
  wordFrequencyCount: Record<string, Record<string, number>>;
  vocabularySize: number;
  tokenizer(text: string): string[];
}
