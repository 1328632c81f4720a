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
  for (let at = 0; at < classed.words.length && hits.length < MOST_HITS; at++) {
    const tried = new Set<CompiledRule>();
    const attempt = (rules: readonly CompiledRule[] | undefined) => {
      for (const rule of rules ?? []) {
        if (tried.has(rule)) continue;
        tried.add(rule);
        const last = match(classed, rule, 0, at, at);
        if (last < 0) continue;
        const start = (classed.words[at] as Word).start;
        const end = (classed.words[last] as Word).end;
        if (hits.some((hit) => hit.kind === rule.kind && hit.start <= start && hit.end >= end)) continue;
        hits.push({ kind: rule.kind, strength: rule.strength, start, end, softened: softeningOf(classed, folded, rule, at, last) }); // prettier-ignore
      }
    };
    for (const item of classed.items[at] ?? []) attempt(patterns.rulesByFirst.get(`${item.vocabulary} ${item.class}`));
    for (let vocabulary = 0; vocabulary < 2; vocabulary++) {
      attempt(patterns.rulesByFirst.get(`${vocabulary} ${(classed.words[at] as Word).text}`));
    }
  }
  return hits;
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
