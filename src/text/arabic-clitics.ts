// Arabic writes 'and', 'so', 'by', 'like', 'for' and 'the' onto the front of a word and possessive pronouns onto its end.
// A word list holds the bare word, so a word of a text is looked up bare as well. No dictionary is asked: the letters
// taken off may belong to the word ('ولد' is not 'و' + 'لد'), which costs nothing unless what is left is on the list.
// The lengths below keep the accidents rare: short prefixes may not leave a stump ('فخرا', proudly, is not 'ف' + 'خرا').

const ARABIC_WORD = /^[\u0621-\u064a]{3,}$/;

const NONE: readonly string[] = [];

/** Prefix and the fewest letters that must be left. Longest first; forms with the article are the surest. */
const PREFIXES: ReadonlyArray<readonly [string, number]> = [
  ['وبال', 3],
  ['فبال', 3],
  ['وكال', 3],
  ['ولل', 3],
  ['وال', 3],
  ['فال', 3],
  ['بال', 3],
  ['كال', 3],
  ['هال', 3],
  ['عال', 3],
  ['لل', 3],
  ['ال', 3],
  ['يا', 3],
  ['و', 3],
  ['ف', 4],
  ['ب', 4],
  ['ك', 4],
  ['ل', 4],
];

/** Pronouns, the tanwin's alef, and the feminine ending (folded to heh), with the fewest letters that must be left. */
const SUFFIXES: ReadonlyArray<readonly [string, number]> = [
  ['كما', 4],
  ['هما', 4],
  ['ها', 4],
  ['هم', 4],
  ['هن', 4],
  ['كم', 4],
  ['كن', 4],
  ['نا', 4],
  ['ه', 4],
  ['ك', 4],
  ['ي', 4],
  ['ا', 3],
];

/** What a folded Arabic word could be without its clitics, the word itself not included; empty for other scripts. */
export function arabicStems(word: string): readonly string[] {
  const first = word.charCodeAt(0);
  if (first < 0x621 || first > 0x64a || !ARABIC_WORD.test(word)) return NONE;
  const heads = [word];
  for (const [prefix, least] of PREFIXES) {
    if (word.startsWith(prefix) && word.length - prefix.length >= least) heads.push(word.slice(prefix.length));
  }
  const stems = new Set<string>(heads);
  for (const head of heads) {
    for (const [suffix, least] of SUFFIXES) {
      if (head.endsWith(suffix) && head.length - suffix.length >= least) stems.add(head.slice(0, -suffix.length));
    }
  }
  stems.delete(word);
  return [...stems];
}
