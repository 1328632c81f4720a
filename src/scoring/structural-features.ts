import { countCharacters } from './count-characters.js';
import freeMailText from './free-mail-domains.js';
import type { ScorerInput } from './reading.js';

// What a comment is made of, beside its words. Counts are put into bins, because the second link says much and the
// twelfth nothing. Rough patterns on purpose: the links CHECK parses links, this one only has to be right mostly. The
// comment is read once, character by character; a pattern is asked only where the characters it needs were seen. Each
// pattern takes linear time: what repeats in it is bounded, or stops at the first character of another kind.

const LINK = /(?:https?:\/\/|www\.)[^\s<>"']+|(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:com|net|org|info|biz|ru|cn|xyz|top|site|online|shop|store|club|io|co|me|tk|in|uk|de|us|tv)\b(?:\/[^\s<>"']*)?/gi; // prettier-ignore
const INSTITUTION = /\.(?:gov|edu|mil|int|ac\.[a-z]{2}|gov\.[a-z]{2}|un\.org|who\.int)(?:[\/\s:?#]|$)|wikipedia\.org/i;
const SHORTENER = /\b(?:bit\.ly|goo\.gl|tinyurl\.com|t\.co|cutt\.ly|is\.gd|ow\.ly|rb\.gy|wa\.me|t\.me)\b/i;
const CHEAP_ENDING =
  /\.(?:xyz|top|site|online|shop|store|club|info|biz|tk|ml|ga|cf|gq|click|link|win|loan|bet|casino|icu|vip|buzz|pw)\b/i;
const MARKUP_LINK = /<a\s|\[url|\]\(https?:/i;
const TAG = /<\/?[a-z][^>]{0,200}>|\[\/?[a-z]{1,8}\]/i;
const MAIL = /(?<=[\w.+-])@[\w-]{1,63}\.[a-z]{2,}/i;
const MENTION = /(?:^|\s)@[\p{L}\p{N}_.]{3,}/u;
const PHONE =
  /(?:\+|00)?[\d\u0660-\u0669\u06f0-\u06f9][\d\u0660-\u0669\u06f0-\u06f9 ().-]{6,}[\d\u0660-\u0669\u06f0-\u06f9]/;
const MONEY = /[$€£¥₽₹]\s?\d|\d\s?(?:[$€£¥₽₹]|usd|dollars?|euro|ريال|درهم|دولار|دينار|جنيه|руб)/i;
const PERCENT = /\d\s?[%٪]/;
const HIDDEN = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
const HASHTAG = /#[\p{L}\p{N}_]{2,}/gu;
const FREE_MAIL: ReadonlySet<string> = new Set(freeMailText.split(' '));
const KEYWORD_NAME = /\b(?:seo|cheap|buy|best|online|services?|casino|loan|rent|hotel|tours?|visa|shop|store|agency|company|price|review|download|free|dubai|marketing|design|repair|escorts?|bet|poker|crypto|bitcoin|coin|wallet|insurance|lawyer|academy|training|course|institute)\b|(?:شركة|خدمات|نقل|عفش|تنظيف|صيانة|شيخ|روحاني|متجر|عقار|تسويق|قروض)/i; // prettier-ignore

/** Names of what the comment has, each with its bin: 'links:2', 'phone', 'mail-kind:free'. Order is of no meaning. */
export function structuralFeatures(input: ScorerInput): string[] {
  const { body, name, emailDomain, timeOnFormMs } = input;
  const found: string[] = ['any'];
  const flag = (condition: boolean, label: string): unknown => condition && found.push(label);
  const seen = countCharacters(body);

  const links = seen.dotsInside + seen.slashes > 0 ? (body.match(LINK) ?? []) : [];
  found.push(`links:${bin(links.length, [0, 1, 2, 3, 5])}`);
  if (links.length > 0) linkFeatures(body, links, found);
  flag(seen.brackets > 0 && MARKUP_LINK.test(body), 'markup-link');
  flag(seen.brackets > 0 && TAG.test(body), 'tag');
  flag(seen.ats > 0 && MAIL.test(body), 'mail');
  flag(seen.ats > 0 && MENTION.test(body), 'mention');
  flag(seen.digits >= 2 && PHONE.test(body), 'phone');
  flag(seen.digits > 0 && MONEY.test(body), 'money');
  flag(seen.digits > 0 && seen.percents > 0 && PERCENT.test(body), 'percent');
  flag(seen.beyondAscii > 0 && HIDDEN.test(body), 'hidden-characters');
  flag(seen.quotes > 0, 'quotation-marks');
  found.push(`length:${bin(body.length, [0, 20, 50, 100, 200, 400, 800, 1600])}`);
  found.push(`lines:${bin(seen.lineEnds + 1, [1, 2, 4, 8])}`);
  found.push(`capitals:${share(seen.capitals, seen.letters)}`);
  found.push(`digits:${share(seen.digits, body.length)}`);
  found.push(`emoji:${bin(seen.pictographs, [0, 1, 3, 6])}`);
  found.push(`exclamations:${bin(seen.exclamations, [0, 1, 2, 4])}`);
  found.push(`questions:${bin(seen.questions, [0, 1, 2])}`);
  found.push(`hashtags:${bin(seen.hashes > 0 ? (body.match(HASHTAG)?.length ?? 0) : 0, [0, 1, 3])}`);
  if (name !== undefined) flag(KEYWORD_NAME.test(name) || name.trim().split(/\s+/).length > 4, 'name-keywords');
  if (emailDomain !== undefined) flag(!FREE_MAIL.has(emailDomain), 'mail-own-domain');
  if (timeOnFormMs !== null && timeOnFormMs !== undefined)
    found.push(`form-seconds:${bin(timeOnFormMs / 1000, [0, 3, 8, 20, 120])}`);
  return found;
}

function linkFeatures(body: string, links: readonly string[], found: string[]): void {
  if (links.some((link) => SHORTENER.test(link))) found.push('link-shortener');
  if (links.some((link) => CHEAP_ENDING.test(link))) found.push('link-cheap');
  if (links.every((link) => INSTITUTION.test(link))) found.push('link-institution');
  if (links.some((link) => /[/?#]./.test(link.replace(/^https?:\/\//i, '')))) found.push('link-path');
  if (body.trimEnd().endsWith(links.at(-1) as string)) found.push('link-last');
  const rest = body.length - links.join('').length;
  found.push(`beside-links:${bin(rest, [0, 1, 20, 60, 150, 400])}`);
}

function bin(value: number, edges: readonly number[]): number {
  let found = edges[0] ?? 0;
  for (const edge of edges) if (value >= edge) found = edge;
  return found;
}

function share(part: number, whole: number): string {
  if (part === 0 || whole === 0) return 'none';
  const ratio = part / whole;
  return ratio < 0.05 ? 'few' : ratio < 0.15 ? 'some' : ratio < 0.4 ? 'many' : 'most';
}
