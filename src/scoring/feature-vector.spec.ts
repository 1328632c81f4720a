import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FeatureCounter } from './feature-vector.js';
import { featureVector } from './features.js';
import { readComment } from './reading.js';

const asMap = ({ hashes, values }: { hashes: Int32Array; values: Float32Array }) =>
  new Map([...hashes].map((hash, i) => [hash, values[i]]));

describe('the feature counter', () => {
  it('counts like a map, with 1 + log(count) and each block brought to its weight', () => {
    const counter = new FeatureCounter();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 300 }), (found) => {
        counter.start(found.length);
        const expected = new Map<number, number>();
        for (const hash of found) {
          counter.add(0, hash, 0, 1);
          expected.set(hash, (expected.get(hash) ?? 0) + 1);
        }
        const { hashes, values } = counter.finish([2]);
        expect([...hashes].sort()).toEqual([...expected.keys()].sort());
        const raw = [...hashes].map((hash) => 1 + Math.log(expected.get(hash) ?? 0));
        const length = Math.hypot(...raw);
        raw.forEach((value, i) => expect(values[i]).toBeCloseTo((2 * value) / length, 5));
      }),
    );
  });

  it('forgets the comment before', () => {
    const counter = new FeatureCounter();
    counter.start(1000);
    for (let hash = 0; hash < 1000; hash++) counter.add(0, hash, 0, 1);
    counter.finish([1]);
    counter.start(8);
    counter.add(0, 7, 0, 1);
    expect(asMap(counter.finish([1]))).toEqual(new Map([[7, 1]]));
  });

  it('stops taking features in an endless comment, and stays whole', () => {
    const counter = new FeatureCounter();
    counter.start(100_000);
    for (let hash = 0; hash < 100_000; hash++) counter.add(hash % 2, Math.imul(hash, 0x9e3779b1), 0, 1);
    const { hashes, values } = counter.finish([1, 1]);
    expect(hashes.length).toBe(1 << 14);
    expect(values.every(Number.isFinite)).toBe(true);
  });
});

describe('the features of a comment', () => {
  const vectorOf = (body: string) => asMap(featureVector(readComment({ body })));

  it('are the same each time, and finite', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (body) => {
        const vector = vectorOf(body);
        expect(vectorOf(body)).toEqual(vector);
        for (const value of vector.values()) expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('are those of the folded text: a hidden word has the plain word’s features', () => {
    const plain = vectorOf('you are an idiot');
    const hidden = vectorOf('you are an idіot');
    const shared = [...plain.keys()].filter((hash) => hidden.has(hash));
    expect(shared.length / plain.size).toBeGreaterThan(0.95);
  });
});
