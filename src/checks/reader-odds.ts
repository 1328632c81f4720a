import type { Head } from '../scoring/heads.js';
import type { Judgement } from '../scoring/scorer.js';

// The shipped probabilities are calibrated on the data sets, where a third (in Arabic a sixth) of the comments is abusive.
// Among a site's readers about one in twenty is, and the odds are lowered by that much: log(0.05 / 0.95) - log(p / (1 - p)).
// Without it 9 % of ordinary news comments would be held. Under Arabic news about one in thirteen is taken to be: so much
// can be found while no more than 3 % of the ordinary comments are held. What a site has taught is calibrated on the site
// already.
const ABUSE_AMONG_READERS = -2.1;
const ABUSE_AMONG_READERS_OF_ARABIC = -0.9;

/** The probability of a head among a site's readers: what its thresholds are compared with. */
export function amongReaders(
  { scores, language }: Pick<Judgement, 'scores' | 'language'>,
  head: Head,
  isTaught = false,
): number {
  const score = Math.min(1, Math.max(0, scores[head]));
  return isTaught ? score : withOdds(score, shiftOf(head, language));
}

/** The probability in the data sets that is `probability` among readers; undoes `amongReaders`. */
export function amongDataSets(probability: number, head: Head, language: string): number {
  return withOdds(probability, -shiftOf(head, language));
}

function shiftOf(head: Head, language: string): number {
  if (head !== 'abuse') return 0;
  return language === 'ar' ? ABUSE_AMONG_READERS_OF_ARABIC : ABUSE_AMONG_READERS;
}

function withOdds(probability: number, shift: number): number {
  const odds = Math.exp(shift) * probability;
  return shift === 0 ? probability : odds / (odds + (1 - probability));
}
