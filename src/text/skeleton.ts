// Readers understand a word whose inner letters changed places ('idoit'); a list does not. A skeleton is one key for all
// such spellings. It is a hint, not proof: 'form' and 'from' share one, so use it as a feature or with a list of words
// whose skeleton no ordinary word has.

const STAND_INS: ReadonlyMap<string, string> = new Map([
  ...[...'0134578'].map((sign, i): [string, string] => [sign, 'oieastb'.charAt(i)]),
  ['$', 's'],
  ['@', 'a'],
  ['!', 'i'],
  ['|', 'i'],
]);
const VOWELS_AND_STARS = /[aeiou*]/;
const RUN = /(.)\1+/gu;

/**
 * A key for one folded word, equal for its spellings with letters stretched or doubled, digits and signs for letters, a
 * star or another vowel for an inner vowel, and inner letters swapped: first letter, the different letters inside in
 * order with '*' for any vowel, last letter. Not equal when the first or last letter is another one, or when a star
 * stands for a consonant. Scripts without Latin letters keep their vowels.
 */
export function skeleton(word: string): string {
  const latin = /[a-z]/.test(word);
  const plain = latin ? word.replace(/[0134578$@!|]/g, (sign) => STAND_INS.get(sign) ?? sign) : word;
  const letters = [...plain.replace(RUN, '$1')];
  if (letters.length < 3) return letters.join('');
  const inside = letters.slice(1, -1).map((letter) => (latin ? hideVowel(letter) : letter));
  return [letters[0], ...[...new Set(inside)].sort(), letters.at(-1)].join('');
}

function hideVowel(letter: string): string {
  return VOWELS_AND_STARS.test(letter) ? '*' : letter;
}
