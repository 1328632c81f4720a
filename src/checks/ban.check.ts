import { fold } from '../text/fold.js';
import { phraseMatcher } from '../text/phrase-matcher.js';
import { mergeSpans } from '../text/text-span.js';
import type { BanRule, Check, CheckInput, EvidenceSpan, Finding } from './check.js';
import { foldedBody } from './folded-body.js';
import { findWebLinks, hostOf, isUnder } from './web-links.js';

/** 1 turns a comment away, less holds it; see `sanction` among the categories. */
const SCORES = { hold: 0.9, reject: 1 };

/**
 * Catches what the site's people have banned: an author by their e-mail address, the network a comment came from, a domain
 * (of the address, the website or a link), a word or phrase in body or name. Misses an author with a new address, a client
 * on another network, and whatever the blocklist check misses too. Bans that have expired never match.
 */
export const banCheck: Check = {
  name: 'ban',
  kind: 'rule',
  deadlineMs: 1_000,
  run(input) {
    const { author, address } = input.bans;
    return [
      finding('ban-author', inForce(author, input), [], 'The author is banned.'),
      finding('ban-address', inForce(address, input), [], 'The network that this came from is banned.'),
      ...bannedDomains(input),
      ...bannedWords(input),
    ].filter((each) => each !== null);
  },
};

function bannedDomains(input: CheckInput): (Finding | null)[] {
  const bans = inForce(input.bans.domains, input);
  if (bans.length === 0) return [];
  const names = bans.map(({ value }) => value);
  const links = findWebLinks(input.body).filter(({ host }) => isUnder(host, names));
  const website = input.website === null ? null : hostOf(input.website);
  const hosts = [input.author.emailDomain, ...(website === null ? [] : [website]), ...links.map(({ host }) => host)];
  const hit = bans.filter(({ value }) => hosts.some((host) => isUnder(host, [value])));
  const spans = links.map(({ start, end }) => ({ start, end }));
  return [finding('ban-domain', hit, spans, 'A domain of the author or of a link is banned.')];
}

function bannedWords(input: CheckInput): (Finding | null)[] {
  const bans = inForce(input.bans.words, input);
  if (bans.length === 0) return [];
  const matcher = phraseMatcher(bans.map(({ value }) => value));
  const inBody = matcher.find(foldedBody(input));
  const found = new Set([...inBody, ...matcher.find(fold(input.name))].map(({ phrase }) => phrase));
  const hit = bans.filter((_, index) => found.has(index));
  const spans = inBody.map(({ span }) => span);
  return [finding('ban-word', hit, spans, 'The comment or the name has banned words.')];
}

function inForce(bans: readonly BanRule[], { now }: CheckInput): BanRule[] {
  return bans.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
}

function finding(code: string, hit: readonly BanRule[], spans: EvidenceSpan[], text: string): Finding | null {
  if (hit.length === 0) return null;
  const score = Math.max(...hit.map(({ action }) => SCORES[action]));
  return { check: 'ban', code, category: 'sanction', score, spans: mergeSpans(spans), text };
}
