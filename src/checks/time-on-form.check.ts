import type { Check } from './check.js';

const LOWEST_SCORE = 0.6;
const HIGHEST_SCORE = 0.9;

/**
 * Catches forms sent sooner after they were served than a person could write: 0.6 just under the site's limit, up to 0.9
 * for no time at all. Misses programs that wait, and forms without a token. Pasting a prepared text can be this fast.
 */
export const timeOnFormCheck: Check = {
  name: 'time-on-form',
  kind: 'rule',
  deadlineMs: 1_000,
  run({ form: { timeOnFormMs }, settings: { minTimeOnFormMs } }) {
    // A limit of 0 switches the check off.
    if (timeOnFormMs === null || minTimeOnFormMs <= 0 || timeOnFormMs >= minTimeOnFormMs) return [];
    // A negative time is a clock or a token that somebody turned.
    const missing = 1 - Math.max(0, timeOnFormMs) / minTimeOnFormMs;
    return [
      {
        check: 'time-on-form',
        code: 'form-too-fast',
        category: 'automation',
        score: LOWEST_SCORE + (HIGHEST_SCORE - LOWEST_SCORE) * missing,
        spans: [],
        text: 'The form was sent faster than a person could fill it in.',
      },
    ];
  },
};
