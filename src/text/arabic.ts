// Arabic is written with many spellings of one word: with and without vowel marks, hamza on or off its carrier, teh
// marbuta typed as heh, and keyboards that send Persian or Urdu code points. Marks go in invisible.ts; the letters here.

const LETTERS: ReadonlyArray<readonly [string, string]> = [
  ['ا', 'أإآٱٲٳٵ'],
  ['و', 'ؤٶۄۆۇۈۉۋ'],
  ['ي', 'ئىیېۍےۓؽؾؿٸ'],
  ['ه', 'ةەۀہۂھۃۿ'],
  ['ك', 'کڪګڬگڰ'],
  ['ب', 'پٻ'],
  ['ت', 'ٹټ'],
  ['ج', 'چڃڄ'],
  ['د', 'ڈډ'],
  ['ر', 'ڑړ'],
  ['ز', 'ژ'],
  ['ف', 'ڤڥڡ'],
  ['ق', 'ڨڧٯ'],
  ['ن', 'ںڻ'],
];

const HAMZA = 'ء';
const TATWEEL = 'ـ';

const FOLDED: ReadonlyMap<string, string> = new Map([
  ...LETTERS.flatMap(([plain, variants]) => [...variants].map((variant): [string, string] => [variant, plain])),
  ...Array.from({ length: 10 }, (_, digit): [string, string] => [String.fromCodePoint(0x660 + digit), String(digit)]),
  ...Array.from({ length: 10 }, (_, digit): [string, string] => [String.fromCodePoint(0x6f0 + digit), String(digit)]),
  // A hamza of its own is left out in half of what people type, so it goes, as does the line that only stretches a word.
  [HAMZA, ''],
  [TATWEEL, ''],
]);

/** The plain form of one Arabic, Persian or Urdu character (a digit becomes ASCII); undefined when it is plain already. */
export function foldArabic(character: string): string | undefined {
  return FOLDED.get(character);
}
