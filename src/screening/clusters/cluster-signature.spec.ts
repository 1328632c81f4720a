import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clusterSignature } from './cluster-signature.js';

const site = '01900000-0000-7000-8000-00000000000a';
const other = '01900000-0000-7000-8000-00000000000b';
const PROMOTION = 'I made five thousand dollars in one week working from home, ask me how you can do the same';

describe('the signature of a comment', () => {
  it('does not look at where on a site a link goes, at digits, or at disguises', () => {
    const { minhash, bands } = clusterSignature(`${PROMOTION} https://deals.example/a1 for 500`, site);
    const disguised = `${PROMOTION.replaceAll('e', 'е').replaceAll(' ', ' \u200b')} https://www.deals.example/zzz for 95`;
    expect(clusterSignature(disguised, site)).toMatchObject({ minhash, bands });
  });

  it('has exact copies in common only when everything is the same', () => {
    const hash = (body: string): string => clusterSignature(body, site).textHash.toString('hex');
    expect(hash('Thanks!')).toBe(hash('  THANKS'));
    expect(hash(`${PROMOTION} https://a.example/1`)).not.toBe(hash(`${PROMOTION} https://a.example/2`));
    expect(hash('😀😀')).not.toBe(hash('😡'));
  });

  it('has nothing to look up in a short text or a stock phrase, but the domain of a link', () => {
    for (const body of ['Thanks!', 'شكرا لكم', 'Rest in peace, my condolences to the family', '😀'.repeat(50), '']) {
      expect(clusterSignature(body, site).bands).toEqual([]);
    }
    const [band, ...none] = clusterSignature('see https://www.shop.example.co.uk/1', site).bands;
    expect(none).toEqual([]);
    expect(clusterSignature('more: shop.example.co.uk/2', site).domainBands).toEqual([band]);
    expect(clusterSignature('more: https://shop.elsewhere.co.uk/2', site).domainBands).not.toContain(band);
  });

  it('is found by other keys on another site', () => {
    const { bands } = clusterSignature(`${PROMOTION} https://deals.example`, site);
    expect(bands).toHaveLength(9);
    expect(
      clusterSignature(`${PROMOTION} https://deals.example`, other).bands.filter((b) => bands.includes(b)),
    ).toEqual([]);
  });

  it('fits into signed 32-bit columns, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { minhash, bands, domainBands, textHash } = clusterSignature(text, site);
        expect([minhash.length, textHash.length]).toEqual([32, 32]);
        expect(bands.length).toBeLessThanOrEqual(10);
        expect(bands).toEqual(expect.arrayContaining(domainBands));
        for (const value of [...minhash, ...bands]) expect(value | 0).toBe(value);
      }),
    );
  });

  it('does not change between releases, because it is stored', () => {
    const { textHash, minhash, bands } = clusterSignature(PROMOTION, site);
    expect([textHash.toString('hex').slice(0, 16), minhash[0], minhash[31], bands[0], bands[7]]).toMatchInlineSnapshot(`
     [
       "b6f2c2e8b15b8d8b",
       -2140546230,
       -2085200219,
       1243937497,
       -336411594,
     ]
    `);
  });
});
