/** The language groups that have weights of their own; `multi` judges everything else. */
export const languageGroups = ['en', 'ar', 'multi'] as const;

/** A language group with weights of its own. */
export type LanguageGroup = (typeof languageGroups)[number];

/** Share of the letters from which on a script is judged too; below it is a name or a link. */
const ENOUGH = 0.25;

/**
 * Whose weights judge a folded text. The script decides, for it is never wrong; within the Latin script the language
 * does, and a text too short to tell is taken for English.
 */
export function languageGroupsOf(folded: string, language: string): LanguageGroup[] {
  let arabic = 0;
  let latin = 0;
  let other = 0;
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    if (unit < 0x80) {
      if (unit >= 0x61 && unit <= 0x7a) latin += 1;
    } else if (unit >= 0x620 && unit <= 0x6d3) arabic += 1;
    else if (unit >= 0x370 && unit < 0x2000) other += 1;
    else if (unit >= 0x3040 && unit < 0xe000) other += 1;
  }
  const letters = arabic + latin + other;
  if (letters === 0) return ['en'];
  const groups: LanguageGroup[] = [];
  const notArabic = language === 'fa' || language === 'ur';
  if (arabic >= ENOUGH * letters) groups.push(notArabic ? 'multi' : 'ar');
  if (latin >= ENOUGH * letters) {
    const english = language === 'en' || language === 'und' || arabic > latin || other > latin;
    groups.push(english ? 'en' : 'multi');
  }
  if (other >= ENOUGH * letters) groups.push('multi');
  return [...new Set(groups)];
}
