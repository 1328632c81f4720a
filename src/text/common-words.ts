// A comment of five words is too short for a language's statistics and long enough for two of its commonest words. Words
// that several of these languages share ('a', 'de', 'me') are left out, because they tell nothing.

const COMMON: Readonly<Record<string, string>> = {
  en:
    'the and you is are was were this that they what your of to for with have has not be it my his her he she we who how ' +
    "why just don't can't isn't it's i'm you're will would should get got from been these there their",
  de: 'der das und ist nicht ein eine ich sie wir mit auf dem zu den von auch aber wie noch nur wenn schon hat sind ihr euch',
  fr: 'le les des est pas pour dans une et vous nous je il elle ce cette avec mais du sont au aux très sur être fait',
  es: 'el los las una por con pero muy más esta este son y lo eso esa todos hay ser está',
  pt: 'não uma com os um em na ao você vc mais muito isso essa esse ele são foi pra tem meu minha seu',
  id: 'yang dan di ini itu tidak ada untuk dengan dari saya aku kamu bisa sudah juga yg gak nya kalo sama orang lagi akan jangan tapi dia',
};
const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, list] of Object.entries(COMMON)) {
  for (const word of list.split(' ')) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
}
const WORD = /[\p{L}\p{M}]+(?:'\p{L}+)?/gu;
const FEWEST = 2;

/** The language with at least two different common words in the text and twice those of any other; undefined when none has. */
export function languageByCommonWords(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const word of new Set(text.toLowerCase().replaceAll('’', "'").match(WORD))) {
    for (const language of LANGUAGES_OF.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= FEWEST && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : undefined;
}
