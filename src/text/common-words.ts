import { CAPITAL, LETTER, MARK, traitsOf } from './character-traits.js';
import { HASH_START, hashStep, hashText } from './hashing.js';

// A comment of five words is too short for a language's statistics and long enough for two of its commonest words. Words
// that several of these languages share ('a', 'de', 'me') are left out, because they tell nothing.

const COMMON: Readonly<Record<string, string>> = {
  en:
    'the and you is are was were this that they what your of to for with have has not be it my his her he she we who how ' +
    "why just don't can't isn't it's i'm you're will would should get got from been these there their",
  de: 'der das und ist nicht ein eine ich sie wir mit auf dem zu den von auch aber wie noch nur wenn schon hat sind ihr euch',
  fr: 'le les des est pas pour dans une et vous nous je il elle ce cette avec mais du sont au aux très sur être fait',
  es: 'el los las una por con pero muy más esta este son y lo eso esa todos hay ser está',
  pt: 'não uma com os um em na ao você vc mais muito isso essa esse ele são foi pra tem meu minha seu',
  id: 'yang dan di ini itu tidak ada untuk dengan dari saya aku kamu bisa sudah juga yg gak nya kalo sama orang lagi akan jangan tapi dia',
};
const LANGUAGES = Object.keys(COMMON);

/** A common word: its number, and the languages (by number) that have it. */
interface CommonWord {
  number: number;
  languages: number[];
}

const byHash = new Map<number, CommonWord>();
for (const [number, language] of LANGUAGES.entries()) {
  for (const text of (COMMON[language] as string).split(' ')) {
    const hash = hashText(text) >>> 2;
    const known = byHash.get(hash) ?? { number: byHash.size, languages: [] };
    known.languages.push(number);
    byHash.set(hash, known);
  }
}
// Used again for every text.
const counts = new Uint16Array(LANGUAGES.length);
const seen = new Uint8Array(byHash.size);
const LONGEST = 12;
const FEWEST = 2;
const FEWEST_TO_BE_SURE = 4;
const APOSTROPHE = 0x27;

/** What a text's common words say. */
export interface CommonWordsVerdict {
  language: string;
  /** Whether they say it so clearly that no better judge need be asked. */
  sure: boolean;
}

/**
 * The language with at least two different common words in the text and twice those of any other; sure from four words
 * and four times those of any other. Undefined when no language has them.
 */
export function languageByCommonWords(text: string): CommonWordsVerdict | undefined {
  counts.fill(0);
  seen.fill(0);
  let hash = HASH_START;
  let length = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? plainUnit(text.charCodeAt(at)) : 0;
    if (unit !== 0 && (unit !== APOSTROPHE || length > 0)) {
      hash = hashStep(hash, unit);
      length += 1;
      continue;
    }
    if (length > 0 && length <= LONGEST) {
      const word = byHash.get(hash >>> 2);
      if (word && seen[word.number] === 0) {
        seen[word.number] = 1;
        for (const language of word.languages) (counts[language] as number) += 1;
      }
    }
    hash = HASH_START;
    length = 0;
  }
  let first = 0;
  for (let i = 1; i < counts.length; i++) if ((counts[i] as number) > (counts[first] as number)) first = i;
  const most = counts[first] as number;
  const second = counts.reduce((largest, count, i) => (i === first ? largest : Math.max(largest, count)), 0);
  if (most < FEWEST || most < 2 * second) return undefined;
  return { language: LANGUAGES[first] as string, sure: most >= FEWEST_TO_BE_SURE && most >= 4 * second };
}

/** The unit in lower case, a curly apostrophe as a straight one; 0 for what is in no word. */
function plainUnit(unit: number): number {
  if (unit < 0x80) {
    const lower = unit | 0x20;
    return lower >= 0x61 && lower <= 0x7a ? lower : unit === APOSTROPHE ? unit : 0;
  }
  if (unit === 0x2019) return APOSTROPHE;
  const traits = traitsOf(unit);
  if ((traits & (LETTER | MARK)) === 0) return 0;
  return traits & CAPITAL ? String.fromCharCode(unit).toLowerCase().charCodeAt(0) : unit;
}
