import { arabicSkeleton, arabiziWords } from './arabizi.js';
import { fold } from './fold.js';
import { readDigitsAsLetters } from './leet.js';
import type { TextSpan } from './text-span.js';
import type { TracedText } from './traced-text.js';
import { listForms, words, type Word } from './words.js';

// A list of phrases is a tree of words: one step down for each word, a mark where a phrase ends. A text is walked from
// every word, so the work is the text's words times the longest phrase's. Whole words only: a list with 'ass' says
// nothing about 'class'. A word of the text may go down by several names: as it stands, without Arabic clitics, with
// doubled letters made single when the writer stretched it ('asssshole'), with its digits read as letters, or through any
// letters where it has stars. Letters that were spaced out are the exception to whole words: where a whole sentence was
// ('y o u i d i o t') nobody can tell where its words end.

/** One phrase of the list found in a text. */
export interface PhraseMatch {
  /** Index of the phrase in the list. */
  phrase: number;
  /** Where it stands in the original text. */
  span: TextSpan;
}

interface Node {
  phrases: number[];
  next: Map<string, Node>;
  /** The keys of `next` by first letter and length, for words with stars; made when first needed. */
  byShape?: Map<string, string[]>;
}

const MOST_WORDS = 12;
const MOST_REMEMBERED = 32;
const SHORTEST_INSIDE = 4;
const LONGEST_INSIDE = 16;
const DIGIT_IN_WORD = /[a-z]\d|\d[a-z]/;
const SQUEEZED = '~';
const ARABIC = /^[\u0621-\u064a]+$/;
const BONES = '^';
const FEWEST_BONES = 3;
const DOUBLED = /(\p{L})\1+/gu;

/** Finds the phrases of one list in any number of texts; the list is folded like the texts. */
export class PhraseMatcher {
  private readonly root: Node = { phrases: [], next: new Map() };
  private hasArabic = false;

  constructor(phrases: readonly string[]) {
    phrases.forEach((phrase, index) => this.add(phrase, index));
  }

  /** Every place where a phrase of the list stands as whole words; overlapping ones are all told. */
  find(folded: TracedText): PhraseMatch[] {
    const all = words(folded);
    const matches: PhraseMatch[] = [];
    if (this.root.next.size === 0) return matches;
    for (const word of all) if (isSpacedOut(word, folded)) this.findInside(word, folded, matches);
    this.walk(all, folded, (node, word) => step(node, word, folded), matches);
    if (this.hasArabic) this.walk(arabiziWords(folded), folded, stepArabizi, matches);
    return matches;
  }

  private walk(
    all: readonly Word[],
    folded: TracedText,
    stepTo: (node: Node, word: Word) => Node[],
    matches: PhraseMatch[],
  ): void {
    all.forEach((first, from) => {
      let reached = new Set([this.root]);
      for (let at = from; at < all.length && at < from + MOST_WORDS && reached.size > 0; at++) {
        const word = all[at] as Word;
        reached = new Set([...reached].flatMap((node) => stepTo(node, word)));
        for (const phrase of new Set([...reached].flatMap((node) => node.phrases))) {
          matches.push({ phrase, span: folded.toOriginal(first.start, word.end) });
        }
      }
    });
  }

  private findInside({ text, start }: Word, folded: TracedText, matches: PhraseMatch[]): void {
    for (let from = 0; from < text.length; from++) {
      for (let length = SHORTEST_INSIDE; length <= LONGEST_INSIDE && from + length <= text.length; length++) {
        const phrases = this.root.next.get(text.slice(from, from + length))?.phrases;
        if (!phrases || length === text.length) continue;
        const span = folded.toOriginal(start + from, start + from + length);
        for (const phrase of phrases) matches.push({ phrase, span });
      }
    }
  }

  private add(phrase: string, index: number): void {
    const parts = words(fold(phrase)).slice(0, MOST_WORDS);
    if (parts.length === 0) return;
    let node = this.root;
    for (const { text } of parts) {
      let next = node.next.get(text);
      if (!next) node.next.set(text, (next = { phrases: [], next: new Map() }));
      const squeezed = SQUEEZED + squeeze(text);
      if (!node.next.has(squeezed)) node.next.set(squeezed, next);
      if (ARABIC.test(text)) {
        this.hasArabic = true;
        const bones = BONES + arabicSkeleton(text);
        if (bones.length > FEWEST_BONES && !node.next.has(bones)) node.next.set(bones, next);
      }
      node = next;
    }
    if (!node.phrases.includes(index)) node.phrases.push(index);
  }
}

function step(node: Node, word: Word, folded: TracedText): Node[] {
  if (node.next.size === 0) return [];
  const names = word.text.includes('*') ? namesBehindStars(node, word.text) : listForms(word.text);
  if (DIGIT_IN_WORD.test(word.text)) names.push(readDigitsAsLetters(word.text));
  if (isStretched(word, folded)) names.push(SQUEEZED + squeeze(word.text));
  return names.flatMap((name) => node.next.get(name) ?? []);
}

/** By the reading's own spelling, or, because Arabizi does not tell long vowels, by its consonants if it has enough of them. */
function stepArabizi(node: Node, word: Word): Node[] {
  const forms = listForms(word.text);
  const bones = forms.map((form) => BONES + arabicSkeleton(form)).filter((name) => name.length > FEWEST_BONES);
  return [...forms, ...bones].flatMap((name) => node.next.get(name) ?? []);
}

function squeeze(word: string): string {
  return word.replace(DOUBLED, '$1');
}

/** True when one letter of the word stands for several of the original's: a run was cut here. */
function isStretched(word: Word, folded: TracedText): boolean {
  for (let i = word.start; i < word.end; i++) {
    if ((folded.ends[i] ?? 0) - (folded.starts[i] ?? 0) > 2) return true;
  }
  return false;
}

/** True when nearly all letters of the word stand apart in the original: folding joined them. */
function isSpacedOut(word: Word, folded: TracedText): boolean {
  let gaps = 0;
  for (let i = word.start + 1; i < word.end; i++) {
    if ((folded.starts[i] ?? 0) > (folded.ends[i - 1] ?? 0)) gaps++;
  }
  return gaps >= SHORTEST_INSIDE && gaps >= 0.8 * (word.text.length - 1);
}

function namesBehindStars(node: Node, word: string): string[] {
  if (!node.byShape) {
    node.byShape = new Map();
    for (const name of node.next.keys()) {
      const shape = `${name.charAt(0)}${name.length}`;
      const same = node.byShape.get(shape);
      if (same) same.push(name);
      else node.byShape.set(shape, [name]);
    }
  }
  const candidates = node.byShape.get(`${word.charAt(0)}${word.length}`) ?? [];
  return candidates.filter((name) => [...word].every((letter, i) => letter === '*' || letter === name.charAt(i)));
}

const compiled = new WeakMap<readonly string[], PhraseMatcher>();
const compiledByContent = new Map<string, PhraseMatcher>();

/** The matcher for a list, compiled once: looked up by the array, then (lists come fresh from the database) by its content. */
export function phraseMatcher(phrases: readonly string[]): PhraseMatcher {
  const known = compiled.get(phrases);
  if (known) return known;
  const content = phrases.join('\n');
  const matcher = compiledByContent.get(content) ?? new PhraseMatcher(phrases);
  compiledByContent.delete(content);
  compiledByContent.set(content, matcher);
  const [oldest] = compiledByContent.keys();
  if (compiledByContent.size > MOST_REMEMBERED && oldest !== undefined) compiledByContent.delete(oldest);
  compiled.set(phrases, matcher);
  return matcher;
}
