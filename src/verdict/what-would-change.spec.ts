import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Finding, FindingCategory } from '../checks/check.js';
import { faultsOfPolicy, mergePolicy, thresholdCategories } from '../sites/merge-policy.js';
import { readPolicy } from '../sites/read-policy.js';
import { defaultSitePolicy, type SitePolicy } from '../sites/site-policy.js';
import { applyChanges } from './change.js';
import { screeningVerdict } from './screening-policy.js';
import { whatWouldChange, type WouldChange } from './what-would-change.js';

const finding = (
  category: FindingCategory,
  score: number,
  check: string,
  more: Partial<Finding> = { kind: 'rule' },
): Finding => ({ check, code: `${check}-code`, category, score, spans: [], text: 'A sentence.', ...more });
const changesTo = (findings: Finding[], policy: SitePolicy): WouldChange[] =>
  whatWouldChange(findings, policy, screeningVerdict(findings, policy));
const sentences = (findings: Finding[], policy = defaultSitePolicy): string[] =>
  changesTo(findings, policy).map(({ text }) => text);

const score = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const limits = fc
  .tuple(fc.option(score), fc.option(score))
  .map(([hold, reject]) =>
    hold !== null && reject !== null && hold > reject ? { hold: reject, reject: hold } : { hold, reject },
  );
const anyPolicy: fc.Arbitrary<SitePolicy> = fc
  .record({
    mode: fc.constantFrom<SitePolicy['mode']>('screened', 'premoderated'),
    thresholds: fc.record(Object.fromEntries(thresholdCategories.map((name) => [name, limits]))),
  })
  .map((drawn) => ({ ...defaultSitePolicy, ...drawn }) as SitePolicy);
const anyFindings = fc.array(
  fc
    .record({
      category: fc.constantFrom<FindingCategory>(...thresholdCategories, 'inconclusive'),
      score,
      check: fc.constantFrom('one', 'two', 'three'),
      kind: fc.constantFrom('rule' as const, 'statistical' as const),
      shadow: fc.constantFrom(undefined, true as const),
    })
    .map((drawn) => finding(drawn.category, drawn.score, drawn.check, { kind: drawn.kind, shadow: drawn.shadow })),
  { maxLength: 6 },
);

describe('what would change a verdict', () => {
  it('is true: applying what is named gives the verdict that is named, another one, under a policy that makes sense', () => {
    fc.assert(
      fc.property(anyFindings, anyPolicy, (findings, policy) => {
        const { action } = screeningVerdict(findings, policy);
        for (const { changes, verdict } of changesTo(findings, policy)) {
          const changed = applyChanges(changes, findings, policy);
          expect(screeningVerdict(changed.findings, changed.policy).action).toBe(verdict);
          expect(verdict).not.toBe(action);
          expect(faultsOfPolicy(changed.policy)).toEqual([]);
        }
      }),
      { numRuns: 1_000, seed: 11 },
    );
  });

  it('always names a way to approval for what is not approved, with nothing in it in vain', () => {
    fc.assert(
      fc.property(anyFindings, anyPolicy, (findings, policy) => {
        if (screeningVerdict(findings, policy).action === 'approve') return;
        const ways = changesTo(findings, policy).filter(({ verdict }) => verdict === 'approve');
        expect(ways.length).toBeGreaterThan(0);
        for (const { changes } of ways) {
          for (const needless of changes) {
            const changed = applyChanges(
              changes.filter((change) => change !== needless),
              findings,
              policy,
            );
            expect(screeningVerdict(changed.findings, changed.policy).action).not.toBe('approve');
          }
        }
      }),
      { numRuns: 1_000, seed: 12 },
    );
  });

  it('moves thresholds no further than to the next hundredth, and scores no further than to the limit', () => {
    fc.assert(
      fc.property(anyFindings, anyPolicy, (findings, policy) => {
        for (const change of changesTo(findings, policy).flatMap(({ changes }) => changes)) {
          if (change.kind === 'score') expect(change.limit).toBe(limitOf(policy, change));
          if (change.kind !== 'threshold' || change.from === null || change.to === null) continue;
          const halfWay = { ...change, to: change.to > change.from ? change.to - 0.011 : change.to + 0.011 };
          if (Math.abs(halfWay.to - change.from) > Math.abs(change.to - change.from)) continue;
          const changed = applyChanges([halfWay], findings, policy);
          const { action } = screeningVerdict(changed.findings, changed.policy);
          expect(action).toBe(screeningVerdict(findings, policy).action);
        }
      }),
      { numRuns: 1_000, seed: 13 },
    );
  });

  it('says in words how a held comment would pass', () => {
    expect(sentences([finding('hate', 0.43, 'scorer', { kind: 'statistical' })])).toEqual([
      "Without the finding 'scorer-code' (scorer), it would be approved.",
      'Had the score for hate been under 0.30 (it was 0.43), it would be approved.',
      'With the threshold to hold for hate at 0.44 (it is 0.30), it would be approved.',
    ]);
  });

  it('says what would hold an approved one, the nearest first', () => {
    expect(sentences([finding('abuse', 0.3, 'scorer', { kind: 'statistical' })]).slice(0, 2)).toEqual([
      'Had the score for abuse reached 0.50 (it was 0.30), it would be held.',
      'Had the score for hate reached 0.30 (it was 0.00), it would be held.',
    ]);
    expect(sentences([finding('abuse', 0.3, 'scorer')])).toContain(
      'With the threshold to hold for abuse at 0.30 (it is 0.50), it would be held.',
    );
    expect(sentences([])).toContain('With pre-moderation, it would be held.');
  });

  it('names together what only together would let a comment pass', () => {
    const [first] = changesTo([finding('abuse', 0.6, 'one'), finding('spam', 0.7, 'two')], {
      ...defaultSitePolicy,
      mode: 'premoderated',
    });
    expect(first!.text).toBe(
      "Without the finding 'one-code' (one) and without the finding 'two-code' (two) and without pre-moderation, it would be approved.",
    );
  });

  it('says what turns a comment away, and how near the machine is to that', () => {
    const policy = mergePolicy(defaultSitePolicy, { thresholds: { spam: { reject: 0.9 } } });
    expect(sentences([finding('spam', 0.95, 'links')], policy)).toContain(
      'With the threshold to reject for spam at 0.96 (it is 0.90), it would be held.',
    );
    expect(sentences([finding('spam', 0.8, 'links')], policy)).toContain(
      'Had the score for spam reached 0.90 (it was 0.80), it would be turned away as spam.',
    );
    const statistics = changesTo([finding('spam', 0.8, 'scorer', { kind: 'statistical' })], policy);
    expect(statistics.filter(({ verdict }) => verdict === 'spam')).toEqual([]);
  });

  it('writes numbers so that they say which side of the limit they are on', () => {
    const near = sentences([finding('abuse', 0.49996, 'scorer')]);
    expect(near[0]).toBe('Had the score for abuse reached 0.50 (it was 0.4999), it would be held.');
  });

  it('has nothing to name under a policy that could not be read', () => {
    expect(changesTo([finding('abuse', 0.9, 'one')], readPolicy(null))).toEqual([]);
  });
});

function limitOf(
  policy: SitePolicy,
  { category, limit }: { category: (typeof thresholdCategories)[number]; limit: number },
): number | undefined {
  return Object.values(policy.thresholds[category]).find((each) => each === limit) ?? undefined;
}
