import type { Check, Finding } from './check.js';

/**
 * Catches too many comments within the window: by one author, from one address, under one article; each against the
 * site's limit. Misses floods spread over many addresses. A school or a café has one address; a busy thread may only be
 * news, so that one reaches just the holding score.
 */
export const floodCheck: Check = {
  name: 'flood',
  kind: 'rule',
  deadlineMs: 1_000,
  run({ recent, settings: { flood } }) {
    const window = windowInWords(recent.windowSeconds);
    return [
      overLimit('flood-author', recent.byAuthor, flood.perAuthor, [0.6, 0.9], `by this author ${window}`),
      overLimit('flood-address', recent.byAddress, flood.perAddress, [0.55, 0.85], `from this address ${window}`),
      overLimit('flood-thread', recent.byThread, flood.perThread, [0.5, 0.6], `under this article ${window}`),
    ].flat();
  },
};

/** The score goes from the first number, one above the limit, to the second at three times the limit. */
function overLimit(
  code: string,
  count: number | null,
  limit: number,
  [lowest, highest]: readonly [number, number],
  whose: string,
): Finding[] {
  if (count === null || count <= limit) return [];
  const excess = Math.min(1, (count - limit) / Math.max(1, 2 * limit));
  const score = lowest + (highest - lowest) * excess;
  return [
    {
      check: 'flood',
      code,
      category: 'flood',
      score,
      spans: [],
      text: `${count} comments ${whose}; the limit is ${limit}.`,
    },
  ];
}

function windowInWords(seconds: number): string {
  return seconds % 60 === 0 ? `within ${seconds / 60} min` : `within ${seconds} s`;
}
