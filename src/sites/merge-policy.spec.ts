import { describe, expect, it } from '@jest/globals';
import { faultsOfPolicy, mergePolicy, thresholdCategories } from './merge-policy.js';
import { policyPresets, presetNames } from './policy-presets.js';
import { readPolicy } from './read-policy.js';
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
      presetChanged: true,
      maxLinks: 5,
      thresholds: { ...defaultSitePolicy.thresholds, spam: { hold: 0.3, reject: null } },
      flood: { ...defaultSitePolicy.flood, perAuthor: 2 },
    });
  });

  it('keeps the parts of trust and strikes that are not named, also when an earlier release stored none', () => {
    const earlier = { ...defaultSitePolicy, trust: undefined, strikes: undefined };
    for (const present of [defaultSitePolicy, readPolicy(JSON.parse(JSON.stringify(earlier)))]) {
      const merged = mergePolicy(present, { trust: { approvals: 9 }, strikes: { limit: 0 } });
      expect(merged.trust).toEqual({ ...defaultSitePolicy.trust, approvals: 9 });
      expect(merged.strikes).toEqual({ ...defaultSitePolicy.strikes, limit: 0 });
    }
  });

  it('takes null for a threshold as "never"', () => {
    expect(
      mergePolicy(defaultSitePolicy, { thresholds: { automation: { reject: null } } }).thresholds.automation.reject,
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

  it('sets every threshold to the preset’s, with those beside it laid over, and remembers which and whether', () => {
    const own = mergePolicy(defaultSitePolicy, { thresholds: { abuse: { hold: 0.9 } }, maxLinks: 7 });
    const strict = mergePolicy(own, { preset: 'strict' });
    expect(strict).toEqual({
      ...defaultSitePolicy,
      preset: 'strict',
      presetChanged: false,
      thresholds: policyPresets.strict,
      maxLinks: 7,
    });
    const mixed = mergePolicy(own, { preset: 'strict', thresholds: { hate: { hold: 0.3 } } });
    expect(mixed).toMatchObject({ preset: 'strict', presetChanged: true, thresholds: { abuse: { hold: 0.35 } } });
    expect(mixed.thresholds.hate).toEqual({ hold: 0.3, reject: null });
    const back = mergePolicy(mixed, { thresholds: { hate: policyPresets.strict.hate } });
    expect([back.presetChanged, mergePolicy(mixed, { maxLinks: 1 }).presetChanged]).toEqual([false, true]);
  });

  it('gives the same policy when a whole one is sent back', () => {
    const own = mergePolicy(defaultSitePolicy, {
      preset: 'light',
      thresholds: { spam: { reject: 0.99 } },
      shadow: { checks: ['scorer'], thresholds: { hate: { hold: 0.2 } } },
    });
    expect(mergePolicy(own, own)).toEqual(own);
    expect(mergePolicy(defaultSitePolicy, own)).toEqual(own);
  });

  it('replaces what is on trial part by part, each as a whole', () => {
    const first = mergePolicy(defaultSitePolicy, {
      shadow: { checks: ['links'], thresholds: { spam: { hold: 0.2 }, hate: { hold: 0.1 } } },
    });
    expect(mergePolicy(first, { shadow: { thresholds: { spam: { hold: 0.3 } } } }).shadow).toEqual({
      checks: ['links'],
      thresholds: { spam: { hold: 0.3 } },
    });
    expect(mergePolicy(first, { shadow: { checks: [], thresholds: {} } }).shadow).toEqual(defaultSitePolicy.shadow);
  });

  it('finds thresholds on trial that make no sense over the real ones', () => {
    const policy = mergePolicy(defaultSitePolicy, {
      shadow: { thresholds: { spam: { reject: 0.4 }, hate: { hold: 1 } } },
    });
    expect(faultsOfPolicy(policy)).toEqual([{ pointer: '/policy/shadow/thresholds/spam', detail: expect.any(String) }]);
  });

  it('has presets that make sense, from the one that lets least pass to the one that lets most pass', () => {
    for (const preset of presetNames) expect(faultsOfPolicy(mergePolicy(defaultSitePolicy, { preset }))).toEqual([]);
    for (const category of thresholdCategories) {
      const holds = presetNames.map((name) => policyPresets[name][category].hold ?? 2);
      expect([category, holds]).toEqual([category, [...holds].sort((a, b) => a - b)]);
    }
  });

  it('has no preset that turns away for what a text means, and but for strict only plain automation at all', () => {
    for (const name of presetNames) {
      const leave = thresholdCategories.filter((category) => policyPresets[name][category].reject !== null);
      expect([name, leave]).toEqual([name, name === 'strict' ? ['spam', 'automation'] : ['automation']]);
    }
  });
});
