import type { TracedText } from '../../text/traced-text.js';
import type { Word } from '../../text/words.js';
import type { ClassedText } from './class-reader.js';
import { classNumber, type CompiledRule } from './compile-patterns.js';
import type { Softening } from './pattern.js';

// The second look: the same words in a quotation, in a report of what others did, under a 'not', or beside a rebuke of
// whoever says them, accuse nobody.

const QUOTES = /["“”«»„]/;
const NOT = classNumber('NOT');
const SAY = classNumber('SAY');
const WRONG = classNumber('WRONG');
const I = classNumber('I');
const KILL = classNumber('KILL');
const OUT = classNumber('OUT');
const MUST = classNumber('MUST');
const ENGLISH = 0;
const OTHERS = new Set(['he', 'she', 'they', 'who', 'officials', 'police', 'man', 'suspect', 'militia', 'people', 'anyone', 'someone', 'those', 'them', 'him',
  'اللي', 'الي', 'يلي', 'الذي', 'التي', 'الذين', 'من', 'واحد', 'حدا', 'ناس', 'بعضهم', 'شخص', 'نايب', 'وزير', 'المتهم', 'القاتل', 'yali', 'eli', 'li', 'hada']); // prettier-ignore
const TURNS = new Set(['but', 'however', 'still', 'yet', 'لكن', 'ولكن', 'بس']);
const NEAR = 12;
/** What makes a noun of a verb before it: 'the murder of', 'an attack on'. */
const NOMINAL = new Set(['of', 'on', 'against', 'rate', 'by']);
const CLAUSE = /[,،:(–—-]/;
const WISHED_BEFORE = 4;

/** Why a match from word `first` to word `last` may be innocent; null when nothing speaks for that. */
export function softeningOf(
  classed: ClassedText,
  folded: TracedText,
  rule: CompiledRule,
  first: number,
  last: number,
): Softening | null {
  const { negative, kind } = rule;
  const sentence = classed.sentences[first] as number;
  const has = (number: number, from: number, to: number, reach = 0): boolean => {
    for (let at = Math.max(0, from); at <= to && at < classed.words.length; at++) {
      const distance = Math.abs((classed.sentences[at] as number) - sentence);
      if (distance <= reach && classed.items[at]?.some((item) => item.class === number)) return true;
    }
    return false;
  };
  // 'They say it is wrong, but …': what stands before a 'but' excuses nothing behind it.
  const near = Math.max(first - NEAR, lastTurn(classed, first) + 1);
  const said = has(SAY, near, first - 1);
  const rebuked = has(WRONG, near, first - 1, 0) || has(WRONG, last + 1, last + NEAR, 1);
  if (said && rebuked) return 'countered';
  if (isQuoted(classed, folded, first, last) && (said || rebuked)) return rebuked ? 'countered' : 'quoted';
  const since = rule.vocabulary === ENGLISH ? first - 3 : Math.max(first - 3, clauseOf(classed, folded, first));
  if (!negative && (has(NOT, first + 1, last - 1) || has(NOT, since, first - 1))) return 'negated';
  if (said && othersBefore(classed, first, sentence)) return 'reported';
  if (isDemand(rule) && !demands(classed, folded, first)) return 'reported';
  if (kind === 'slur' && has(I, first - 4, first - 1)) return 'self';
  return null;
}

/** The last 'but' before a word in its sentence; -1 for none. */
function lastTurn({ words, sentences }: ClassedText, first: number): number {
  for (let at = first - 1; at >= 0 && sentences[at] === sentences[first]; at--) {
    if (TURNS.has((words[at] as Word).text)) return at;
  }
  return -1;
}

function isQuoted({ words }: ClassedText, { text }: TracedText, first: number, last: number): boolean {
  const start = (words[first] as Word).start;
  const end = (words[last] as Word).end;
  const opened = marksIn(text.slice(Math.max(0, start - 200), start)) % 2 === 1;
  return opened && marksIn(text.slice(end, end + 200)) > 0;
}

function marksIn(text: string): number {
  let marks = 0;
  for (const sign of text) if (QUOTES.test(sign)) marks += 1;
  return marks;
}

function othersBefore({ words, sentences }: ClassedText, first: number, sentence: number): boolean {
  for (let at = Math.max(0, first - NEAR); at < first; at++) {
    if (sentences[at] === sentence && OTHERS.has((words[at] as Word).text)) return true;
  }
  return false;
}

/** The first word of the clause that word `at` stands in: an Arabic 'not' does not reach over a comma. */
function clauseOf({ words }: ClassedText, { text }: TracedText, at: number): number {
  let first = at;
  while (first > 0 && at - first < NEAR && !CLAUSE.test(text.slice((words[first - 1] as Word).end, (words[first] as Word).start))) first -= 1; // prettier-ignore
  return first;
}

/** A rule that begins with what ought to be done to people. */
function isDemand({ kind, vocabulary, slots }: CompiledRule): boolean {
  const classes = slots[0]?.classes;
  return vocabulary === ENGLISH && (kind === 'incitement' || kind === 'exclusion') && (classes === 1 << KILL || classes === 1 << OUT); // prettier-ignore
}

/** 'Kill them' at the head of a clause, or 'we should kill them': asked for. 'the murder of', 'they came to kill': told. */
function demands({ words, items, sentences }: ClassedText, { text }: TracedText, first: number): boolean {
  if (NOMINAL.has(words[first + 1]?.text ?? '')) return false;
  if (first === 0 || sentences[first - 1] !== sentences[first]) return true;
  if (CLAUSE.test(text.slice((words[first - 1] as Word).end, (words[first] as Word).start))) return true;
  for (let at = Math.max(0, first - WISHED_BEFORE); at < first; at++) {
    if (sentences[at] === sentences[first] && items[at]?.some((item) => item.class === MUST)) return true; // prettier-ignore
  }
  return false;
}
