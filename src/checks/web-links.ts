import { LinkifyIt } from 'linkify-it';
import tlds from 'tlds' with { type: 'json' };

/** A link in a text, with its place and its host name (lower case, punycode, without 'www.'). */
export interface WebLink {
  start: number;
  end: number;
  host: string;
}

const linkify = new LinkifyIt({ fuzzyLink: true, maxLength: 2000 }).tlds(tlds);

// 'The end.So what' has no link in it: after a name without 'http', 'www.' or a path, only endings are believed that
// are not words of a sentence.
const BELIEVED_ENDINGS = new Set(
  `com net org info biz edu gov mil io co ru cn uk de fr nl eu ua pl br jp kr tr ir sa ae eg ma tn xyz top site online club shop
   store win loan click link pw tk ml ga cf gq cc tv vip app dev blog icu bet casino porn xxx sex` // prettier-ignore
    .split(/\s+/),
);

/** Every web link in a text, with or without 'http'; e-mail addresses are not links. */
export function findWebLinks(text: string): WebLink[] {
  if (!text.includes('.') && !text.includes('//')) return [];
  return (linkify.match(text) ?? []).flatMap((match) => {
    if (match.schema === 'mailto:') return [];
    const host = hostOf(match.url);
    if (host === null || (match.schema === '' && !isBelievable(match.raw))) return [];
    return [{ start: match.index, end: match.lastIndex, host }];
  });
}

/** The host name of an absolute web address, written as in `WebLink`; null when it has none. */
export function hostOf(url: string): string | null {
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url.replace(/^\/\//, '')}`;
  if (!URL.canParse(absolute)) return null;
  const parsed = new URL(absolute);
  if (!/^(https?|ftp):$/.test(parsed.protocol)) return null;
  return parsed.hostname.replace(/^www\./, '').replace(/\.$/, '') || null;
}

/** True when `host` is one of the names or a subdomain of one. */
export function isUnder(host: string, names: Iterable<string>): boolean {
  for (const name of names) {
    const plain = name.toLowerCase().replace(/^www\./, '');
    if (plain !== '' && (host === plain || host.endsWith(`.${plain}`))) return true;
  }
  return false;
}

/** True for two hosts of one owner, as far as names tell: the same registrable part ('example.com', 'example.co.uk'). */
export function isSameSite(a: string, b: string): boolean {
  return registrableDomain(a) === registrableDomain(b);
}

/** The part of a host name that somebody registered, as far as names tell: 'example.com', 'example.co.uk'. */
export function registrableDomain(host: string): string {
  const labels = host.split('.');
  const underCountry = labels.length > 2 && /^(co|com|net|org|gov|gob|ac|edu|or|ne|go)$/.test(labels.at(-2) ?? '');
  return labels.slice(underCountry ? -3 : -2).join('.');
}

function isBelievable(raw: string): boolean {
  if (/^www\.|\//i.test(raw)) return true;
  const labels = raw.replace(/:\d+$/, '').split('.');
  const ending = labels.at(-1) ?? '';
  return labels.length > 2 ? ending.length > 1 && /^[a-z]/.test(ending) : BELIEVED_ENDINGS.has(ending);
}
