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
const JAPANESE = new Set(['Hira', 'Kana']);
// In these several languages share the script, and eld knows more than one of them.
const ASK_ELD = new Set(['Latn', 'Cyrl', 'Arab', 'Deva', 'Hebr']);
const MOST_LETTERS = 1000;
// Above this eld is the better judge, save for a language that its smallest table lacks.
const MOST_LETTERS_BY_WORDS = 40;
const ELD_KNOWS = new Set(['en', 'de', 'fr', 'es', 'pt']);
const FEWEST_OF_SECOND = 4;
// Letters that Arabic does not have. Ordinary Persian words have the first kind, Urdu ones the second.
const PERSIAN_LETTER = /[پچژگ]/u;
const URDU_LETTER = /[ٹڈڑںےہ]/u;
const FARSI_FORMS = /[یک]/u;
const ENOUGH_LETTERS: Readonly<Record<string, number>> = { Latn: 20, Cyrl: 16 };
const ENOUGH_LETTERS_ELSEWHERE = 40;

/** The language, script and direction of a text. Short or doubtful texts get the script's usual language or 'und'. */
export function detectLanguage(text: string): DetectedLanguage {
  const counts = countScripts(text);
  const letters = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (letters === 0) return { language: 'und', script: 'Zyyy', direction: 'ltr' };
  const [[script, count]] = [...counts].sort((a, b) => b[1] - a[1]) as [[string, number], ...[string, number][]];
  const direction = RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
  // Japanese has more Han than kana in some sentences, and Chinese has no kana at all.
  const kana = (counts.get('Hira') ?? 0) + (counts.get('Kana') ?? 0);
  if (JAPANESE.has(script) || (script === 'Hani' && kana * 10 > count)) return { language: 'ja', script, direction };
  return { language: languageWithin(script, text, count), script, direction };
}

/**
 * True when a second script has at least a fifth of the letters, four or more ('هذا very nice article'). Han and kana
 * count as one.
 */
export function isMixedScript(text: string): boolean {
  const counts = countScripts(text);
  const letters = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let east = 0;
  const others: number[] = [];
  for (const [script, count] of counts) {
    if (script === 'Hani' || JAPANESE.has(script)) east += count;
    else others.push(count);
  }
  const [, second = 0] = [...others, east].sort((a, b) => b - a);
  return second >= FEWEST_OF_SECOND && second * 5 >= letters;
}

function languageWithin(script: string, text: string, letters: number): string {
  const usual = SCRIPTS.find(([code]) => code === script)?.[2] ?? 'und';
  if (script === 'Arab' && URDU_LETTER.test(text)) return 'ur';
  if (script === 'Arab' && PERSIAN_LETTER.test(text) && FARSI_FORMS.test(text)) return 'fa';
  const byWords = script === 'Latn' ? languageByCommonWords(text.slice(0, MOST_LETTERS)) : undefined;
  if (byWords !== undefined && (letters < MOST_LETTERS_BY_WORDS || !ELD_KNOWS.has(byWords))) return byWords;
  if (!ASK_ELD.has(script) || letters < (ENOUGH_LETTERS[script] ?? ENOUGH_LETTERS_ELSEWHERE)) return usual;
  const answer = eld.detect(text.slice(0, MOST_LETTERS));
  return answer.isReliable() ? answer.language : usual;
}

function countScripts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  let letters = 0;
  let previous = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x80) {
      if ((code | 0x20) < 0x61 || (code | 0x20) > 0x7a) continue;
      counts.set('Latn', (counts.get('Latn') ?? 0) + 1);
    } else {
      // Neighbours share a script nearly always.
      const index = PATTERNS[previous]?.test(character)
        ? previous
        : PATTERNS.findIndex((script) => script.test(character));
      if (index < 0) continue;
      previous = index;
      const script = SCRIPTS[index]?.[0] ?? 'Zyyy';
      counts.set(script, (counts.get(script) ?? 0) + 1);
    }
    if (++letters >= MOST_LETTERS) break;
  }
  return counts;
}
