import { vocabularyOf } from './vocabulary.js';

// Letters that look like other letters. Those of the Latin alphabet's own fringe (small capitals, barred letters) are
// folded always; those of other alphabets only in a word that mixes alphabets, because a Russian word made of letters
// that look Latin is Russian, and 'idiot' with one Cyrillic letter is not. The tables are 'from' and 'to' side by side.

const LATIN_FRINGE = pairs(
  'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz ɑa ɐa ɒa ɓb ƀb ɕc ƈc ɗd đd ɖd əe ɛe ɜe ƒf ' +
    'ɠg ɡg ħh ɦh ıi ɨi ɩi ɫl łl ƚl ɱm ɲn øo ɔo ƥp ʠq ɾr ɽr ʂs ŧt ƭt ʈt ʉu ʊu ʋv ʌv ƴy ʐz ƶz ȷj ʝj ßss æae œoe ðd þth',
);

const TO_LATIN = pairs(
  // Cyrillic, Greek, Armenian
  'аa вb сc ԁd еe ғf һh нh іi јj кk ӏl мm оo рp ԛq гr ѕs тt ѵv ԝw хx уy зz пn ьb ' +
    'αa βb γy δd εe ηn ιi κk λl μm νv οo ρp σo τt υu χx ωw ϲc ϳj ' +
    'օo ոn սu հh ցg զq',
);

const TO_CYRILLIC = pairs('aа cс eе oо pр xх yу iі jј sѕ kк mм tт hн bв uи nп rг');

const FOREIGN_LETTER = /[\u0370-\u0586]/;
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN_LETTER = /[a-z]/;
const LATIN_LETTERS = /[a-z]/g;
const FOREIGN_LETTERS = /[\u0370-\u0586]/g;

/** The plain letters for one letter of the Latin alphabet's fringe (lower case); undefined when there are none. */
export function foldLatinFringe(character: string): string | undefined {
  return LATIN_FRINGE.get(character);
}

/** The Latin letter that this one looks like, or the letter itself. */
export function latinLookAlike(character: string): string {
  return TO_LATIN.get(character) ?? character;
}

/**
 * Makes every word that mixes Latin with Cyrillic, Greek or Armenian letters one alphabet's, where its look-alikes allow;
 * in a text that is mostly Latin also a word of nothing but look-alikes, if that makes a known word. Lengths stay.
 */
export function unmixAlphabets(text: string): string {
  if (!FOREIGN_LETTER.test(text)) return text;
  let mostlyLatin: boolean | undefined;
  return text.replace(WORD, (word) => {
    if (!FOREIGN_LETTER.test(word)) return word;
    if (LATIN_LETTER.test(word)) {
      return replaceAll(word, TO_LATIN, LATIN_LETTER) ?? replaceAll(word, TO_CYRILLIC, /[\u0400-\u052f]/) ?? word;
    }
    mostlyLatin ??= (text.match(LATIN_LETTERS)?.length ?? 0) > (text.match(FOREIGN_LETTERS)?.length ?? 0);
    const latin = mostlyLatin && word.length > 2 ? replaceAll(word, TO_LATIN, LATIN_LETTER) : null;
    return latin !== null && vocabularyOf('en').rank(latin) >= 0 ? latin : word;
  });
}

function replaceAll(word: string, table: ReadonlyMap<string, string>, home: RegExp): string | null {
  let result = '';
  for (const letter of word) {
    const replacement = home.test(letter) ? letter : table.get(letter);
    if (replacement === undefined) return null;
    result += replacement;
  }
  return result;
}

function pairs(table: string): ReadonlyMap<string, string> {
  return new Map(table.split(' ').map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]));
}
