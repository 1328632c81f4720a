import { arabicStems } from '../../text/arabic-clitics.js';
import { fold } from '../../text/fold.js';

/** The words of a list with blanks between, in folded spelling. */
export function wordList(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean).map((word) => fold(word).text)); // prettier-ignore
}

/** The forms in which a folded word may be on a list: itself, and an Arabic one without what is written onto it. */
export function wordForms(word: string): readonly string[] {
  return [word, ...arabicStems(word)];
}
