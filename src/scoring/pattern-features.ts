import type { TracedText } from '../text/traced-text.js';
import { classNumber } from './patterns/compile-patterns.js';
import { readPatterns } from './patterns/find-patterns.js';
import type { PatternKind } from './patterns/pattern.js';
import type { ClassedText, ClassItem } from './patterns/class-reader.js';

// What patterns add to words: that something was found, and softened or not; and the words around a group of people,
// whichever group it is, so that what is learnt of one holds for all.

/** Takes a feature by its name, with its place in the folded text. */
export type NamedSink = (name: string, start: number, end: number) => void;

const GROUP = classNumber('GROUP');
const ETHNIC = classNumber('ETHNIC');
const PEOPLE = classNumber('PEOPLE');
/** Classes whose order within a sentence says more than the words do. */
const TELLING = ['GROUP', 'THEY', 'YOU', 'I', 'BEAST', 'VILE', 'KILL', 'KILLED', 'HATE', 'MUST', 'OUT', 'NOT', 'SAY', 'WRONG', 'SLUR', 'INSULT', 'WISH', 'DIE', 'HERO'] as const; // prettier-ignore
const TELLING_NAMES = new Map<number, string>(TELLING.map((name) => [classNumber(name), name]));
/** Kinds that are no reason in themselves; their words are features anyway. */
const SILENT_KINDS: ReadonlySet<PatternKind> = new Set<PatternKind>(['group-mention', 'mourning']);
/** English insults are learnt word by word from far more examples. */
const ENGLISH = 0;
const AROUND = 4;
const MOST_PAIRS = 120;

/** Tells the sink each pattern found: its kind, alone and with why it may be innocent. */
export function patternFeatures(folded: TracedText, sink: NamedSink): void {
  for (const { kind, softened, start, end } of readPatterns(folded).hits) {
    if (SILENT_KINDS.has(kind)) continue;
    sink(softened ? `${kind}, ${softened}` : kind, start, end);
  }
}

/** Tells the sink the words around each mention of a group, and pairs of telling classes in a sentence. */
export function contextFeatures(folded: TracedText, sink: NamedSink): void {
  const { classed } = readPatterns(folded);
  const { words, items } = classed;
  let pairs = 0;
  let telling: { name: string; at: number; last: number }[] = [];
  for (let at = 0; at < words.length; at++) {
    if (items[at]?.length === 0) continue;
    const last = groupAt(classed, at);
    if (last >= 0) around(classed, at, last, sink);
    const names = namesOf(items[at] ?? [], last >= 0);
    if (names.length === 0) continue;
    telling = telling.filter((before) => classed.sentences[before.at] === classed.sentences[at] && at - before.at <= 8);
    for (const item of items[at] ?? []) {
      const name = TELLING_NAMES.get(item.class);
      if (name && item.vocabulary !== ENGLISH) sink(name, words[at]?.start ?? 0, words[item.last]?.end ?? 0);
    }
    for (const name of names) {
      for (const before of telling) {
        if (pairs++ > MOST_PAIRS) return;
        sink(`${before.name} > ${name}`, words[before.at]?.start ?? 0, words[at]?.end ?? 0);
      }
    }
    for (const name of names) telling.push({ name, at, last });
  }
}

/** The telling classes of a word, each once. */
function namesOf(items: readonly ClassItem[], isGroup: boolean): string[] {
  const names: string[] = [];
  for (const item of items) {
    const name = TELLING_NAMES.get(item.class);
    if (name !== undefined && !names.includes(name)) names.push(name);
  }
  if (isGroup && !names.includes('GROUP')) names.push('GROUP');
  return names;
}

function around({ words, sentences }: ClassedText, first: number, last: number, sink: NamedSink): void {
  const start = words[first]?.start ?? 0;
  const end = words[last]?.end ?? 0;
  const near = (at: number) => (sentences[at] === sentences[first] ? words[at]?.text : undefined);
  for (let step = 1; step <= AROUND; step++) {
    const before = near(first - step);
    const after = near(last + step);
    if (before !== undefined) sink(`${before} … GROUP`, words[first - step]?.start ?? start, end);
    if (after !== undefined) sink(`GROUP … ${after}`, start, words[last + step]?.end ?? end);
  }
  const [before, after, next] = [near(first - 1), near(last + 1), near(last + 2)];
  sink(`${before ?? ''} GROUP ${after ?? ''}`, start, end);
  if (after !== undefined) sink(`GROUP ${after} ${next ?? ''}`, start, end);
}

/** The last word of a mention of a group that begins here; -1 for none. */
function groupAt({ items }: ClassedText, at: number): number {
  let last = -1;
  for (const item of items[at] ?? []) {
    if (item.class === GROUP) last = Math.max(last, item.last);
    else if (item.class === ETHNIC && items[item.last + 1]?.some((next) => next.class === PEOPLE)) {
      last = Math.max(last, item.last + 1);
    }
  }
  return last;
}
