import { fold } from '../../text/fold.js';
import { hashText } from '../../text/hashing.js';
import { words } from '../../text/words.js';
import { wordClasses, type Lexicon, type PatternKind, type PatternRule, type WordClass } from './pattern.js';

/** A phrase of a class: the words after its first one. */
export interface PhraseEntry {
  vocabulary: number;
  class: number;
  rest: readonly string[];
}

/** One place of a rule. */
export interface Slot {
  /** Bit n set: class n fits. */
  classes: number;
  literals: ReadonlySet<string>;
  optional: boolean;
  /** The most other words before it. */
  gap: number;
}

/** A rule, ready to be tried. */
export interface CompiledRule {
  kind: PatternKind;
  strength: number;
  vocabulary: number;
  slots: readonly Slot[];
  /** The classes of each slot that has to be filled and that no literal fills, as bits. */
  needs: readonly number[];
  /** Whether the rule itself needs a negation, so that finding one is no excuse. */
  negative: boolean;
}

/** What begins with a word: phrases of classes, and rules whose first slot names the word itself. */
export interface WordEntry {
  word: string;
  phrases: PhraseEntry[];
  rules: CompiledRule[];
}

/** Lexicons with the rules that use them. The number of a vocabulary keeps the languages apart: rules of one never see words of another. */
export class CompiledPatterns {
  /** By hash, because nearly every word of a text is asked for and hardly any is there. */
  private readonly entries = new Map<number, WordEntry[]>();
  /** 1 where a key with these last bits is in `entries`: spares most words the look. */
  private readonly mayHave = new Uint8Array(1 << 16);
  /** Rules by vocabulary and class of their first slot. */
  private readonly byClass: CompiledRule[][][] = [];

  /** `vocabularies` are pairs of a lexicon and the rules for it. */
  constructor(vocabularies: readonly (readonly [Lexicon, readonly PatternRule[]])[]) {
    vocabularies.forEach(([lexicon, rules], vocabulary) => {
      this.byClass.push(wordClasses.map(() => []));
      for (const [name, list] of Object.entries(lexicon)) {
        for (const phrase of list.split(',')) this.addPhrase(phrase, vocabulary, classNumber(name as WordClass));
      }
      // Vocabularies that share rules share their literals too, so the first one looks after them.
      const literals = vocabularies.findIndex(([, others]) => others === rules) === vocabulary;
      for (const rule of rules) this.addRule(compileRule(rule, vocabulary), literals);
    });
  }

  /** What begins with a folded word; undefined for nearly all words. */
  entryOf(word: string): WordEntry | undefined {
    const key = keyOf(word);
    if (this.mayHave[key & 0xffff] === 0) return undefined;
    return this.entries.get(key)?.find((entry) => entry.word === word);
  }

  /** The rules that may begin with a word of a class. */
  rulesOf(vocabulary: number, number: number): readonly CompiledRule[] {
    return this.byClass[vocabulary]?.[number] ?? [];
  }

  private addPhrase(phrase: string, vocabulary: number, number: number): void {
    const [first, ...rest] = words(fold(phrase.trim())).map(({ text }) => text);
    if (first !== undefined) this.newEntry(first).phrases.push({ vocabulary, class: number, rest });
  }

  private addRule(rule: CompiledRule, byLiterals: boolean): void {
    for (const slot of firstSlots(rule.slots)) {
      for (let number = 0; number < wordClasses.length; number++) {
        if (slot.classes & (1 << number)) addOnce(this.byClass[rule.vocabulary]?.[number] as CompiledRule[], rule);
      }
      if (!byLiterals) continue;
      for (const literal of slot.literals) addOnce(this.newEntry(literal).rules, rule);
    }
  }

  private newEntry(word: string): WordEntry {
    const known = this.entryOf(word);
    if (known) return known;
    const entry = { word, phrases: [], rules: [] };
    const key = keyOf(word);
    this.entries.set(key, [...(this.entries.get(key) ?? []), entry]);
    this.mayHave[key & 0xffff] = 1;
    return entry;
  }
}

const classNumbers = new Map<string, number>(wordClasses.map((name, i) => [name, i]));
/** A slot's classes are the bits of one number. */
export const MOST_CLASSES = 32;
if (wordClasses.length > MOST_CLASSES) throw new Error('There may be 32 classes of words at most.');

/** The number of a class. */
export function classNumber(name: WordClass): number {
  return classNumbers.get(name) as number;
}

function compileRule({ kind, strength, form }: PatternRule, vocabulary: number): CompiledRule {
  const slots: Slot[] = [];
  let gap = 0;
  for (const part of form.split(' ')) {
    if (part.startsWith('~')) {
      gap = Number(part.slice(1));
      continue;
    }
    const names = part.replace(/\?$/, '').split('|');
    slots.push({
      classes: names.reduce(
        (bits, name) => bits | (classNumbers.has(name) ? 1 << classNumber(name as WordClass) : 0),
        0,
      ),
      literals: new Set(names.filter((name) => !classNumbers.has(name)).map((name) => fold(name).text)),
      optional: part.endsWith('?'),
      gap,
    });
    gap = 0;
  }
  const negative = form.includes('NOT') || form.includes('OUT');
  const needs = slots
    .filter(({ optional, literals }) => !optional && literals.size === 0)
    .map(({ classes }) => classes);
  return { kind, strength, vocabulary, slots, needs, negative };
}

function firstSlots(slots: readonly Slot[]): readonly Slot[] {
  const needed = slots.findIndex(({ optional }) => !optional);
  return slots.slice(0, needed + 1);
}

function addOnce(rules: CompiledRule[], rule: CompiledRule): void {
  if (!rules.includes(rule)) rules.push(rule);
}

/** A hash that is a small integer, which a Map keeps without a box. */
function keyOf(word: string): number {
  return hashText(word) >>> 2;
}
