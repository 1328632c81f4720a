import { fold } from '../../text/fold.js';
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
  /** Whether the rule itself needs a negation, so that finding one is no excuse. */
  negative: boolean;
}

/** Lexicons with the rules that use them. The number of a vocabulary keeps the languages apart: rules of one never see words of another. */
export interface CompiledPatterns {
  /** Phrases by their first word. */
  phrases: ReadonlyMap<string, readonly PhraseEntry[]>;
  /** Rules by vocabulary and class of their first slot; -1 for literals. */
  rulesByFirst: ReadonlyMap<string, readonly CompiledRule[]>;
}

const classNumbers = new Map<string, number>(wordClasses.map((name, i) => [name, i]));

/** The number of a class. */
export function classNumber(name: WordClass): number {
  return classNumbers.get(name) as number;
}

/** Compiles vocabularies: pairs of a lexicon and the rules for it. */
export function compilePatterns(
  vocabularies: readonly (readonly [Lexicon, readonly PatternRule[]])[],
): CompiledPatterns {
  const phrases = new Map<string, PhraseEntry[]>();
  const rulesByFirst = new Map<string, CompiledRule[]>();
  vocabularies.forEach(([lexicon, rules], vocabulary) => {
    for (const [name, list] of Object.entries(lexicon)) {
      for (const phrase of list.split(',')) addPhrase(phrases, phrase, vocabulary, classNumbers.get(name) as number);
    }
    for (const rule of rules) addRule(rulesByFirst, rule, vocabulary);
  });
  return { phrases, rulesByFirst };
}

function addPhrase(phrases: Map<string, PhraseEntry[]>, phrase: string, vocabulary: number, number: number): void {
  const [first, ...rest] = words(fold(phrase.trim())).map(({ text }) => text);
  if (first === undefined) return;
  const entries = phrases.get(first) ?? [];
  phrases.set(first, entries);
  entries.push({ vocabulary, class: number, rest });
}

function addRule(rules: Map<string, CompiledRule[]>, { kind, strength, form }: PatternRule, vocabulary: number): void {
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
  const rule = { kind, strength, vocabulary, slots, negative };
  for (const slot of firstSlots(slots)) {
    for (let number = 0; number < wordClasses.length; number++) {
      if (slot.classes & (1 << number)) add(rules, `${vocabulary} ${number}`, rule);
    }
    for (const literal of slot.literals) add(rules, `${vocabulary} ${literal}`, rule);
  }
}

function firstSlots(slots: readonly Slot[]): Slot[] {
  const needed = slots.findIndex(({ optional }) => !optional);
  return slots.slice(0, needed + 1);
}

function add(rules: Map<string, CompiledRule[]>, key: string, rule: CompiledRule): void {
  const known = rules.get(key) ?? [];
  if (!known.includes(rule)) known.push(rule);
  rules.set(key, known);
}
