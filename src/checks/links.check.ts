import { mergeSpans } from '../text/text-span.js';
import type { Check, EvidenceSpan, Finding } from './check.js';
import { findAnchors } from './link-anchors.js';
import { findObfuscatedLinks } from './link-obfuscation.js';
import { URL_SHORTENERS } from './url-shorteners.js';
import { findWebLinks, hostOf, isSameSite, isUnder } from './web-links.js';

/**
 * Catches more links than the site allows, link shorteners (in the website field too), links that show one site and go
 * to another, and web addresses written so that filters do not see them. Trusted domains are not counted. Misses where
 * links lead: nothing is fetched.
 */
export const linksCheck: Check = {
  name: 'links',
  kind: 'rule',
  deadlineMs: 1_000,
  run({ body, website, settings: { maxLinks, trustedDomains } }) {
    const isTrusted = (host: string) => isUnder(host, trustedDomains);
    const anchors = findAnchors(body);
    // The words of '<a href="…">example.com</a>' are not one more link.
    const labels = anchors.map(({ label }) => label);
    const links = findWebLinks(body).filter((link) => !isTrusted(link.host) && !isWithinAny(link, labels));
    const shortened = links.filter(({ host }) => isUnder(host, URL_SHORTENERS));
    const mismatched = anchors.filter(
      ({ host, shownHost }) => shownHost !== null && !isTrusted(host) && !isSameSite(host, shownHost),
    );
    const websiteHost = website === null ? null : hostOf(website);
    const websiteShortened = websiteHost !== null && isUnder(websiteHost, URL_SHORTENERS) && !isTrusted(websiteHost);
    const findings: Finding[] = [];
    if (links.length > maxLinks) {
      const score = Math.min(0.9, 0.4 + 0.1 * (links.length - maxLinks));
      findings.push(finding('link-count', score, links, `Has ${links.length} links; the limit is ${maxLinks}.`));
    }
    if (shortened.length > 0 || websiteShortened) {
      const where = shortened.length > 0 ? 'A link' : 'The website given';
      findings.push(finding('link-shortener', 0.7, shortened, `${where} hides where it goes behind a link shortener.`));
    }
    if (mismatched.length > 0) {
      const spans = mismatched.map(({ span }) => span);
      findings.push(finding('link-mismatch', 0.8, spans, 'A link shows one site and goes to another.'));
    }
    const obfuscated = findObfuscatedLinks(body);
    if (obfuscated.length > 0) {
      findings.push(finding('link-obfuscated', 0.7, obfuscated, 'A web address is written to get past filters.'));
    }
    return findings;
  },
};

function finding(code: string, score: number, spans: readonly EvidenceSpan[], text: string): Finding {
  return { check: 'links', code, category: 'spam', score, spans: mergeSpans(spans), text };
}

function isWithinAny({ start, end }: EvidenceSpan, places: readonly EvidenceSpan[]): boolean {
  return places.some((place) => start >= place.start && end <= place.end);
}
