import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Finding, FindingCategory } from '../checks/check.js';
import { readPolicy } from '../sites/read-policy.js';
import { defaultSitePolicy, type SitePolicy } from '../sites/site-policy.js';
import { lighterVerdict } from './lighter-path.js';
import { screeningVerdict } from './screening-policy.js';

const finding = (category: FindingCategory, score: number, code: string = category, check: string = code): Finding => ({
  ...{ check, kind: 'rule', code, category, score, spans: [], text: 'A sentence.' },
});
const premoderated: SitePolicy = { ...defaultSitePolicy, mode: 'premoderated' };

const soft = fc.constantFrom(
  finding('quality', 0.9, 'gibberish'),
  finding('quality', 1, 'shouting'),
  finding('duplicate', 0.6, 'duplicate-near', 'duplicate'),
);
const hard = fc.oneof(
  fc.constantFrom(
    finding('quality', 0.9, 'blocklist'),
    finding('duplicate', 0.7, 'double-post', 'duplicate'),
    finding('flood', 0.6, 'flood-author', 'flood'),
    finding('sanction', 0.9, 'ban-word', 'ban'),
    finding('sanction', 0.9, 'strikes'),
    finding('sanction', 1, 'ban-author', 'ban'),
    finding('inconclusive', 1, 'check-failed'),
    finding('quality', Number.NaN, 'gibberish'),
    finding('spam', 0.9, 'scorer-spam', 'scorer'),
  ),
  fc
    .record({
      category: fc.constantFrom('abuse', 'hate', 'automation'),
      score: fc.double({ min: 0.5, max: 1, noNaN: true }),
    })
    .map(({ category, score }) => finding(category as FindingCategory, score)),
);

describe('the lighter path', () => {
  it('publishes where everybody else waits for premoderation, and says why', () => {
    expect(screeningVerdict([], premoderated).action).toBe('hold');
    expect(lighterVerdict([], premoderated)).toEqual({ action: 'approve', reasons: ['trusted-author'], harm: 0 });
  });

  it('publishes what only doubt spoke against, and keeps the harm for the record', () => {
    for (const policy of [defaultSitePolicy, premoderated]) {
      fc.assert(
        fc.property(fc.array(soft, { minLength: 1, maxLength: 4 }), (findings) => {
          expect(screeningVerdict(findings, policy).action).toBe('hold');
          expect(lighterVerdict(findings, policy)).toEqual({
            ...{ action: 'approve', reasons: ['trusted-author'], harm: screeningVerdict(findings, policy).harm },
          });
        }),
      );
    }
  });

  it('puts up with borderline spam, up to the middle between hold and reject', () => {
    expect(lighterVerdict([finding('spam', 0.74)], defaultSitePolicy).action).toBe('approve');
    expect(lighterVerdict([finding('spam', 0.75)], defaultSitePolicy).action).toBe('hold');
  });

  it('never approves what a hard finding holds or turns away, whatever else was found', () => {
    fc.assert(
      fc.property(
        fc.array(soft, { maxLength: 3 }),
        fc.array(hard, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(defaultSitePolicy, premoderated),
        (doubt, findings, policy) => {
          const all = [...doubt, ...findings];
          expect(lighterVerdict(all, policy)).toEqual(screeningVerdict(all, policy));
          expect(lighterVerdict(all, policy).action).not.toBe('approve');
        },
      ),
      { numRuns: 300, seed: 12 },
    );
  });

  it('leaves a site’s own will to reject standing, even for doubt', () => {
    const strict = {
      ...defaultSitePolicy,
      thresholds: { ...defaultSitePolicy.thresholds, quality: { hold: 0.5, reject: 0.8 } },
    };
    expect(lighterVerdict([finding('quality', 0.9, 'gibberish')], strict).action).toBe('reject');
  });

  it('publishes nothing under a policy that could not be read', () => {
    expect(lighterVerdict([], readPolicy(null)).action).toBe('hold');
  });

  it('changes nothing about what was approved anyway', () => {
    expect(lighterVerdict([finding('spam', 0.2)], defaultSitePolicy)).toEqual(
      screeningVerdict([finding('spam', 0.2)], defaultSitePolicy),
    );
  });
});
