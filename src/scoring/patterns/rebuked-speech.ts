import type { TextSpan } from '../../text/text-span.js';
import type { TracedText } from '../../text/traced-text.js';
import type { Word } from '../../text/words.js';
import type { ClassedText } from './class-reader.js';
import { classNumber } from './compile-patterns.js';

// Words of others that the writer rebukes, in quotation marks or not: 'Nobody should say …', 'Saying … is racist', 'people
// who call … should be ashamed'. What the writer says himself ('I think they are disgusting') is nobody else's.

const ENGLISH = 0;
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));
const NOT = classNumber('NOT');
const WRONG = classNumber('WRONG');
const SAY = classNumber('SAY');
const SPEECH = list(`say says saying said think thinks thinking believe believes believing call calls calling called claim claims claiming claimed chant chants chanting chanted shout shouts shouting
  shouted yell yelled yelling scream screamed screaming tell tells telling told write writes wrote writing post posts posted posting tweet tweets tweeted argue argues arguing argued suggest suggests
  suggesting suggested spout spouts spouting hate hates hating insult insults insulting attack attacks attacking harass harassing deny denying treat treating describe describing compare comparing
  use uses used using imply implies implying refer refers referring preach preaching joke joking despise judge judging label labelling blame blaming threaten threatening`); // prettier-ignore
/** Those that may be forbidden: 'do not believe these …' forbids nothing that is said. */
const FORBIDDEN = list(`say says saying said call calling calls claim claiming chant chanting shout shouting scream screaming write writing post posting tweet tweeting argue arguing suggest suggesting
  spout spouting hate hating insult insulting attack attacking harass harassing deny denying compare comparing use uses using joke joking threaten threatening describe describing`); // prettier-ignore
const WRITER = list('i im we');
/** Who is spoken of as the one who says it. */
const OTHERS = list('people those anyone anybody someone somebody whoever everyone everybody they he she who person man men guys guy idiots politicians'); // prettier-ignore
/** A demand not to say it: with a 'not' before the verb. */
const DUTY = list('should must ought ever right allowed want let ok okay acceptable place need have');
const COMMANDS = list('stop dont don never quit');
const CLAUSE_WORDS = list('to when if that who for');
const JUDGED = list(`wrong racist racism sexist sexism misogynist misogynistic misogyny antisemitic islamophobic homophobic homophobia transphobic transphobia bigot bigots bigoted bigotry ableist
  xenophobic shameful ashamed shame unacceptable inexcusable outrageous offensive hurtful ignorant ignorance prejudice prejudiced deplorable discriminatory discrimination hateful despicable
  appalling harmful untrue false nonsense stupid disgusting vile horrible awful disrespectful unfair cruel toxic problematic inhumane immoral dehumanising dehumanizing gross sad sick pathetic
  idiotic fascist nazi evil ridiculous`); // prettier-ignore
const DEEDS = list(
  'banned fired arrested suspended charged expelled jailed prosecuted sacked reported condemned apologise apologize',
);
const LINKS = list('is isnt s was makes are should must deserves deserve need needs');
const TURNS = list('but however though although yet');
const QUOTED = /["“„«]([^"“”„«»]{2,300})["”“»]/g;
const REACH = 7;
const COMMAND_REACH = 2;

/** The stretches of a text, in the FOLDED text, that repeat what others say and that the writer rebukes. */
export function rebukedSpeech(classed: ClassedText, folded: TracedText): TextSpan[] {
  return [...rebukedQuotations(classed, folded), ...rebukedClauses(classed)];
}

function rebukedQuotations({ words, items }: ClassedText, { text }: TracedText): TextSpan[] {
  return [...text.matchAll(QUOTED)].flatMap(({ 0: whole, index }) => {
    const end = index + whole.length;
    const outside = words.flatMap((word, at) => (word.end <= index || word.start >= end ? [at] : []));
    const has = (...classes: number[]) => outside.some((at) => items[at]?.some((item) => classes.includes(item.class)));
    const named = (set: ReadonlySet<string>) => outside.some((at) => set.has((words[at] as Word).text));
    const rebuked = has(WRONG) || named(JUDGED) || named(DEEDS) || (has(NOT) && (has(SAY) || named(SPEECH)));
    return rebuked ? [{ start: index, end }] : [];
  });
}

function rebukedClauses(classed: ClassedText): TextSpan[] {
  const { words, sentences } = classed;
  const spans: TextSpan[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!SPEECH.has((words[at] as Word).text)) continue;
    const [first, last] = clauseAround(classed, at);
    if (last <= at || WRITER.has(words[at - 1]?.text ?? '') || WRITER.has(words[at - 2]?.text ?? '')) continue;
    const judged = judgedBehind(classed, at, last);
    if (judged > 0) spans.push(spanOf(words, at, judged));
    else if (rebukedBefore(classed, first, at) || (hasOther(words, at) && judgedNext(classed, last)))
      spans.push(spanOf(words, at, last));
    while (at + 1 < words.length && sentences[at + 1] === sentences[last] && at < last) at += 1;
  }
  return spans;
}

