import type { LabelledText } from './sets.js';

/** A filter that people install today: gives a text a number, higher for worse. */
export interface Baseline {
  name: string;
  judge(text: string): number;
}

/** Texts that the naive Bayes classifier may learn from; it grows slow with more. */
const MOST_LEARNT = 8000;

/** The filters that need no training. They are development packages: loaded here, never by the service. */
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
  const toad = new twoToad.Profanity();
  const glinFilter = new glin.Filter({ allLanguages: true });
  return [
    { name: 'obscenity', judge: (text) => matcher.getAllMatches(text).length },
    { name: 'bad-words', judge: (text) => Number(bad.isProfane(text)) },
    { name: '@2toad/profanity', judge: (text) => Number(toad.exists(text)) },
    { name: 'glin-profanity', judge: (text) => Number(glinFilter.isProfane(text)) },
  ];
}

/** WordPress's default: a comment with two links or more waits. */
export const wordPressLinkRule: Baseline = {
  name: 'WordPress links',
  judge: (text) => (text.match(/https?:\/\/|<a\s/gi) ?? []).length,
};

/** npm's `bayes`, taught with the same rows that our weights may learn from. */
export async function naiveBayes(examples: readonly LabelledText[]): Promise<Baseline> {
  const { default: bayes } = await import('bayes');
  const classifier = bayes();
  const step = Math.max(1, Math.ceil(examples.length / MOST_LEARNT));
  for (let i = 0; i < examples.length; i += step) {
    const { text, label } = examples[i] as LabelledText;
    await classifier.learn(text, label === 1 ? 'bad' : 'good');
  }
  return { name: 'npm bayes', judge: (text) => logOdds(classifier, text) };
}

/** The classifier only names the likelier class; its own tables give the log odds behind that. */
function logOdds(classifier: BayesTables, text: string): number {
  const { docCount, wordCount, wordFrequencyCount, vocabularySize } = classifier;
  let odds = Math.log((docCount['bad'] ?? 1) / (docCount['good'] ?? 1));
  for (const token of classifier.tokenizer(text)) {
    const frequency = (label: string) =>
      ((wordFrequencyCount[label]?.[token] ?? 0) + 1) / ((wordCount[label] ?? 0) + vocabularySize);
    odds += Math.log(frequency('bad') / frequency('good'));
  }
  return odds;
}

interface BayesTables {
  docCount: Record<string, number>;
  wordCount: Record<string, number>;
  wordFrequencyCount: Record<string, Record<string, number>>;
  vocabularySize: number;
  tokenizer(text: string): string[];
}
