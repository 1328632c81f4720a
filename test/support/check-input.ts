import type { AuthorStanding, CheckInput } from '../../src/checks/check.js';

/** An author of whom nothing is known. */
export const unknownAuthor: AuthorStanding = {
  proven: false,
  approvals: 0,
  secondsSinceRejection: null,
  strikes: 0,
  trusted: false,
};

type Overrides = Partial<Omit<CheckInput, 'author' | 'bans' | 'form' | 'recent' | 'cluster' | 'settings'>> & {
  [group in 'author' | 'bans' | 'form' | 'recent' | 'cluster' | 'settings']?: Partial<CheckInput[group]>;
};

/** A comment that no check has anything to say about; `overrides` changes what a test is about, groups key by key. */
export function checkInput({ author, bans, form, recent, cluster, settings, ...rest }: Overrides = {}): CheckInput {
  return {
    commentId: '0198c0de-0000-7000-8000-000000000001',
    revision: 1,
    now: new Date('2026-03-02T10:00:00Z'),
    body: 'The council should have asked the people who live there first.',
    name: 'Robin',
    website: null,
    locale: 'en',
    similar: [],
    siteLayer: null,
    ...rest,
    author: { emailDomain: 'example.org', standing: unknownAuthor, ...author },
    bans: { author: [], address: [], domains: [], words: [], ...bans },
    form: { trapFilled: false, timeOnFormMs: 45_000, ...form },
    recent: { windowSeconds: 600, byAuthor: 1, byAddress: 1, byThread: 1, ...recent },
    cluster: { windowSeconds: 86_400, members: 1, authors: 1, addresses: 1, threads: 1, burstHarm: 0, ...cluster },
    settings: {
      maxLinks: 2,
      trustedDomains: [],
      blocklist: [],
      flood: { perAuthor: 5, perAddress: 10, perThread: 100 },
      minTimeOnFormMs: 3000,
      strikes: { limit: 3, days: 90 },
      ...settings,
    },
  };
}
