import type { Check } from './check.js';

const SCORE = 0.98;

/**
 * Catches programs that fill in every field of a form, the one that people do not see included. Misses programs that
 * look at the page, and those that post without the form. A browser's autofill could fill it in, so it is not 1.
 */
export const honeypotCheck: Check = {
  name: 'honeypot',
  kind: 'rule',
  deadlineMs: 1_000,
  run: ({ form }) =>
    form.trapFilled
      ? [
          {
            check: 'honeypot',
            code: 'honeypot',
            category: 'automation',
            score: SCORE,
            spans: [],
            text: 'The field that people do not see was filled in.',
          },
        ]
      : [],
};
