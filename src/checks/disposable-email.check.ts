import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import type { Check } from './check.js';

const SCORE = 0.6;
const MOST_LABELS = 10;
const disposable = disposableEmailBlocklistSet();

/**
 * Catches addresses at throw-away mail services, their subdomains included. Misses services younger than the list
 * (disposable-email-domains-js) and throw-away accounts at ordinary services.
 */
export const disposableEmailCheck: Check = {
  name: 'disposable-email',
  kind: 'rule',
  deadlineMs: 1_000,
  run({ author: { emailDomain } }) {
    if (!withParents(emailDomain).some((domain) => disposable.has(domain))) return [];
    return [
      {
        check: 'disposable-email',
        code: 'disposable-email',
        category: 'automation',
        score: SCORE,
        spans: [],
        // Never the domain itself: findings are shown to people who may not see the address.
        text: 'The e-mail address is at a service for throw-away addresses.',
      },
    ];
  },
};

/** 'a.b.example' gives itself, 'b.example'; a top-level domain is nobody's mail service. */
function withParents(domain: string): string[] {
  const labels = domain.trim().toLowerCase().replace(/\.$/, '').split('.').slice(-MOST_LABELS);
  return labels.slice(0, -1).map((_, from) => labels.slice(from).join('.'));
}
