// How people write a word so that filters do not see it. Training shows the scorer some; evaluation tries all of them.

/** One way of hiding words. */
export interface Attack {
  name: string;
  /** The word with the attack done to it; unchanged where it cannot be (too short, another script). */
  apply(word: string, random: () => number): string;
}

const LEET_DIGITS: Readonly<Record<string, string>> = {
  o: '0',
  i: '1',
  e: '3',
  a: '4',
  s: '5',
  t: '7',
  b: '8',
  g: '9',
};
const LEET_SIGNS: Readonly<Record<string, string>> = { a: '@', s: '$', i: '!', l: '|', e: '€', o: '0', t: '+', c: '(', h: '#' }; // prettier-ignore
const HIDDEN = [
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u2060',
  '\u202e',
  '\ufe0f',
  '\u{e0041}',
  '\u3164',
  '\u034f',
  '\u2063',
  '\u115f',
];
const SEPARATORS = ['.', ' ', '-', '_', '/'];
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  i: 'і',
};
const ARABIZI: Readonly<Record<string, string>> = {
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: '7', خ: '5', د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd',
  ط: 't', ظ: 'z', ع: '3', غ: 'gh', ف: 'f', ق: '2', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: 'a', و: 'w', ي: 'y', ى: 'a', ئ: '2', ؤ: '2', ء: '2',
}; // prettier-ignore
const BRACKETED: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 26 }, (_, i) => [String.fromCharCode(97 + i), String.fromCodePoint(0x249c + i)]),
);
const LATIN = /^[a-z]+$/i;
const ARABIC = /^[\u0621-\u064a]+$/;
const ZERO_WIDTH = '\u200b';

const letterwise =
  (map: Readonly<Record<string, string>>) =>
  (word: string): string =>
    [...word].map((letter) => map[letter.toLowerCase()] ?? letter).join('');
const between =
  (sign: string) =>
  (word: string): string =>
    [...word].join(sign);

/** Attacks that work on any script's words first, then those of one script. */
export const attacks: readonly Attack[] = [
  { name: 'leet-digits', apply: letterwise(LEET_DIGITS) },
  { name: 'leet-signs', apply: letterwise(LEET_SIGNS) },
  { name: 'look-alikes', apply: letterwise(LOOK_ALIKES) },
  { name: 'zero-width', apply: between(ZERO_WIDTH) },
  { name: 'hidden', apply: (word, random) => [...word].map((letter) => letter + oneOf(HIDDEN, random)).join('') },
  { name: 'brackets', apply: letterwise(BRACKETED) },
  {
    name: 'full-width',
    apply: (word) => word.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  },
  { name: 'marks', apply: (word) => (ARABIC.test(word) ? between('\u064e')(word) : between('\u0336')(word)) },
  { name: 'repeats', apply: (word, random) => stretch(word, random) },
  {
    name: 'case',
    apply: (word, random) => [...word].map((letter) => (random() < 0.5 ? letter.toUpperCase() : letter.toLowerCase())).join(''), // prettier-ignore
  },
  { name: 'dots', apply: (word) => (word.length < 3 ? word : between('.')(word)) },
  { name: 'spaces', apply: (word) => (word.length < 3 ? word : between(' ')(word)) },
  { name: 'mixed-signs', apply: (word, random) => [...word].reduce((text, letter) => text + oneOf(SEPARATORS, random) + letter) }, // prettier-ignore
  { name: 'split', apply: (word, random) => splitAt(word, 1 + Math.floor(random() * (word.length - 1))) },
  { name: 'star', apply: star },
  { name: 'swap', apply: swap },
  { name: 'drop', apply: drop },
  {
    name: 'tatweel',
    apply: (word) => (ARABIC.test(word) ? word.replace(/([بتثجحخسشصضطظعغفقكلمنهي])(?=.)/g, '$1ـ') : word),
  },
  { name: 'arabizi', apply: inArabizi },
];

/** Latin letters, with the short vowels that Arabic leaves out: 'كلب' as 'kalb', 'kaleb' or 'kelb'. */
function inArabizi(word: string, random: () => number): string {
  if (!ARABIC.test(word)) return word;
  let latin = '';
  for (const letter of word.replace(/^ال/, '')) {
    const sound = ARABIZI[letter] ?? letter;
    const short = /[^aeiou]$/.test(latin) && /^[^aeiou]/.test(sound) && random() < 0.5;
    latin += (short ? ('aei'[Math.floor(random() * 3)] as string) : '') + sound;
  }
  return word.startsWith('ال') ? `el ${latin}` : latin;
}

const WORD = /[\p{L}\p{M}]{3,}/gu;

/** The text with the attack done to each word of three letters or more, each with the given probability. */
export function attackText(text: string, attack: Attack, random: () => number, probability = 1): string {
  return text.replace(WORD, (word) => (random() < probability ? attack.apply(word, random) : word));
}

function oneOf(options: readonly string[], random: () => number): string {
  return options[Math.floor(random() * options.length)] as string;
}

function splitAt(word: string, at: number): string {
  return `${word.slice(0, at)} ${word.slice(at)}`;
}

function stretch(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 1));
  return word.slice(0, at) + (word[at - 1] as string).repeat(1 + Math.floor(random() * 3)) + word.slice(at);
}

function star(word: string, random: () => number): string {
  const vowels = [...word.matchAll(/[aeiou]/gi)].map(({ index }) => index);
  const at = vowels[Math.floor(random() * vowels.length)] ?? (LATIN.test(word) ? -1 : Math.floor(word.length / 2));
  return at >= 0 ? `${word.slice(0, at)}*${word.slice(at + 1)}` : word;
}

function drop(word: string, random: () => number): string {
  if (word.length < 5) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  return word.slice(0, at) + word.slice(at + 1);
}

function swap(word: string, random: () => number): string {
  if (word.length < 4) return word;
  const at = 1 + Math.floor(random() * (word.length - 3));
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}
