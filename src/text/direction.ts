/** Which way a text runs on the page. */
export type TextDirection = 'ltr' | 'rtl';

const rightToLeftLanguages = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);
// Not told, or written in two scripts: Kurdish, Punjabi and Azerbaijani have a Latin or Indic one and an Arabic one.
const tellNothing = new Set(['und', 'ku', 'pa', 'az']);

const firstLetter = /\p{L}/u;
const rightToLeftLetter =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * The direction of a comment: its language's, or, where that says nothing (not screened yet, too short to tell), the
 * direction of its first letter, as `dir="auto"` takes it in browsers.
 */
export function directionOf(language: string | null, text: string): TextDirection {
  const primary = language?.split('-')[0]?.toLowerCase() ?? 'und';
  if (!tellNothing.has(primary)) return rightToLeftLanguages.has(primary) ? 'rtl' : 'ltr';
  return rightToLeftLetter.test(firstLetter.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr';
}