/** The first and last word of the sentence that word `at` stands in, as far as the 'but' behind it. */
function clauseAround({ words, sentences }: ClassedText, at: number): [number, number] {
  let first = at;
  while (first > 0 && sentences[first - 1] === sentences[at] && !TURNS.has((words[first - 1] as Word).text)) first -= 1;
  let last = at;
  while (last + 1 < words.length && sentences[last + 1] === sentences[at] && !TURNS.has((words[last + 1] as Word).text)) last += 1; // prettier-ignore
  return [first, last];
}

/** '… is racist', '… should be ashamed' at the end of the clause: the last word before it; 0 when there is none. */
function judgedBehind({ words }: ClassedText, at: number, last: number): number {
  const opens = /ing$/.test((words[at] as Word).text) || ['to', 'who', 'whoever', 'that'].includes(words[at - 1]?.text ?? '') || OTHERS.has(words[at - 1]?.text ?? ''); // prettier-ignore
  if (!opens) return 0;
  for (let end = last; end > at + 1; end--) {
    if (!JUDGED.has((words[end] as Word).text) && !DEEDS.has((words[end] as Word).text)) continue;
    for (let link = end - 1; link >= Math.max(at + 2, end - 5); link--) {
      const text = (words[link] as Word).text;
      // 'are disgusting' is what they say of a group; 'is disgusting' is what the writer says of that.
      if (LINKS.has(text) && (text !== 'are' || words[at - 1]?.text === 'who')) return link - 1;
    }
  }
  return 0;
}

function rebukedBefore({ words, items }: ClassedText, first: number, at: number): boolean {
  const before = words.slice(Math.max(first, at - REACH), at).map(({ text }) => text);
  const has = (set: ReadonlySet<string>) => before.some((text) => set.has(text));
  if (!FORBIDDEN.has((words[at] as Word).text) || before.at(-1) === 'be' || before.at(-1) === 'been') return false;
  const denied = before.some((_, i) =>
    items[at - before.length + i]?.some((item) => item.vocabulary === ENGLISH && item.class === NOT),
  );
  const commanded = before.slice(-COMMAND_REACH).some((text) => COMMANDS.has(text));
  if (!has(WRITER) && (commanded || (denied && has(DUTY)))) return true;
  // 'It is racist to say', 'wrong when people call'.
  return has(JUDGED) && has(CLAUSE_WORDS);
}

function hasOther(words: readonly Word[], at: number): boolean {
  return [1, 2, 3].some((step) => OTHERS.has(words[at - step]?.text ?? ''));
}

/** 'That is racist.' as the next sentence. */
function judgedNext({ words, sentences }: ClassedText, last: number): boolean {
  const next = last + 1;
  if (!['this', 'that', 'thats', 'it', 'its', 'how', 'shame', 'so', 'what'].includes(words[next]?.text ?? '')) return false; // prettier-ignore
  for (let i = next; i < next + REACH && sentences[i] === sentences[next]; i++) {
    if (JUDGED.has(words[i]?.text ?? '')) return true;
  }
  return false;
}

function spanOf(words: readonly Word[], at: number, last: number): TextSpan {
  return { start: (words[at] as Word).start, end: (words[last] as Word).end };
}
