import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { signature, similarity } from './similarity.js';

const PROMOTION =
  'I made five thousand dollars in one week working from home, ask me how you can do the same and never look back again!';

describe('signature', () => {
  it('is the same for texts that differ in case, blanks, punctuation and look-alikes only', () => {
    const other = signature(PROMOTION.toUpperCase().replaceAll(' ', '  ').replace('!', ' :)').replace('A', 'А'));
    expect(other.textHash.equals(signature(PROMOTION).textHash)).toBe(true);
    expect(other.bands).toEqual(signature(PROMOTION).bands);
  });

  it('shares a band with a text that was changed a little, and not with another text', () => {
    const original = signature(PROMOTION);
    const changed = signature(PROMOTION.replace('five thousand', 'six thousand') + ' Anna');
    const other = signature(
      'The minister said on Tuesday that the bridge would be closed for repairs until the end of spring.',
    );
    expect(similarity(original.minhash, changed.minhash)).toBeGreaterThan(0.6);
    expect(original.bands.some((key, band) => changed.bands[band] === key)).toBe(true);
    expect(similarity(original.minhash, other.minhash)).toBeLessThan(0.2);
    expect(original.bands.some((key, band) => other.bands[band] === key)).toBe(false);
  });

  it('gives short texts no bands', () => {
    expect(signature('Thanks!').bands).toEqual([]);
    expect(signature('Thanks!').textHash.equals(signature('thanks').textHash)).toBe(true);
  });

  it('tells emoji apart though they have no letters', () => {
    expect(signature('😀😀').textHash.equals(signature('😡').textHash)).toBe(false);
  });

  it('has 32 minima, none or 8 bands, and 32 bytes of hash, all fit for signed 32-bit columns', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const { textHash, minhash, bands } = signature(text);
        expect(textHash).toHaveLength(32);
        expect(minhash).toHaveLength(32);
        expect([0, 8]).toContain(bands.length);
        for (const value of [...minhash, ...bands]) expect(value | 0).toBe(value);
        expect(signature(text)).toEqual({ textHash, minhash, bands });
      }),
    );
  });

  it('does not change between releases, because it is stored', () => {
    const { textHash, minhash, bands } = signature(PROMOTION);
    expect([textHash.toString('hex').slice(0, 16), minhash[0], minhash[31], bands[0], bands[7]]).toMatchInlineSnapshot(`
     [
       "96c4379a0b1e48b7",
       -2140546230,
       -2086330432,
       -2072027416,
       1010449285,
     ]
    `);
  });
});

describe('similarity', () => {
  it('estimates the share of common five-letter pieces', () => {
    expect(similarity([1, 2, 3, 4], [1, 2, 3, 5])).toBe(0.75);
    expect(similarity([], [])).toBe(0);
  });
});
