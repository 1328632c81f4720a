import { PhraseMatcher } from '../text/phrase-matcher.js';
import { isWithin, mergeSpans, type TextSpan } from '../text/text-span.js';
import { ABUSE_FINDINGS, type AbuseSeverity } from './abuse-severity.js';
import { ARABIC_ABUSE } from './arabic-abuse.lexicon.js';
import type { Check, Finding } from './check.js';
import { asidesOf } from './comment-judgement.js';
import { ENGLISH_ABUSE } from './english-abuse.lexicon.js';
import { findEnglishSwearing } from './english-swearing.js';
import { foldedBody } from './folded-body.js';

const TERMS = [...ENGLISH_ABUSE, ...ARABIC_ABUSE];
const matcher = new PhraseMatcher(TERMS.map(({ phrase }) => phrase));

/** From this many different places with mild insults on, the comment is held for their number. */
const MANY_INSULTS = 3;
const MANY_INSULTS_SCORE = 0.5;
/** What a word counts at most that is meant against nobody (`setAside`): the strict preset holds it, the standard one not. */
const MEANT_FOR_NOBODY: Readonly<Record<string, number>> = { hate: 0.27, abuse: 0.4 };

const TEXTS: Readonly<Record<string, string>> = {
  'abuse-slur': 'Uses a slur for a group of people, or speaks of people as less than human.',
  'abuse-profanity': 'Uses swear-words or obscene language.',
  'abuse-insult': 'Insults a person or a group.',
};

/**
 * Catches slurs, swearing and insults in English and Arabic (standard and dialects), through altered spellings. Misses
 * abuse without a listed word, irony and other languages; cannot tell a quoted or reclaimed word from one that is meant.
 */
export const abuseLexiconCheck: Check = {
  name: 'abuse-lexicon',
  kind: 'rule',
  deadlineMs: 1_000,
  run(input) {
    const folded = foldedBody(input);
    const asides = asidesOf(input);
    const found = new Map<string, { finding: Finding; spans: TextSpan[] }>();
    const tell = (severity: AbuseSeverity, span: TextSpan) => {
      const { code, category, score } = ABUSE_FINDINGS[severity];
      let entry = found.get(code);
      if (!entry) {
        const finding = { check: 'abuse-lexicon', code, category, score: 0, spans: [], text: TEXTS[code] ?? '' };
        found.set(code, (entry = { finding, spans: [] }));
      }
      entry.finding.score = Math.max(
        entry.finding.score,
        isWithin(span, asides) ? Math.min(score, MEANT_FOR_NOBODY[category] ?? score) : score,
      );
      entry.spans.push(span);
    };
    for (const { severity, span } of findEnglishSwearing(folded)) tell(severity, span);
    for (const { phrase, span } of matcher.find(folded)) tell(TERMS[phrase]?.severity ?? 'insult', span);
    return [...found.values()].map(({ finding, spans }) => {
      finding.spans = mergeSpans(spans);
      if (finding.spans.length >= MANY_INSULTS) finding.score = Math.max(finding.score, MANY_INSULTS_SCORE);
      return finding;
    });
  },
};
