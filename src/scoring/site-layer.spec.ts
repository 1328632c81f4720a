import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shippedScorer } from './load-model.js';
import { packSiteLayer, SiteLayerError, unpackSiteLayer, type SiteLayer } from './site-layer.js';

const facts = { id: 'snapshot', scorerVersion: 'w1' };
// JSON knows no negative zero.
const number = fc.double({ min: -20, max: 20, noNaN: true }).map((drawn) => drawn + 0);
const head = fc.record({
  globalWeight: number,
  siteWeight: number,
  bias: number,
  scale: number,
  weights: fc.int8Array({ minLength: 64, maxLength: 64 }),
});
const layers: fc.Arbitrary<SiteLayer> = fc
  .record({ spam: head, abuse: head, hate: head }, { requiredKeys: [] })
  .map((heads) => ({ ...facts, heads }));

describe('a packed layer', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(layers, (layer) => expect(unpackSiteLayer(packSiteLayer(layer), facts)).toEqual(layer)), { numRuns: 50, seed: 1 }); // prettier-ignore
  });

  it('is refused when a byte changed, was lost, or all of it is something else', () => {
    fc.assert(
      fc.property(layers, fc.nat(), fc.integer({ min: 1, max: 255 }), (layer, place, change) => {
        const packed = packSiteLayer(layer);
        const spoilt = Buffer.from(packed);
        spoilt[place % spoilt.length]! ^= change;
        expect(() => unpackSiteLayer(spoilt, facts)).toThrow(SiteLayerError);
        expect(() => unpackSiteLayer(packed.subarray(0, place % packed.length), facts)).toThrow(SiteLayerError);
      }),
      { numRuns: 100, seed: 2 },
    );
    expect(() => unpackSiteLayer(Buffer.from('not a layer at all, but a longer text'), facts)).toThrow(SiteLayerError);
  });
});

describe('a layer over the shipped weights', () => {
  const layer: SiteLayer = {
    ...facts,
    heads: { spam: { globalWeight: 0, siteWeight: 1, bias: 3, scale: 0, weights: new Int8Array(64) } },
  };

  it('changes the heads that it has and no others, and keeps probabilities probabilities', () => {
    const input = { body: 'The ferry was late again this morning.' };
    const plain = shippedScorer().judge(input);
    const { scores } = shippedScorer().judge(input, layer);
    expect(scores.spam).toBeCloseTo(1 / (1 + Math.exp(-3)));
    expect([scores.abuse, scores.hate]).toEqual([plain.scores.abuse, plain.scores.hate]);
  });

  it('is part of the explanation', () => {
    const weights = new Int8Array(64).fill(100);
    const heads = { spam: { globalWeight: 0, siteWeight: 1, bias: 0, scale: 0.1, weights } };
    const { words } = shippedScorer()
      .judge({ body: 'zebra' }, { ...facts, heads })
      .explain('spam');
    expect(words[0]).toMatchObject({ start: 0, end: 5 });
  });
});
