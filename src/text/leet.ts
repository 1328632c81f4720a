import { vocabularyOf, type Vocabulary } from './vocabulary.js';

// Digits and signs standing in for letters: 'm0r0n', 'b1tch', 'a$$hole'. Decoding is for tokens that have such a sign
// BETWEEN letters, because numbers beside letters are ordinary ('10k', '3rd', 'covid19', 'mp3'); where a token has one
// inside, the signs at its ends are decoded too ('f4gg0t5'). A dictionary comes first: a token that reads as a known word
// with its stand-ins is that word.

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['$', 's'],
  ['@', 'a'],
  ['!', 'i'],
  ['|', 'i'],
]);

/** What a sign may stand for where a dictionary decides; the likeliest first. */
const READINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({ 0: 'o', 1: 'il', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g', $: 's', '@': 'a', '!': 'il', '|': 'li', '€': 'e', '+': 't', '(': 'c', '#': 'h' }), // prettier-ignore
);

const MAYBE = /[a-z][0-9$@!|]|[0-9$@!|][a-z]/;
const MAYBE_A_WORD = /[a-z][0-9$@!|€+(#]|[0-9$@!|€+(#][a-z]|[0-9$@!|€+(#]{3}/;
// Runs of letters and stand-ins with a stand-in among them; they start where such a run starts.
const TOKEN = /(?<![a-z0-9@$!|])[a-z]*[0-9@$!|][a-z0-9@$!|]*/g;
const BOLD_TOKEN = /(?<![a-z0-9@$!|€+(#])[a-z]*[0-9@$!|€+(#][a-z0-9@$!|€+(#]*/g;
const SHORTEST = 3;
const LONGEST = 20;
const GROUP = /[0-9$@!|]+/g;
const STRAIN_OF_FLU = /^h\d+n\d+$/;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
/** Numbers with a unit or an ending, and names of models and roads: '3rd', '90s', 'b17', '2day'. */
const ORDINARY = /^(?:\d+(?:[a-z]|st|nd|rd|th|[ap]m|[acdfhkmnprx]m|[cdmn]l|[km]g|lbs?|oz|[gkmtp]b|[gkm]?w|k?wh|[gkm]?hz|[bmt]n|[bc]e|ad|bc|bp|cc|dp|ft|gp|ha|hp|hrs?|in|ish|mi|min|mins?|mph|pc|pp|ps|px|sq|yo|yds?|yrs?)|[a-z]{1,2}\d{1,3}|h\d+n\d+|\d+|\W+\d+\W*|\d+\W+)$/; // prettier-ignore
/** Sums of money are that even in a text that is full of leet. */
const MONEY = /^[$€]\d/;
/** Nothing but punctuation, or one sign again and again. */
const CRY = /^(?:[!|+(#]+|(.)\1*)$/;
const PLAIN = /^[^a-z]*([a-z]{2,})[^a-z]*$/;
const DIGITS_AROUND = /^[0-9$]*[a-z]+[0-9$]*$/;
const SHORTEST_AROUND = 4;
const MOST_DOUBTS = 4;
/** When so many words of a text were found in the dictionary, its doubtful tokens are taken for words too. */
const ENOUGH_FOUND = 2;

/** Decodes tokens of lower-case Latin letters and stand-ins; lengths stay the same. */
export function decodeLeet(text: string): string {
  if (!MAYBE_A_WORD.test(text)) return text;
  const decoded = decodeWords(text);
  if (!MAYBE.test(decoded)) return decoded;
  return decoded.replace(TOKEN, (token, index: number) => {
    if (!MAYBE.test(token) || STRAIN_OF_FLU.test(token) || standsInLongerWord(decoded, index, token)) return token;
    return decodeToken(token, isAddress(decoded, index, token));
  });
}

/** Writes the tokens that are words when their stand-ins are read as letters ('h3||0', '$#!+'). */
function decodeWords(text: string): string {
  let found = 0;
  const decode = (bold: boolean) => (token: string, index: number) => {
    if (token.length < SHORTEST || token.length > LONGEST) return token;
    if (standsInLongerWord(text, index, token) || isAddress(text, index, token)) return token;
    const word = wordBehind(token, bold);
    if (word !== undefined) found += 1;
    return word ?? token;
  };
  const careful = text.replace(BOLD_TOKEN, decode(false));
  return found < ENOUGH_FOUND ? careful : careful.replace(BOLD_TOKEN, decode(true));
}

/** The known word that a token is, signs at its ends left as they are if that makes the word; undefined for none. */
function wordBehind(token: string, bold: boolean): string | undefined {
  if (MONEY.test(token) && !/[^\d$€.][$€@!|\d]/.test(token)) return undefined;
  if (CRY.test(token) || (!bold && ORDINARY.test(token))) return undefined;
  const vocabulary = vocabularyOf('en');
  const plain = PLAIN.exec(token)?.[1];
  // '(all', 'top10' and 'no!' have a word inside; what surrounds it is no part of it.
  if (plain !== undefined && (!bold || plain.length > 2) && vocabulary.rank(plain) >= 0) {
    return commonerWord(token, plain, vocabulary);
  }
  const end = token.search(/[!+(#]+$/);
  const start = /^(?:@|[(#+!|]*)/.exec(token)?.[0].length ?? 0;
  const readings: [number, number][] = [[0, token.length]];
  if (end > 0) readings.push([0, end]);
  if (start > 0) readings.push([start, token.length]);
  for (const [from, to] of readings) {
    const inner = token.slice(from, to);
    if (inner.length < SHORTEST || !/[^a-z]/.test(inner)) continue;
    const word = readAsWord(inner, vocabulary);
    if (word !== undefined) return token.slice(0, from) + word + token.slice(to);
  }
  return undefined;
}

/** The word that a token is with its digits, if that is commoner than the one between them: 'dum8' and '5uck', not 'top10'. */
function commonerWord(token: string, plain: string, vocabulary: Vocabulary): string | undefined {
  // One digit beside two letters is a number more often than a letter: 'on3', 'no7'.
  if (!DIGITS_AROUND.test(token) || token.length < SHORTEST_AROUND) return undefined;
  const word = readAsWord(token, vocabulary);
  return word !== undefined && vocabulary.rank(word) < vocabulary.rank(plain) ? word : undefined;
}

function readAsWord(token: string, vocabulary: Vocabulary): string | undefined {
  let spellings = [''];
  let doubts = 0;
  for (const sign of token) {
    const letters = /[a-z]/.test(sign) ? sign : READINGS.get(sign);
    if (letters === undefined) return undefined;
    const options = letters.length > 1 && ++doubts > MOST_DOUBTS ? letters.charAt(0) : letters;
    spellings = [...options].flatMap((letter) => spellings.map((spelling) => spelling + letter));
  }
  // 'aaa' and 'sss' are cries.
  const known = spellings.filter((spelling) => vocabulary.rank(spelling) >= 0 && new Set(spelling).size > 1);
  return known.sort((a, b) => vocabulary.rank(a) - vocabulary.rank(b))[0];
}

/** The word with every digit read as a letter ('5h17'); too bold for a text, right for asking whether a list has it. */
export function readDigitsAsLetters(word: string): string {
  return word.replace(/[0-9]/g, (digit) => SIGNS.get(digit) ?? digit);
}

function decodeToken(token: string, address: boolean): string {
  let inside = false;
  for (const { 0: group, index } of token.matchAll(GROUP)) {
    if (index > 0 && index + group.length < token.length && decodable(group, token, index, address)) inside = true;
  }
  return token.replace(GROUP, (group, index: number) => {
    const atStart = index === 0;
    const atEnd = index + group.length === token.length;
    if (!atStart && !atEnd) return decodable(group, token, index, address) ? decodeGroup(group) : group;
    const digits = /^[013457]{1,2}$/.test(group);
    if (inside && (digits || /^\$+$/.test(group))) return decodeGroup(group);
    // '$hit' and 'a$$', but not 'us$' and not '$5m'.
    if (atStart && group === '$' && /^[a-z]{3}/.test(token.slice(1))) return 's';
    return atEnd && group === '$$' ? 'ss' : group;
  });
}

function decodable(group: string, token: string, index: number, address: boolean): boolean {
  if (![...group].every((sign) => SIGNS.has(sign))) return false;
  if (!/[@!|]/.test(group)) return group.length <= 3;
  // 'sh!t' and 'b@stard' have no vowel before the sign; 'wow!great', 'news|sport' and 'info@host' have.
  return !address && group.length <= 2 && !/[aeiouy]/.test(token.slice(0, index));
}

function decodeGroup(group: string): string {
  return [...group].map((sign) => SIGNS.get(sign) ?? sign).join('');
}

function isAddress(text: string, index: number, token: string): boolean {
  return token.includes('@') && /^\.[a-z]/.test(text.slice(index + token.length, index + token.length + 2));
}

function standsInLongerWord(text: string, index: number, token: string): boolean {
  return WORD_CHARACTER.test(text.charAt(index - 1)) || WORD_CHARACTER.test(text.charAt(index + token.length));
}
