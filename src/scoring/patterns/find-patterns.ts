import type { TracedText } from '../../text/traced-text.js';
import type { Word } from '../../text/words.js';
import { patterns, readClasses, type ClassedText } from './class-reader.js';
import type { CompiledRule, Slot } from './compile-patterns.js';
import type { PatternHit } from './pattern.js';
import { softeningOf } from './softening.js';

const found = new WeakMap<TracedText, { classed: ClassedText; hits: readonly PatternHit[] }>();
/** A text with more hits than this is a list of words, not a comment. */
const MOST_HITS = 200;

/** The classes of a folded text's words and the patterns in it; asked again for the same text it answers the same. */
export function readPatterns(folded: TracedText): { classed: ClassedText; hits: readonly PatternHit[] } {
  let reading = found.get(folded);
  if (!reading) {
    const classed = readClasses(folded);
    reading = { classed, hits: hitsIn(classed, folded) };
    found.set(folded, reading);
  }
  return reading;
}

/** Every pattern in a folded text, in order; work is linear in its words. Never throws. */
export function findPatterns(folded: TracedText): readonly PatternHit[] {
  return readPatterns(folded).hits;
}

function hitsIn(classed: ClassedText, folded: TracedText): PatternHit[] {
  const hits: PatternHit[] = [];
  const { words } = classed;
  const present = classesIn(classed);
  for (let at = 0; at < words.length && hits.length < MOST_HITS; at++) {
    for (const rule of rulesAt(classed, at)) {
      if (!mayMatch(rule, present)) continue;
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

/** For each vocabulary the bits of its classes that the text has. */
function classesIn({ items }: ClassedText): number[] {
  const present: number[] = [];
  for (const some of items) {
    for (const item of some) present[item.vocabulary] = (present[item.vocabulary] ?? 0) | (1 << item.class);
  }
  return present;
}

/** Whether the text has a word for each slot that only a class can fill; most rules are given up here. */
function mayMatch({ vocabulary, needs }: CompiledRule, present: readonly number[]): boolean {
  const bits = present[vocabulary] ?? 0;
  for (let i = 0; i < needs.length; i++) if (((needs[i] as number) & bits) === 0) return false;
  return true;
}

const NONE: readonly CompiledRule[] = [];

/** The rules that may begin at a word, each once. */
function rulesAt({ items, entries }: ClassedText, at: number): Iterable<CompiledRule> {
  const own = items[at] as ClassedText['items'][number];
  const literal = entries[at]?.rules ?? NONE;
  const [first, second] = own;
  if (first === undefined) return literal;
  if (second === undefined && literal.length === 0) return patterns.rulesOf(first.vocabulary, first.class);
  const rules = new Set<CompiledRule>();
  for (const item of own) for (const rule of patterns.rulesOf(item.vocabulary, item.class)) rules.add(rule);
  for (const rule of literal) rules.add(rule);
  return rules;
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
