import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { standingOf, type PastDecision } from './standing.js';

const day = 86_400;
const rules = { trust: { enabled: true, approvals: 3, halfLifeDays: 90 }, strikes: { limit: 3, days: 90 } };
const approved = (days: number): PastDecision => ({ action: 'approve', reasons: [], ageSeconds: days * day });
const rejected = (days: number, reason = 'off-topic'): PastDecision => ({
  action: 'reject',
  reasons: [reason],
  ageSeconds: days * day,
});
const spam = (days: number): PastDecision => ({ action: 'spam', reasons: [], ageSeconds: days * day });
const three = [approved(1), approved(2), approved(3)];

const anyDecision: fc.Arbitrary<PastDecision> = fc.record({
  action: fc.constantFrom('approve', 'approve', 'reject', 'spam'),
  reasons: fc.constantFrom<string[]>([], ['abuse'], ['spam'], ['other']),
  ageSeconds: fc.integer({ min: -day, max: 900 * day }),
});
const anyRecord = fc.array(anyDecision, { maxLength: 12 });

describe('an author’s standing', () => {
  it('is trusted with a proven address and enough approvals', () => {
    expect(standingOf(true, three, rules)).toEqual({
      ...{ proven: true, approvals: 3, secondsSinceRejection: null, strikes: 0, trusted: true },
    });
    expect(standingOf(true, three.slice(1), rules).trusted).toBe(false);
  });

  it('is not without a proven address, however long the record is', () => {
    fc.assert(fc.property(anyRecord, (record) => !standingOf(false, record, rules).trusted));
  });

  it('is not where the site gives no trust', () => {
    expect(standingOf(true, three, { ...rules, trust: { ...rules.trust, enabled: false } }).trusted).toBe(false);
  });

  it('fades: after a half-life an approval is worth half, after two a quarter', () => {
    expect(standingOf(true, [approved(89.9)], rules).approvals).toBe(1);
    expect(standingOf(true, [approved(90)], rules).approvals).toBe(0.5);
    expect(standingOf(true, [approved(180)], rules).approvals).toBe(0.25);
    const old = three.map(({ ageSeconds }) => approved(ageSeconds / day + 90));
    expect(standingOf(true, old, rules).trusted).toBe(false);
    expect(standingOf(true, [...old, ...old], rules).trusted).toBe(true);
  });

  it('is lost at once on a rejection, also on one that came while the comment waited', () => {
    expect(standingOf(true, [...three, rejected(0.5)], rules).trusted).toBe(false);
    expect(standingOf(true, [...three, spam(-0.001)], rules)).toMatchObject({
      trusted: false,
      secondsSinceRejection: 0,
    });
  });

  it('takes new approvals and a month after a rejection', () => {
    expect(standingOf(true, [...three, rejected(31)], rules)).toMatchObject({ approvals: 3, trusted: true });
    expect(standingOf(true, [...three, rejected(29)], rules)).toMatchObject({ approvals: 3, trusted: false });
    expect(standingOf(true, [approved(32), approved(33), approved(34), rejected(31)], rules)).toMatchObject({
      ...{ approvals: 0, trusted: false },
    });
  });

  it('counts rejections for abuse and spam as strikes, until they expire', () => {
    const record = [rejected(1, 'abuse'), rejected(2, 'hate'), rejected(3, 'threat'), rejected(4, 'spam'), spam(5)];
    expect(standingOf(false, record, rules).strikes).toBe(5);
    expect(standingOf(false, [rejected(1), rejected(2, 'duplicate'), approved(1)], rules).strikes).toBe(0);
    expect(standingOf(false, [spam(89), spam(90), spam(91)], rules).strikes).toBe(1);
  });

  it('never gets better by a rejection, nor by time alone', () => {
    fc.assert(
      fc.property(anyRecord, fc.boolean(), fc.integer({ min: 0, max: 25 * day }), (record, proven, age) => {
        const before = standingOf(proven, record, rules);
        const after = standingOf(proven, [...record, { action: 'reject', reasons: [], ageSeconds: age }], rules);
        expect(after.trusted).toBe(false);
        expect(after.strikes).toBeGreaterThanOrEqual(before.strikes);
        const later = standingOf(
          proven,
          record.map((decision) => ({ ...decision, ageSeconds: Math.max(0, decision.ageSeconds) + age })),
          rules,
        );
        expect(later.approvals).toBeLessThanOrEqual(before.approvals);
        expect(later.strikes).toBeLessThanOrEqual(before.strikes);
      }),
      { numRuns: 300, seed: 9 },
    );
  });
});
