import { arabiziWords } from '../text/arabizi.js';
import { fold } from '../text/fold.js';
import { detectLanguage } from '../text/language.js';
import { mend } from '../text/mend.js';
import type { TracedText } from '../text/traced-text.js';
import type { Word } from '../text/words.js';
import { languageGroupsOf, type LanguageGroup } from './language-group.js';

/** What the scorer is told of a comment. Everything but the body may be left out. */
export interface ScorerInput {
  body: string;
  name?: string;
  /** The part of the e-mail address behind the @; only its kind is looked at. */
  emailDomain?: string;
  /** Milliseconds between the form being served and sent; null when not known. */
  timeOnFormMs?: number | null;
  /** BCP 47 tag, for callers that know the language better than a guess at it. */
  language?: string;
  /** The body folded, if the caller has it. */
  folded?: TracedText;
}

/** A comment as the scorer reads it. */
export interface Reading {
  input: ScorerInput;
  /** Folded and mended. */
  folded: TracedText;
  language: string;
  /** Whose weights judge it; more than one for a comment in several languages. */
  groups: LanguageGroup[];
  /** The words of an Arabizi comment in Arabic letters; none for any other. */
  arabizi: readonly Word[];
}

/** Folds a comment and tells its language, and so which weights judge it. */
export function readComment(input: ScorerInput): Reading {
  const folded = mend(input.folded ?? fold(input.body));
  // Asked of the folded text: hidden characters would make any language unknown.
  const language = input.language ?? detectLanguage(folded.text).language;
  const groups = languageGroupsOf(folded.text, language);
  const arabizi = arabiziWords(folded);
  if (arabizi.length > 0 && !groups.includes('ar')) groups.push('ar');
  return { input, folded, language, groups, arabizi };
}
