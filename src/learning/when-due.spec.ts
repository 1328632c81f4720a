import { describe, expect, it } from '@jest/globals';
import { nextRefitAt, refitDue } from './when-due.js';

describe('a refit', () => {
  const facts = { decisions: 0, decisionsAtRefit: 0, fittedOn: 'w1', frozen: false };

  it('is due every fifty decisions, later every tenth more', () => {
    expect([0, 50, 450, 1000, 4000].map(nextRefitAt)).toEqual([50, 100, 500, 1100, 4400]);
    expect(refitDue({ ...facts, decisions: 49 }, 'w1')).toBe(false);
    expect(refitDue({ ...facts, decisions: 50 }, 'w1')).toBe(true);
    expect(refitDue({ ...facts, decisions: 4399, decisionsAtRefit: 4000 }, 'w1')).toBe(false);
  });

  it('is due at once when the shipped weights are others, but never while frozen', () => {
    const fitted = { ...facts, decisions: 60, decisionsAtRefit: 50 };
    expect(refitDue(fitted, 'w2')).toBe(true);
    expect(refitDue({ ...fitted, frozen: true }, 'w2')).toBe(false);
    expect(refitDue({ ...facts, decisions: 10, fittedOn: null }, 'w2')).toBe(false);
  });
});
