import { collapseDuplicatesTransformer, DataSet, englishDataset, RegExpMatcher } from 'obscenity';
import type { TracedText } from '../text/traced-text.js';
import type { TextSpan } from '../text/text-span.js';
import type { AbuseSeverity } from './abuse-severity.js';

// obscenity's English list with its white list, over OUR folded text: decoding is folding's work, so of obscenity's own
// transformers only 'doubled letters are one' is used. Words that it lists because they are sexual ('rape', 'porn',
// 'incest') are needed to talk about the news and are left out.

const SEVERITIES: Readonly<Record<string, AbuseSeverity>> = {
  africoon: 'slur',
  arabush: 'slur',
  boonga: 'slur',
  chingchong: 'slur',
  chink: 'slur',
  fag: 'slur',
  kike: 'slur',
  nigger: 'slur',
  tranny: 'slur',
  cunt: 'vile',
  bastard: 'swearing',
  bitch: 'swearing',
  blowjob: 'swearing',
  fuck: 'swearing',
  jizz: 'swearing',
  prick: 'swearing',
  pussy: 'swearing',
  shit: 'swearing',
  slut: 'swearing',
  twat: 'swearing',
  wank: 'swearing',
  whore: 'swearing',
  retard: 'attack',
  arse: 'insult',
  ass: 'insult',
  bollocks: 'insult',
  cuck: 'insult',
  dick: 'insult',
  negro: 'insult',
  piss: 'insult',
  turd: 'insult',
};

// Ordinary words that the patterns find something in.
const ORDINARY =
  `assn, asst, assort, assyri, chink in, chinks in, fag end, fag-end, fagan, fager, fagin, feckless, fecks, ffick, mishit,
  niggard, pin prick, finger prick, prick up, pricks up, pussy riot, pussyfoot, retardan, retardation, retarding, flame retard,
  fire retard, flame-retard, fire-retard, shiit, shiitake, wankel, wankhede, dickson, dickinson`.split(/,\s+/);

const dataset = new DataSet<{ originalWord: string }>()
  .addAll(englishDataset)
  .removePhrasesIf((phrase) => severityOf(phrase.metadata?.originalWord) === undefined)
  .addPhrase((phrase) => ORDINARY.reduce((built, term) => built.addWhitelistedTerm(term), phrase));

const matcher = new RegExpMatcher({
  ...dataset.build(),
  blacklistMatcherTransformers: [
    collapseDuplicatesTransformer({
      defaultThreshold: 1,
      customThresholds: new Map(['b', 'e', 'o', 'l', 's', 'g'].map((letter) => [letter, 2])),
    }),
  ],
});

/** English swear-words in a folded text, with their places in the original. */
export function findEnglishSwearing(folded: TracedText): { severity: AbuseSeverity; span: TextSpan }[] {
  if (!/[a-z]{2}/.test(folded.text)) return [];
  return matcher.getAllMatches(folded.text).flatMap((match) => {
    // 'fu' and 'fk' are patterns too, and Chinese names and football clubs.
    if (match.matchLength < 3) return [];
    const severity = severityOf(dataset.getPayloadWithPhraseMetadata(match).phraseMetadata?.originalWord);
    return severity ? [{ severity, span: folded.toOriginal(match.startIndex, match.endIndex + 1) }] : [];
  });
}

function severityOf(word: string | undefined): AbuseSeverity | undefined {
  return word !== undefined && Object.hasOwn(SEVERITIES, word) ? SEVERITIES[word] : undefined;
}
