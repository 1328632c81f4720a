import type { FindingCategory } from './check.js';

/**
 * How bad a word of the abuse lexicons is: `slur` is aimed at what a group of people are; `vile` is the hardest obscenity,
 * and wishing death; `swearing` is coarse without a target; `attack` is an insult said to somebody, or a
 * word that is nothing but an insult; `insult` is one that is said of plans and prices too.
 */
export type AbuseSeverity = 'slur' | 'vile' | 'swearing' | 'attack' | 'insult';

/** A word or phrase of an abuse lexicon. */
export interface AbuseTerm {
  phrase: string;
  severity: AbuseSeverity;
}

/** What a finding of each severity says. The default policy holds from 0.5. */
export const ABUSE_FINDINGS: Readonly<
  Record<AbuseSeverity, { code: string; category: FindingCategory; score: number }>
> = {
  slur: { code: 'abuse-slur', category: 'hate', score: 0.9 },
  vile: { code: 'abuse-profanity', category: 'abuse', score: 0.9 },
  swearing: { code: 'abuse-profanity', category: 'abuse', score: 0.6 },
  attack: { code: 'abuse-insult', category: 'abuse', score: 0.6 },
  insult: { code: 'abuse-insult', category: 'abuse', score: 0.4 },
};

/** Makes terms of a comma-separated list. */
export function abuseTerms(severity: AbuseSeverity, list: string): AbuseTerm[] {
  return list.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [{ phrase: entry.trim(), severity }]));
}

/** Makes a term of every opening with every noun: words that are insults only when said to somebody. */
export function addressedTerms(severity: AbuseSeverity, openings: string, nouns: string): AbuseTerm[] {
  return abuseTerms(severity, openings).flatMap(({ phrase: opening }) =>
    abuseTerms(severity, nouns).map(({ phrase: noun }) => ({ phrase: `${opening} ${noun}`, severity })),
  );
}
