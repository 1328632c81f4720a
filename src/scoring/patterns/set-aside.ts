import { Remembered, type TracedText } from '../../text/traced-text.js';
import type { TextSpan } from '../../text/text-span.js';
import type { Word } from '../../text/words.js';
import { affirmations } from './affirmation.js';
import { arabicRebukes } from './arabic-rebuke.js';
import type { ClassedText } from './class-reader.js';
import { classNumber } from './compile-patterns.js';
import { readPatterns } from './find-patterns.js';
import { homonyms } from './homonyms.js';
import { rebukedSpeech } from './rebuked-speech.js';
import { swearingAtNobody } from './swearing-at-nobody.js';

// What a comment says without meaning it against anybody: swearing at nobody, words of others that it rebukes, a slur that
// it names or takes for itself, a word that only looks like a slur. A judge looks at what is left without it.

const SLUR = classNumber('SLUR');
const INSULT = classNumber('INSULT');
const ENGLISH = 0;
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

const ME = list('i im we were me us');
const AM = list('am m are re was were being become became');
const OWN = list('my our us fellow');
/** What may stand between 'I am' and a name that the writer takes. */
const BETWEEN = list(`a an the just such proud very only one big little real total old young black gay queer lesbian trans bi brown fat bad dumb happy still also and so basically actually
  your local resident favourite favorite fellow dear beautiful lovely fucking goddamn damn literally`); // prettier-ignore
/** 'the word …', 'called me a …': the slur is named, not used. */
const NAMING = list(
  'word words term terms slur slurs insult called calling calls label labelled labeled name names spelled',
);
const NAMED_THINGS = list(
  'a an the me him her them us people someone somebody anyone anybody kids girls women like as such or and is was of this that being every each names',
);
const PRIDE = list('pride power rights liberation community culture here friendly');
const REACH = 5;

const found = new Remembered<readonly TextSpan[]>((folded) => stretchesOf(folded));

/** The stretches of a text, in the FOLDED text, that it does not mean against anybody; in no order, some within others. */
export function setAside(folded: TracedText): readonly TextSpan[] {
  return found.of(folded);
}

function stretchesOf(folded: TracedText): TextSpan[] {
  const { classed, hits } = readPatterns(folded);
  const { words } = classed;
  const single = [...swearingAtNobody(classed, folded), ...homonyms(classed), ...ownOrNamed(classed)];
  return [
    ...single.map((at) => ({ start: (words[at] as Word).start, end: (words[at] as Word).end })),
    ...rebukedSpeech(classed, folded),
    ...arabicRebukes(classed, folded),
    ...affirmations(classed, hits),
  ];
}

/** Slurs and insults that the writer takes for a name or says of himself, and that are spoken of. */
function ownOrNamed(classed: ClassedText): number[] {
  const { items } = classed;
  return items.flatMap((own, at) => {
    const isSlur = own.some((item) => item.vocabulary === ENGLISH && item.class === SLUR);
    const isInsult = own.some((item) => item.vocabulary === ENGLISH && item.class === INSULT);
    return (isSlur || isInsult) && (isOwn(classed, at) || isNamed(classed, at)) ? [at] : [];
  });
}

function isOwn({ words, sentences }: ClassedText, at: number): boolean {
  const next = sentences[at + 1] === sentences[at] ? (words[at + 1]?.text ?? '') : '';
  if (PRIDE.has(next) || (next === 'and' && words[at + 2]?.text === 'proud')) return true;
  for (let step = 1; step <= REACH; step++) {
    if (sentences[at - step] !== sentences[at]) return false;
    const text = words[at - step]?.text ?? '';
    if (OWN.has(text)) return true;
    if (AM.has(text)) {
      const before = sentences[at - step - 1] === sentences[at] ? (words[at - step - 1]?.text ?? '') : '';
      return ME.has(before);
    }
    if (text === 'im' || text === 'as') return true;
    if (!BETWEEN.has(text)) return false;
  }
  return false;
}

function isNamed({ words, sentences }: ClassedText, at: number): boolean {
  for (let step = 1; step <= REACH; step++) {
    if (sentences[at - step] !== sentences[at]) return false;
    const text = words[at - step]?.text ?? '';
    if (NAMING.has(text)) return words[at - step - 1]?.text !== 'i';
    if (!NAMED_THINGS.has(text)) return false;
  }
  return false;
}
