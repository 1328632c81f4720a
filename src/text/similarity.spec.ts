import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lettersAndDigits, minhash, similarity } from './similarity.js';

const PROMOTION =
  'I made five thousand dollars in one week working from home, ask me how you can do the same and never look back again!';
const hashOfText = (text: string): number[] => minhash(lettersAndDigits(text));

describe('minhash', () => {
  it('is the same for texts that differ in case, blanks, punctuation and look-alikes only', () => {
    const other = PROMOTION.toUpperCase().replaceAll(' ', '  ').replace('!', ' :)').replace('A', 'А');
    expect(hashOfText(other)).toEqual(hashOfText(PROMOTION));
  });

  it('is alike for a text that was changed a little, and not for another text', () => {
    const changed = hashOfText(PROMOTION.replace('five thousand', 'six thousand') + ' Anna');
    const other = hashOfText('The minister said on Tuesday that the bridge would be closed for repairs until spring.');
    expect(similarity(hashOfText(PROMOTION), changed)).toBeGreaterThan(0.6);
    expect(similarity(hashOfText(PROMOTION), other)).toBeLessThan(0.2);
  });

  it('tells emoji apart though they have no letters', () => {
    expect(hashOfText('😀😀')).not.toEqual(hashOfText('😡'));
  });

  it('has 32 minima, all fit for signed 32-bit columns', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const minima = hashOfText(text);
        expect(minima).toHaveLength(32);
        for (const value of minima) expect(value | 0).toBe(value);
      }),
    );
  });

  it('does not change between releases, because it is stored', () => {
    const minima = hashOfText(PROMOTION);
    expect([minima[0], minima[31]]).toEqual([-2140546230, -2086330432]);
  });
});

describe('similarity', () => {
  it('estimates the share of common five-letter pieces', () => {
    expect(similarity([1, 2, 3, 4], [1, 2, 3, 5])).toBe(0.75);
    expect(similarity([], [])).toBe(0);
  });
});
