import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Finding, FindingCategory } from '../checks/check.js';
import { mergePolicy } from '../sites/merge-policy.js';
import { presetNames } from '../sites/policy-presets.js';
import { readPolicy } from '../sites/read-policy.js';
import { defaultSitePolicy, type SitePolicy, type ThresholdCategory } from '../sites/site-policy.js';
import { screeningVerdict, type Verdict } from './screening-policy.js';

const categories = Object.keys(defaultSitePolicy.thresholds) as ThresholdCategory[];

const finding = (
  category: FindingCategory,
  score: number,
  check = `${category}-check`,
  kind: Finding['kind'] = 'rule',
): Finding => ({
  check,
  kind,
  code: `${check}-code`,
  category,
  score,
  spans: [],
  text: 'A sentence.',
});

const policyWith = (
  thresholds: Partial<SitePolicy['thresholds']>,
  mode: SitePolicy['mode'] = 'screened',
): SitePolicy => ({
  ...defaultSitePolicy,
  mode,
  thresholds: { ...defaultSitePolicy.thresholds, ...thresholds },
});

const score = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const limit = fc.option(score);
const anyPolicy: fc.Arbitrary<SitePolicy> = fc
  .record({
    mode: fc.constantFrom<SitePolicy['mode']>('screened', 'premoderated'),
    thresholds: fc.record(
      Object.fromEntries(categories.map((name) => [name, fc.record({ hold: limit, reject: limit })])),
    ),
  })
  .map(({ mode, thresholds }) => policyWith(thresholds as SitePolicy['thresholds'], mode));
const conclusive = fc
  .record({
    category: fc.constantFrom(...categories),
    score,
    check: fc.constantFrom('one', 'two', 'three'),
    kind: fc.constantFrom('rule' as const, 'statistical' as const, undefined),
  })
  .map((drawn) => ({ ...finding(drawn.category, drawn.score, drawn.check), kind: drawn.kind }));
const inconclusive = score.map((drawn) => finding('inconclusive', drawn, 'broken'));

const severity: Record<Verdict['action'], number> = { approve: 0, hold: 1, reject: 2, spam: 2 };

