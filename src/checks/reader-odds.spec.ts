import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amongDataSets, amongReaders } from './reader-odds.js';

const judged = (abuse: number, language = 'en') => ({ scores: { spam: 0.4, abuse, hate: 0.6 }, language });

describe('probabilities among readers', () => {
  it('are lower for abuse, and the same for the other heads and for what a site has taught', () => {
    expect(amongReaders(judged(0.5), 'abuse')).toBeCloseTo(0.109, 3);
    expect(amongReaders(judged(0.5, 'ar'), 'abuse')).toBeCloseTo(0.289, 3);
    expect(amongReaders(judged(0.5), 'spam')).toBe(0.4);
    expect(amongReaders(judged(0.5), 'hate')).toBe(0.6);
    expect(amongReaders(judged(0.5), 'abuse', true)).toBe(0.5);
  });

  it('stay probabilities, keep the order, and can be undone', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(probability, probability, fc.constantFrom('en', 'ar', 'de'), (one, other, language) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((abuse) => amongReaders(judged(abuse, language), 'abuse')); // prettier-ignore
        expect(low!).toBeGreaterThanOrEqual(0);
        expect(high!).toBeLessThanOrEqual(1);
        expect(low!).toBeLessThanOrEqual(high! + 1e-12);
        expect(amongDataSets(high!, 'abuse', language)).toBeCloseTo(Math.max(one, other), 6);
      }),
    );
  });
});
