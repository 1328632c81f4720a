import { eld } from 'eld/extrasmall';
import { languageByCommonWords } from './common-words.js';

// The script answers for most of the world's languages that are alone in theirs, and for Arabic. Where a script has many
// languages (Latin, Cyrillic) eld is asked, if there is enough text to be asked about. Loading eld's smallest table takes
// about 0.2 s and 50 MB of resident memory; an answer takes about 0.1 ms.

/** What a text is written in. */
export interface DetectedLanguage {
  /** BCP 47 primary tag ('en', 'ar'), 'und' when not known. */
  language: string;
  /** ISO 15924 code of the script most letters are in ('Latn', 'Arab'), 'Zyyy' when there are no letters. */
  script: string;
  direction: 'ltr' | 'rtl';
}

/** ISO 15924 code, Unicode name, and the language to answer when the script is all we know. */
const SCRIPTS: ReadonlyArray<readonly [code: string, name: string, language: string]> = [
  ['Latn', 'Latin', 'und'],
  ['Arab', 'Arabic', 'ar'],
  ['Cyrl', 'Cyrillic', 'und'],
  ['Hani', 'Han', 'zh'],
  ['Hira', 'Hiragana', 'ja'],
  ['Kana', 'Katakana', 'ja'],
  ['Hang', 'Hangul', 'ko'],
  ['Hebr', 'Hebrew', 'he'],
  ['Grek', 'Greek', 'el'],
  ['Deva', 'Devanagari', 'hi'],
  ['Beng', 'Bengali', 'bn'],
  ['Thai', 'Thai', 'th'],
  ['Armn', 'Armenian', 'hy'],
  ['Geor', 'Georgian', 'ka'],
  ['Ethi', 'Ethiopic', 'am'],
  ['Taml', 'Tamil', 'ta'],
  ['Telu', 'Telugu', 'te'],
  ['Gujr', 'Gujarati', 'gu'],
  ['Guru', 'Gurmukhi', 'pa'],
  ['Knda', 'Kannada', 'kn'],
  ['Mlym', 'Malayalam', 'ml'],
  ['Orya', 'Oriya', 'or'],
  ['Sinh', 'Sinhala', 'si'],
  ['Khmr', 'Khmer', 'km'],
  ['Laoo', 'Lao', 'lo'],
  ['Mymr', 'Myanmar', 'my'],
  ['Thaa', 'Thaana', 'dv'],
  ['Syrc', 'Syriac', 'syr'],
];

const PATTERNS = SCRIPTS.map(([, name]) => new RegExp(`\\p{Script=${name}}`, 'u'));
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa']);
const LATIN = 0;
const HIRAGANA = SCRIPTS.findIndex(([code]) => code === 'Hira');
const KATAKANA = SCRIPTS.findIndex(([code]) => code === 'Kana');
const JAPANESE = new Set(['Hira', 'Kana']);
// In these several languages share the script, and eld knows more than one of them.
const ASK_ELD = new Set(['Latn', 'Cyrl', 'Arab', 'Deva', 'Hebr']);
const MOST_LETTERS = 1000;
// Above this eld is the better judge, save for a language that its smallest table lacks.
const MOST_LETTERS_BY_WORDS = 40;
const ELD_KNOWS = new Set(['en', 'de', 'fr', 'es', 'pt']);
// Letters that Arabic does not have. Ordinary Persian words have the first kind, Urdu ones the second.
const PERSIAN_LETTER = /[پچژگ]/u;
const URDU_LETTER = /[ٹڈڑںےہ]/u;
const FARSI_FORMS = /[یک]/u;
const ENOUGH_LETTERS: Readonly<Record<string, number>> = { Latn: 20, Cyrl: 16 };
const ENOUGH_LETTERS_ELSEWHERE = 40;
// eld takes short English of friends for it ('awesome song!!!').
const TAGALOG = 'tl';
const ENOUGH_LETTERS_OF_TAGALOG = 60;
// What follows is in no language: a link's letters would make 'https://w.guardalo.org/funny-cats-gatti' Italian. A folded
// text has one w less or two.
const ADDRESS = /(?:https?:\/\/|\bw{1,3}\.)\S+/gi;

/**
 * The language, script and direction of a text, links apart. Short or doubtful texts get the script's usual language or
 * 'und'.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const bare = text.includes('.') ? text.replace(ADDRESS, ' ') : text;
  const counts = countScripts(bare);
  let first = 0;
  for (let i = 1; i < counts.length; i++) if ((counts[i] as number) > (counts[first] as number)) first = i;
  const count = counts[first] as number;
  if (count === 0) return { language: 'und', script: 'Zyyy', direction: 'ltr' };
  const [script, , usual] = SCRIPTS[first] as (typeof SCRIPTS)[number];
  const direction = RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
  // Japanese has more Han than kana in some sentences, and Chinese has no kana at all.
  const kana = (counts[HIRAGANA] as number) + (counts[KATAKANA] as number);
  if (JAPANESE.has(script) || (script === 'Hani' && kana * 10 > count)) return { language: 'ja', script, direction };
  return { language: languageWithin(script, usual, bare, count), script, direction };
}

function languageWithin(script: string, usual: string, text: string, letters: number): string {
  if (script === 'Arab' && URDU_LETTER.test(text)) return 'ur';
  if (script === 'Arab' && PERSIAN_LETTER.test(text) && FARSI_FORMS.test(text)) return 'fa';
  const byWords = script === 'Latn' ? languageByCommonWords(text.slice(0, MOST_LETTERS)) : undefined;
  if (byWords && (byWords.sure || letters < MOST_LETTERS_BY_WORDS || !ELD_KNOWS.has(byWords.language))) {
    return byWords.language;
  }
  if (!ASK_ELD.has(script) || letters < (ENOUGH_LETTERS[script] ?? ENOUGH_LETTERS_ELSEWHERE)) return usual;
  const answer = eld.detect(text.slice(0, MOST_LETTERS));
  if (answer.language === TAGALOG && letters < ENOUGH_LETTERS_OF_TAGALOG) return usual;
  return answer.isReliable() ? answer.language : usual;
}

/** Letters of each script, in the order of `SCRIPTS`; the first thousand letters are counted. */
function countScripts(text: string): Uint16Array {
  const counts = new Uint16Array(SCRIPTS.length);
  let letters = 0;
  for (let at = 0; at < text.length && letters < MOST_LETTERS; at++) {
    const unit = text.charCodeAt(at);
    let script = LATIN;
    if (unit < 0x80) {
      if ((unit | 0x20) < 0x61 || (unit | 0x20) > 0x7a) continue;
    } else {
      const codePoint = text.codePointAt(at) as number;
      if (codePoint > 0xffff) at += 1;
      script = scriptOf(codePoint);
      if (script < 0) continue;
    }
    (counts[script] as number) += 1;
    letters += 1;
  }
  return counts;
}

/** Filled as characters are met: 0 not asked yet, 1 no script of ours, else 2 + its number in `SCRIPTS`. */
const known = new Uint8Array(0x10000);

/** The number in `SCRIPTS` of a character's script; -1 when it is none of them. */
function scriptOf(codePoint: number): number {
  const before = known[codePoint] ?? 0;
  if (before > 0) return before - 2;
  const character = String.fromCodePoint(codePoint);
  const found = PATTERNS.findIndex((script) => script.test(character));
  if (codePoint < known.length) known[codePoint] = found + 2;
  return found;
}
