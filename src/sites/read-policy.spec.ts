import { describe, expect, it } from '@jest/globals';
import { mergePolicy } from './merge-policy.js';
import { policyPresets } from './policy-presets.js';
import { readPolicy } from './read-policy.js';
import { defaultSitePolicy } from './site-policy.js';

/** A policy as version 0.1.0 stored it. */
const old = (thresholds: Record<string, unknown> = {}): Record<string, unknown> => ({
  mode: 'screened',
  thresholds: {
    spam: { hold: 0.5, reject: 0.95 },
    automation: { hold: 0.5, reject: 0.95 },
    abuse: { hold: 0.5, reject: null },
    hate: { hold: 0.4, reject: null },
    flood: { hold: 0.5, reject: null },
    duplicate: { hold: 0.5, reject: null },
    quality: { hold: 0.5, reject: null },
    ...thresholds,
  },
  maxLinks: 3,
  trustedDomains: ['example.org'],
  blocklist: ['casino'],
  flood: { perAuthor: 10, perAddress: 60, perThread: 1_000 },
  minTimeOnFormMs: 2_000,
});

describe('reading a stored policy', () => {
  it('answers what was stored', () => {
    const own = mergePolicy(defaultSitePolicy, { preset: 'light', shadow: { checks: ['scorer'] }, maxLinks: 9 });
    expect(readPolicy(JSON.parse(JSON.stringify(own)))).toEqual(own);
  });

  it('takes a judge that it says nothing about for off, and lets everything wait when it says nonsense', () => {
    const { judges, ...withoutJudges } = defaultSitePolicy;
    expect(readPolicy(withoutJudges)).toEqual(defaultSitePolicy);
    expect(readPolicy({ ...withoutJudges, judges: { 'judge-chat': 'on' } })).toEqual({
      ...defaultSitePolicy,
      judges: { ...judges, 'judge-chat': 'on' },
    });
    for (const wrong of [{ judges: { 'judge-chat': 'maybe' } }, { judges, judgeFailure: 'approve' }]) {
      expect(readPolicy({ ...withoutJudges, ...wrong })).toMatchObject({
        mode: 'premoderated',
        unreadable: true,
        judges,
      });
    }
  });

  it('fills in what came later, and takes the first release’s own thresholds for no leave to reject', () => {
    expect(readPolicy(old())).toEqual({
      ...defaultSitePolicy,
      maxLinks: 3,
      trustedDomains: ['example.org'],
      blocklist: ['casino'],
    });
  });

  it('keeps the thresholds that somebody chose', () => {
    const policy = readPolicy(old({ spam: { hold: 0.4, reject: 0.9 } }));
    expect(policy).toMatchObject({ preset: 'standard', presetChanged: true });
    expect(policy.thresholds.spam).toEqual({ hold: 0.4, reject: 0.9 });
  });

  it.each([
    null,
    'strict',
    [],
    {},
    { ...old(), thresholds: undefined },
    { ...old(), mode: 'open' },
    { ...old(), mode: null },
    old({ hate: undefined }),
    old({ hate: { hold: '0.4', reject: null } }),
    old({ hate: { hold: 4, reject: null } }),
    old({ hate: { hold: 0.4 } }),
    { ...old(), flood: null },
    { ...old(), flood: { perAuthor: 1, perAddress: null, perThread: 1 } },
    { ...old(), maxLinks: 'many' },
    { ...old(), blocklist: [7] },
    { ...old(), shadow: null },
    { ...old(), shadow: { checks: 'all', thresholds: {} } },
    { ...old(), shadow: { checks: [], thresholds: { spam: { hold: 'low' } } } },
    { ...old(), preset: 'harsh' },
  ])('makes everything wait when it cannot be read: %j', (stored) => {
    expect(readPolicy(stored)).toEqual({ ...defaultSitePolicy, mode: 'premoderated', unreadable: true });
  });

  it('can be set right by a change', () => {
    const repaired = mergePolicy(readPolicy(null), { preset: 'strict', mode: 'screened' });
    expect(repaired).toEqual({ ...defaultSitePolicy, preset: 'strict', thresholds: policyPresets.strict });
  });
});
