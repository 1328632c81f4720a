import type { Check } from './check.js';

const SCORE = 0.9;

/**
 * Catches an author whose comments people turned away for abuse or spam as often as the site puts up with: the next ones
 * wait for a person. Misses whoever comes back with another e-mail address; and where no address is proven, somebody else
 * may have written under it, which is why it holds and never turns away.
 */
export const strikesCheck: Check = {
  name: 'strikes',
  kind: 'rule',
  deadlineMs: 1_000,
  run({ author: { standing }, settings: { strikes } }) {
    if (strikes.limit === 0 || standing.strikes < strikes.limit) return [];
    const text = `${standing.strikes} comments of this author were turned away for abuse or spam within ${strikes.days} days; the limit is ${strikes.limit}.`;
    return [{ check: 'strikes', code: 'strikes', category: 'sanction', score: SCORE, spans: [], text }];
  },
};
