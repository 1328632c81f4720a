import type { EvidenceSpan } from './check.js';
import { findWebLinks, hostOf } from './web-links.js';

/** A link with words to click on: where it stands, where the words stand, where it goes, and the site that the words show. */
export interface Anchor {
  span: EvidenceSpan;
  label: EvidenceSpan;
  host: string;
  /** The host that the words show; null when they show none. */
  shownHost: string | null;
}

// None of the patterns can run over the sign that opens the next link, so each is linear.
const HTML = /<a\s([^<>]{1,2000})>([^<>]{0,500})<\/a\s*>/dgi;
const HREF = /\bhref\s*=\s*["']?([^"'\s]+)/i;
const BBCODE = /\[url=([^[\]]{1,2000})\]([^[]{0,500})\[\/url\]/dgi;
const MARKDOWN = /\[([^[\]]{1,500})\]\(([^()\s]{1,2000})\)/dg;

/** Links written as HTML, BBCode or Markdown. */
export function findAnchors(text: string): Anchor[] {
  return [
    ...anchorsOf(text, HTML, 2, (match) => HREF.exec(match[1] ?? '')?.[1]),
    ...anchorsOf(text, BBCODE, 2, (match) => match[1]?.replace(/^["']|["']$/g, '')),
    ...anchorsOf(text, MARKDOWN, 1, (match) => match[2]),
  ];
}

function anchorsOf(
  text: string,
  pattern: RegExp,
  labelGroup: number,
  targetOf: (match: RegExpExecArray) => string | undefined,
): Anchor[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const host = hostOf(targetOf(match) ?? '');
    const [start, end] = match.indices?.[labelGroup] ?? [0, 0];
    if (host === null) return [];
    const shownHost = findWebLinks(text.slice(start, end))[0]?.host ?? null;
    return [
      { span: { start: match.index, end: match.index + match[0].length }, label: { start, end }, host, shownHost },
    ];
  });
}