describe('the screening policy', () => {
  it('approves what no check objects to', () => {
    expect(screeningVerdict([], defaultSitePolicy)).toEqual({ action: 'approve', reasons: [], harm: 0 });
  });

  it('approves below a threshold and holds from it on', () => {
    const policy = policyWith({ abuse: { hold: 0.5, reject: null } });
    expect(screeningVerdict([finding('abuse', 0.49)], policy).action).toBe('approve');
    expect(screeningVerdict([finding('abuse', 0.5)], policy)).toMatchObject({
      action: 'hold',
      reasons: ['abuse-check-code'],
    });
    expect(screeningVerdict([finding('abuse', 1)], policy).action).toBe('hold');
  });

  it('takes a score that is exactly the threshold for reaching it, whatever the number', () => {
    for (let hundredths = 1; hundredths <= 100; hundredths += 1) {
      const threshold = hundredths / 100;
      const policy = policyWith({ abuse: { hold: threshold, reject: null } });
      expect([threshold, screeningVerdict([finding('abuse', threshold)], policy).action]).toEqual([threshold, 'hold']);
    }
  });

  it('turns away at the higher threshold: as spam what is spam, automation, flood or duplicate, else as rejected', () => {
    for (const category of categories) {
      const policy = policyWith({ [category]: { hold: 0.5, reject: 0.9 } });
      const spam = ['spam', 'automation', 'flood', 'duplicate'].includes(category);
      expect([category, screeningVerdict([finding(category, 0.9)], policy)]).toEqual([
        category,
        { action: spam ? 'spam' : 'reject', reasons: [`${category}-check-code`], harm: expect.any(Number) },
      ]);
      expect(screeningVerdict([finding(category, 0.6)], policy).action).toBe('hold');
    }
  });

  it('does nothing at a threshold that is null, however certain the finding', () => {
    const never = { hold: null, reject: null };
    const policy = policyWith(Object.fromEntries(categories.map((category) => [category, never])));
    const findings = categories.map((category) => finding(category, 1));
    expect(screeningVerdict(findings, policy)).toMatchObject({ action: 'approve', reasons: [] });
  });

  it('holds everything on a site that is premoderated, but still turns away what it would', () => {
    const policy = policyWith({ spam: { hold: 0.5, reject: 0.95 } }, 'premoderated');
    expect(screeningVerdict([], policy)).toEqual({ action: 'hold', reasons: ['premoderation'], harm: 0 });
    expect(screeningVerdict([finding('spam', 1)], policy).action).toBe('spam');
    expect(screeningVerdict([finding('abuse', 0.9)], policy).reasons).toEqual(['abuse-check-code']);
  });

  it('goes by what the site’s people decided, at whatever thresholds: a ban that holds holds, one that turns away does', () => {
    const never = { hold: null, reject: null };
    const policy = policyWith(Object.fromEntries(categories.map((category) => [category, never])));
    expect(screeningVerdict([finding('sanction', 0.9)], policy)).toMatchObject({
      action: 'hold',
      reasons: ['sanction-check-code'],
    });
    expect(screeningVerdict([finding('sanction', 1)], policy).action).toBe('reject');
  });

  it('lets findings in shadow count for nothing', () => {
    const shadowed = [{ ...finding('abuse', 1), shadow: true }];
    expect(screeningVerdict(shadowed, defaultSitePolicy)).toEqual(screeningVerdict([], defaultSitePolicy));
  });

  it('takes checks of one category for independent witnesses', () => {
    const policy = policyWith({ spam: { hold: 0.7, reject: null } });
    expect(screeningVerdict([finding('spam', 0.5, 'links')], policy).action).toBe('approve');
    const two = [finding('spam', 0.5, 'links'), finding('spam', 0.5, 'words')];
    expect(screeningVerdict(two, policy)).toMatchObject({ action: 'hold', reasons: ['links-code', 'words-code'] });
  });

  it('hears a check that says the same thing many times only once, by its strongest finding', () => {
    const policy = policyWith({ spam: { hold: 0.7, reject: null } });
    const often = Array.from({ length: 20 }, () => finding('spam', 0.5, 'links'));
    expect(screeningVerdict(often, policy).action).toBe('approve');
    expect(screeningVerdict([...often, finding('spam', 0.8, 'links')], policy).reasons).toEqual(['links-code']);
  });

  it('does not add up different categories', () => {
    expect(
      screeningVerdict([finding('spam', 0.45), finding('abuse', 0.45), finding('quality', 0.45)], defaultSitePolicy)
        .action,
    ).toBe('approve');
  });

  it('gives as reasons the codes that spoke for the verdict, and no others', () => {
    const findings = [finding('automation', 0.99), finding('quality', 0.6), finding('abuse', 0.1)];
    expect(screeningVerdict(findings, defaultSitePolicy).reasons).toEqual(['automation-check-code']);
    const held = [finding('quality', 0.6), finding('abuse', 0.1)];
    expect(screeningVerdict(held, defaultSitePolicy).reasons).toEqual(['quality-check-code']);
  });

  it('ranks hatred above abuse, and abuse above advertising', () => {
    const harm = (category: FindingCategory): number =>
      screeningVerdict([finding(category, 0.8)], defaultSitePolicy).harm;
    expect(harm('hate')).toBeGreaterThan(harm('abuse'));
    expect(harm('abuse')).toBeGreaterThan(harm('spam'));
    expect(harm('spam')).toBeGreaterThan(harm('quality'));
    expect(harm('hate')).toBeCloseTo(0.8);
  });

  it('holds when a check came to no end: that never approves and never turns away', () => {
    fc.assert(
      fc.property(fc.array(conclusive, { maxLength: 6 }), inconclusive, anyPolicy, (findings, broken, policy) => {
        const { action, reasons } = screeningVerdict([...findings, broken], policy);
        expect(action).toBe('hold');
        expect(reasons).toContain('broken-code');
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('holds what cannot be judged by a score: one that is none, and a policy that could not be read', () => {
    for (const score of [Number.NaN, -1, 1.01, undefined as unknown as number]) {
      const { action, reasons } = screeningVerdict([finding('abuse', score)], defaultSitePolicy);
      expect([score, action, reasons]).toEqual([score, 'hold', ['abuse-check-code']]);
    }
    const unread = readPolicy({ mode: 'screened', thresholds: null });
    expect(screeningVerdict([], unread)).toMatchObject({ action: 'hold', reasons: ['policy-unreadable'] });
    expect(screeningVerdict([finding('automation', 1)], { ...unread, mode: 'screened' }).action).toBe('hold');
  });

  it('turns nothing away by statistics alone, whatever the thresholds and the scores: it holds', () => {
    const statistics = fc.array(
      conclusive.map((drawn) => ({ ...drawn, kind: drawn.kind === 'rule' ? ('statistical' as const) : drawn.kind })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(statistics, anyPolicy, (findings, policy) => {
        const { action } = screeningVerdict(findings, policy);
        expect(['approve', 'hold']).toContain(action);
        const asRules = findings.map((each) => ({ ...each, kind: 'rule' as const }));
        if (severity[screeningVerdict(asRules, policy).action] === 2) expect(action).toBe('hold');
      }),
      { numRuns: 500, seed: 8 },
    );
  });

  it('turns away only with a rule in the very category, whatever rules found elsewhere', () => {
    const policy = policyWith({ hate: { hold: 0.4, reject: 0.9 } });
    const scorer = finding('hate', 0.99, 'scorer', 'statistical');
    expect(screeningVerdict([scorer, finding('abuse', 1)], policy).action).toBe('hold');
    expect(screeningVerdict([scorer, { ...finding('hate', 1), shadow: true }], policy).action).toBe('hold');
    expect(screeningVerdict([scorer, finding('hate', 0)], policy).action).toBe('hold');
    expect(screeningVerdict([scorer, finding('hate', 0.3)], policy).action).toBe('reject');
  });

  it('never approves what reaches a threshold in any category, and never turns away without leave for it', () => {
    fc.assert(
      fc.property(fc.array(conclusive, { maxLength: 6 }), anyPolicy, (findings, policy) => {
        const { action } = screeningVerdict(findings, policy);
        const reaches = (limit: 'hold' | 'reject'): boolean =>
          findings.some(({ category, score }) => {
            const threshold = policy.thresholds[category as ThresholdCategory][limit];
            return threshold !== null && score >= threshold;
          });
        if (reaches('hold') || reaches('reject')) expect(action).not.toBe('approve');
        const leave = findings.some(({ category }) => policy.thresholds[category as ThresholdCategory].reject !== null);
        if (severity[action] === 2) expect(leave).toBe(true);
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it('is never milder under a stricter preset', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(conclusive, inconclusive), { maxLength: 6 }), (findings) => {
        const [strict, standard, light] = presetNames.map((preset) =>
          screeningVerdict(findings, mergePolicy(defaultSitePolicy, { preset })),
        );
        expect(severity[strict!.action]).toBeGreaterThanOrEqual(severity[standard!.action]);
        expect(severity[standard!.action]).toBeGreaterThanOrEqual(severity[light!.action]);
      }),
      { numRuns: 300, seed: 10 },
    );
  });

  it('lets a filled honeypot be turned away under every preset, and a quick form from a throw-away address not', () => {
    for (const preset of presetNames) {
      const policy = mergePolicy(defaultSitePolicy, { preset });
      expect(screeningVerdict([finding('automation', 0.98, 'honeypot')], policy).action).toBe('spam');
      const quick = [finding('automation', 0.9, 'time-on-form'), finding('automation', 0.6, 'disposable-email')];
      expect(screeningVerdict(quick, policy).action).toBe('hold');
    }
  });

  it('never gets milder because a check found more', () => {
    fc.assert(
      fc.property(fc.array(conclusive, { maxLength: 6 }), conclusive, anyPolicy, (findings, more, policy) => {
        const before = screeningVerdict(findings, policy);
        const after = screeningVerdict([...findings, more], policy);
        expect(severity[after.action]).toBeGreaterThanOrEqual(severity[before.action]);
        expect(after.harm).toBeGreaterThanOrEqual(before.harm);
      }),
      { numRuns: 500, seed: 6 },
    );
  });

  it('lets outside judges make a comment wait, and never turn it away, let it pass or keep it from being turned away', () => {
    const outside = conclusive.map((drawn) => ({ ...drawn, check: `judge-${drawn.check}`, kind: 'outside' as const }));
    const some = fc.array(conclusive, { maxLength: 6 });
    fc.assert(
      fc.property(some, fc.array(outside, { maxLength: 4 }), anyPolicy, (findings, judges, policy) => {
        const before = screeningVerdict(findings, policy).action;
        const after = screeningVerdict([...findings, ...judges], policy).action;
        if (before === 'approve') expect(['approve', 'hold']).toContain(after);
        else expect(severity[after]).toBe(severity[before]);
      }),
    );
  });

  it('gives a reason whenever it does not approve, each once, and a harm between 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(conclusive, inconclusive), { maxLength: 8 }), anyPolicy, (findings, policy) => {
        const { action, reasons, harm } = screeningVerdict(findings, policy);
        expect(reasons.length > 0).toBe(action !== 'approve');
        expect(new Set(reasons).size).toBe(reasons.length);
        expect(harm >= 0 && harm <= 1).toBe(true);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
