import { fold } from '../text/fold.js';
import { phraseMatcher } from '../text/phrase-matcher.js';
import { mergeSpans } from '../text/text-span.js';
import type { Check } from './check.js';
import { foldedBody } from './folded-body.js';

const SCORE = 0.9;

/**
 * Catches the words and phrases that the site does not want, in the body and in the name, as whole words and through
 * altered spellings and Arabic clitics. Misses inflected forms that are not on the list, and words run together.
 */
export const blocklistCheck: Check = {
  name: 'blocklist',
  kind: 'rule',
  deadlineMs: 1_000,
  run(input) {
    const { blocklist } = input.settings;
    if (blocklist.length === 0) return [];
    const matcher = phraseMatcher(blocklist);
    const inBody = matcher.find(foldedBody(input));
    const inName = matcher.find(fold(input.name)).length > 0;
    if (inBody.length === 0 && !inName) return [];
    const where = inBody.length === 0 ? 'The name' : inName ? 'The comment and the name' : 'The comment';
    return [
      {
        check: 'blocklist',
        code: 'blocklist',
        category: 'quality',
        score: SCORE,
        spans: mergeSpans(inBody.map(({ span }) => span)),
        text: `${where} has words from the site's blocklist.`,
      },
    ];
  },
};
