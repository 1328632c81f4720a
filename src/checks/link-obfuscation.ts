import type { EvidenceSpan } from './check.js';

// Links written so that filters do not see them and readers can put them together. Every repetition is bounded.

const ENDINGS = 'com|net|org|info|biz|ru|cn|io|co|me|xyz|top|site|online|club|shop|store|win|vip|app|live|link';

const PATTERNS: readonly RegExp[] = [
  // hxxp://, h**p://, h t t p : / /
  /\bh(?:xx|\*\*|\st\st\s)ps?\s?:\s?\/\s?\//gi,
  // example[.]com, example(dot)com, example {dot} com
  new RegExp(`[a-z0-9-]{2,63}\\s?[[({]\\s?(?:\\.|dot|d0t)\\s?[\\])}]\\s?(?:${ENDINGS})\\b`, 'gi'),
  // example dot com; not 'the dot com bubble'
  new RegExp(
    `\\b(?!(?:a|an|the|this|that|every|each|old|early|first|any|another|of|on|in|my|your|our|their|late|great)\\s)[a-z0-9][a-z0-9-]{1,62}\\s{1,3}(?:dot|d0t)\\s{1,3}(?:com|net|org|info|ru)\\b(?!\\s{1,3}(?:boom|bubble|bust|crash|era|compan|stock|crisis|million|billion))`,
    'gi',
  ),
  // w w w . example . com, www . example . com; a single slip ('www. example.com') is not meant to hide
  /\b(?:w\sw\sw\s?|www\s)(?:\.|dot)\s?[a-z0-9-]{2,63}\s?(?:\.|dot)\s?[a-z]{2,10}\b/gi,
  // example . com
  /[a-z0-9-]{2,63}\s{1,3}\.\s{1,3}(?:com|net|org|ru)\b/gi,
  // Arabic: 'example dot com' said in Arabic letters
  /[\p{L}\p{N}-]{2,63}\s{1,3}(?:دوت|نقطة|نقطه)\s{1,3}(?:كوم|نت|اورج|com|net|org)(?!\p{L})/giu,
];

/** The places in a text that hide a web address. */
export function findObfuscatedLinks(text: string): EvidenceSpan[] {
  return PATTERNS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
}
