declare module 'bayes' {
  interface Classifier {
    docCount: Record<string, number>;
    wordCount: Record<string, number>;
    wordFrequencyCount: Record<string, Record<string, number>>;
    vocabularySize: number;
    tokenizer(text: string): string[];
    learn(text: string, label: string): Promise<void>;
  }
  export default function bayes(options?: { tokenizer?: (text: string) => string[] }): Classifier;
}
