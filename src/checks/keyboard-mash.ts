// What hands produce that do not write: neighbours on the keyboard one after the other ('asdfgh', 'شسيبل'), words without
// vowels, very long words. Each rule alone is wrong about some language ('Angstschweiß', 'krk', Arabizi), so the
// caller asks how much of a comment is like this.

const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azerty',
  'qsdfghjklm',
  'wxcvbn',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'ضصثقفغعهخحجد',
  'شسيبلاتنمكط',
  'ئءؤرىةوزظ',
];
const NEIGHBOURS = new Set(
  ROWS.flatMap((row) => [...row].slice(1).flatMap((key, i) => [`${row.charAt(i)}${key}`, `${key}${row.charAt(i)}`])),
);

const LATIN = /^[a-z]+$/;
const VOWEL = /[aeiouy]/g;
const CONSONANTS = /[^aeiouy]{6,}/;

/** True for a word (lower case) that no hand wrote on purpose, as far as its letters tell. */
export function isMash(word: string): boolean {
  if (word.length < 6) return false;
  if (new Set(word).size <= 2) return false;
  let walked = 0;
  for (let i = 1; i < word.length; i++) if (NEIGHBOURS.has(word.slice(i - 1, i + 1))) walked++;
  if (walked >= 0.7 * (word.length - 1)) return true;
  if (!LATIN.test(word)) return false;
  const vowels = word.match(VOWEL)?.length ?? 0;
  // 'hmmmm', 'pfffft' and 'grrrrr' have no vowels either, but few letters.
  if (vowels === 0) return word.length >= 7 && new Set(word).size >= 5;
  return CONSONANTS.test(word) && vowels < 0.25 * word.length && new Set(word).size >= 5;
}
