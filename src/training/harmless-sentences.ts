import type { Example } from './examples.js';

// Some sets of news comments hold nothing but abuse, because only abusive comments were annotated. A bias of its own would
// let the fit ignore such a set. But an abusive comment is seldom abusive in every sentence: what a first fit finds most
// harmless in it is ordinary talk of the same readers about the same news, and just what the other side lacks.

const SENTENCE_END = /(?<=[.!?\n])\s+/;
const FEWEST_SENTENCES = 3;
const MOST_SENTENCES = 60;
const SHORTEST = 60;
/** A sentence is harmless when its score lies in this lowest part of the comment's range. */
const LOWEST_PART = 0.35;
const WEIGHT = 0.3;

/** For each abusive comment of a set without others, its most harmless sentences as one example; `score` is the first fit's. */
export function harmlessSentences(examples: readonly Example[], score: (text: string) => number): Example[] {
  return examples.flatMap((example) => {
    if (!example.positivesOnly || example.dev) return [];
    const sentences = example.input.body.split(SENTENCE_END).filter((sentence) => sentence.trim().length > 3);
    if (sentences.length < FEWEST_SENTENCES) return [];
    const read = sentences.slice(0, MOST_SENTENCES);
    const scores = read.map(score);
    const least = Math.min(...scores);
    const limit = least + LOWEST_PART * (Math.max(...scores) - least);
    const body = read.filter((_, i) => (scores[i] as number) < limit).join(' ');
    if (body.length < SHORTEST) return [];
    const labels = { spam: 0, abuse: 0, hate: 0, menace: 0 } as const;
    return [
      { ...example, input: { ...example.input, body }, labels, weight: WEIGHT, positivesOnly: false, genuine: false },
    ];
  });
}
