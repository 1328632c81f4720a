import { Remembered, type TracedText } from '../../text/traced-text.js';
import type { Word } from '../../text/words.js';
import { patterns, readClasses, type ClassedText, type ClassItem } from './class-reader.js';
import { MOST_CLASSES, type CompiledRule, type Slot } from './compile-patterns.js';
import type { PatternHit } from './pattern.js';
import { softeningOf } from './softening.js';

const found = new Remembered<{ classed: ClassedText; hits: readonly PatternHit[] }>((folded) => {
  const classed = readClasses(folded);
  return { classed, hits: hitsIn(classed, folded) };
});
/** A text with more hits than this is a list of words, not a comment. */
const MOST_HITS = 200;

/** The classes of a folded text's words and the patterns in it; asked again for the same text it answers the same. */
export function readPatterns(folded: TracedText): { classed: ClassedText; hits: readonly PatternHit[] } {
  return found.of(folded);
}

/** Every pattern in a folded text, in order; work is linear in its words. Never throws. */
export function findPatterns(folded: TracedText): readonly PatternHit[] {
  return readPatterns(folded).hits;
}

function hitsIn(classed: ClassedText, folded: TracedText): PatternHit[] {
  const hits: PatternHit[] = [];
  const { words } = classed;
  const choice = new RuleChoice(classed);
  for (let at = 0; at < words.length && hits.length < MOST_HITS; at++) {
    for (const rule of choice.at(at)) {
      const last = match(classed, rule, 0, at, at);
      if (last < 0) continue;
      const start = (words[at] as Word).start;
      const end = (words[last] as Word).end;
      if (hits.some((hit) => hit.kind === rule.kind && hit.strength >= rule.strength && hit.start <= start && hit.end >= end)) continue; // prettier-ignore
      hits.push({ kind: rule.kind, strength: rule.strength, start, end, softened: softeningOf(classed, folded, rule, at, last) }); // prettier-ignore
    }
  }
  return hits;
}

const NONE: readonly CompiledRule[] = [];

/** The rules worth trying in one text: those for whose every slot it has a word. Nearly all others are given up here. */
class RuleChoice {
  /** For each vocabulary the bits of its classes that the text has. */
  private readonly present: number[] = [];
  /** Rules by vocabulary and class of the first slot, chosen when first asked for. */
  private readonly chosen: (readonly CompiledRule[])[] = [];

  constructor(private readonly classed: ClassedText) {
    for (const items of classed.items) {
      for (const { vocabulary, class: number } of items) {
        this.present[vocabulary] = (this.present[vocabulary] ?? 0) | (1 << number);
      }
    }
  }

  /** The rules that may begin at a word, each once. */
  at(at: number): Iterable<CompiledRule> {
    const items = this.classed.items[at] as ClassedText['items'][number];
    const literal = this.literalRules(at);
    const [first, second] = items;
    if (first === undefined) return literal;
    if (second === undefined && literal.length === 0) return this.classRules(first);
    const rules = new Set<CompiledRule>();
    for (const item of items) for (const rule of this.classRules(item)) rules.add(rule);
    for (const rule of literal) rules.add(rule);
    return rules;
  }

  private literalRules(at: number): readonly CompiledRule[] {
    const rules = this.classed.entries[at]?.rules ?? NONE;
    return rules.length === 0 ? NONE : rules.filter((rule) => this.mayMatch(rule));
  }

  private classRules({ vocabulary, class: number }: ClassItem): readonly CompiledRule[] {
    return (this.chosen[vocabulary * MOST_CLASSES + number] ??= patterns
      .rulesOf(vocabulary, number)
      .filter((rule) => this.mayMatch(rule)));
  }

  private mayMatch({ vocabulary, needs }: CompiledRule): boolean {
    const bits = this.present[vocabulary] ?? 0;
    for (let i = 0; i < needs.length; i++) if (((needs[i] as number) & bits) === 0) return false;
    return true;
  }
}

/** The last word of the rule's match from slot `index` on, the slot standing at or a little after `at`; -1 for none. */
function match(classed: ClassedText, rule: CompiledRule, index: number, at: number, from: number): number {
  const slot = rule.slots[index];
  if (!slot) return at - 1;
  const gap = index === 0 ? 0 : slot.gap;
  for (let place = at; place <= at + gap && place < classed.words.length; place++) {
    if (classed.sentences[place] !== classed.sentences[from]) break;
    const last = lastOfSlot(classed, rule, slot, place);
    if (last < 0) continue;
    const end = match(classed, rule, index + 1, last + 1, from);
    if (end >= 0) return end;
  }
  return slot.optional ? match(classed, rule, index + 1, at, from) : -1;
}

function lastOfSlot({ words, items }: ClassedText, { vocabulary }: CompiledRule, slot: Slot, place: number): number {
  let last = slot.literals.has((words[place] as Word).text) ? place : -1;
  for (const item of items[place] ?? []) {
    if (item.vocabulary === vocabulary && slot.classes & (1 << item.class)) last = Math.max(last, item.last);
  }
  return last;
}
