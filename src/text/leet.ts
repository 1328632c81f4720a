// Digits and signs standing in for letters: 'm0r0n', 'b1tch', 'a$$hole'. Decoding is for tokens that have such a sign
// BETWEEN letters, because numbers beside letters are ordinary ('10k', '3rd', 'covid19', 'mp3'); where a token has one
// inside, the signs at its ends are decoded too ('f4gg0t5').

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

const MAYBE = /[a-z][0-9$@!|]|[0-9$@!|][a-z]/;
const TOKEN = /[a-z0-9@$!|]+/g;
const GROUP = /[0-9$@!|]+/g;
const STRAIN_OF_FLU = /^h\d+n\d+$/;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Decodes tokens of lower-case Latin letters and stand-ins; lengths stay the same. */
export function decodeLeet(text: string): string {
  if (!MAYBE.test(text)) return text;
  return text.replace(TOKEN, (token, index: number) => {
    if (!MAYBE.test(token) || STRAIN_OF_FLU.test(token) || standsInLongerWord(text, index, token)) return token;
    return decodeToken(token, isAddress(text, index, token));
  });
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
