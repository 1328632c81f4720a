import { describe, expect, it } from '@jest/globals';
import { faultsOfPolicy, mergePolicy } from './merge-policy.js';
import { defaultSitePolicy } from './site-policy.js';

describe('merging a policy', () => {
  it('changes what is named and nothing else', () => {
    const merged = mergePolicy(defaultSitePolicy, {
      thresholds: { spam: { hold: 0.3 } },
      flood: { perAuthor: 2 },
      maxLinks: 5,
    });
    expect(merged).toEqual({
      ...defaultSitePolicy,
      maxLinks: 5,
      thresholds: { ...defaultSitePolicy.thresholds, spam: { hold: 0.3, reject: 0.95 } },
      flood: { ...defaultSitePolicy.flood, perAuthor: 2 },
    });
  });

  it('takes null for a threshold as "never"', () => {
    expect(
      mergePolicy(defaultSitePolicy, { thresholds: { spam: { reject: null } } }).thresholds.spam.reject,
    ).toBeNull();
  });

  it('leaves the present policy as it was', () => {
    const before = structuredClone(defaultSitePolicy);
    mergePolicy(defaultSitePolicy, { thresholds: { spam: { hold: 0.1 } }, blocklist: ['x'] });
    expect(defaultSitePolicy).toEqual(before);
  });

  it('finds a hold above a reject, even when the two came in different changes', () => {
    const first = mergePolicy(defaultSitePolicy, { thresholds: { abuse: { reject: 0.6 } } });
    expect(faultsOfPolicy(first)).toEqual([]);
    expect(faultsOfPolicy(mergePolicy(first, { thresholds: { abuse: { hold: 0.7 } } }))).toEqual([
      { pointer: '/policy/thresholds/abuse', detail: expect.any(String) },
    ]);
  });
});
