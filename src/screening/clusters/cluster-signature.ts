import { createHash } from 'node:crypto';
import { findWebLinks, registrableDomain } from '../../checks/web-links.js';
import { sampledPhrases } from '../../text/sampled-phrases.js';
import { mixHash } from '../../text/hashing.js';
import { hashOf, lettersAndDigits, minhash } from '../../text/similarity.js';
import { withoutStockPhrases } from '../../text/stock-phrases.js';

/** Fewer own letters than this say nothing about who wrote them: 'Thank you!' is nobody's text. */
const FEWEST_LETTERS = 24;
const ONE_SENTENCE = 60;
const MOST_DOMAINS = 2;

/** What is kept of a comment's text to find its near-duplicates; no text comes back from it. */
export interface ClusterSignature {
  /** SHA-256 of all folded letters and digits: equal for exact copies. */
  textHash: Buffer;
  /** The minhash of the letters without links, digits and stock phrases; of a short text, of all of it. */
  minhash: number[];
  /** Up to ten signed 32-bit keys to look look-alikes up by, different on each site; empty for a short text without a link. */
  bands: number[];
  /** Those of the bands that stand for a linked domain. */
  domainBands: number[];
  /** From this similarity a text is a near-duplicate of this one. */
  near: number;
  /** From this similarity, when both link to the same domain. */
  nearWithDomain: number;
}

/**
 * The signature of a comment. Links are looked at by their domain only, and digits not at all, so that another address or
 * price does not make another text. The same in every process; it is stored, so it must not change between releases.
 */
export function clusterSignature(body: string, siteId: string): ClusterSignature {
  const links = findWebLinks(body);
  const all = lettersAndDigits(body);
  const textHash = createHash('sha256').update(all).digest();
  const own = withoutStockPhrases(lettersAndDigits(without(body, links)).replace(/[^\p{L}\p{M}]+/gu, ''));
  const domains = [...new Set(links.map(({ host }) => registrableDomain(host)))].slice(0, MOST_DOMAINS);
  const salt = hashOf(siteId);
  const domainBands = domains.map((domain) => mixHash(hashOf(`link to ${domain}`) ^ salt));
  if (own.length < FEWEST_LETTERS) {
    // Two people may well link to one site without a word: a short text must be nearly the same, its link included.
    return { textHash, minhash: minhash(all), bands: domainBands, domainBands, near: 1, nearWithDomain: 0.6 };
  }
  const bands = [...new Set([...sampledPhrases(own).map((phrase) => mixHash(phrase ^ salt)), ...domainBands])];
  // In one sentence a common turn of phrase weighs more than in three.
  const near = own.length < ONE_SENTENCE ? 0.55 : 0.4;
  return { textHash, minhash: minhash(own), bands, domainBands, near, nearWithDomain: 0.3 };
}

function without(text: string, places: readonly { start: number; end: number }[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of places) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return rest + text.slice(from);
}
