import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { growthOverEight } from '../../test/support/cpu-time.js';
import { anyString, slowPieces } from '../../test/support/hostile-strings.js';
import { fold } from '../text/fold.js';
import { FEATURE_VERSION, featureVector } from './features.js';
import { heads, parts } from './heads.js';
import type { HeadModel } from './model-file.js';
import { findPatterns } from './patterns/find-patterns.js';
import { readComment } from './reading.js';
import { Scorer } from './scorer.js';
import { structuralFeatures } from './structural-features.js';

// Weights without meaning: what is asked here must hold for any.
const anyWeights: HeadModel[] = (['en', 'ar', 'multi'] as const).flatMap((group, g) =>
  parts.map((part, h) => ({
    group,
    part,
    bits: 10 + h,
    scale: 0.1,
    calibration: { slope: 1, offset: -1 },
    bend: [],
    weights: Int8Array.from({ length: 1 << (10 + h) }, (_, slot) => ((slot * 37 + 11 * g + h) % 255) - 127),
  })),
);
const scorer = new Scorer({ features: FEATURE_VERSION, sources: [], heads: anyWeights, version: 'test' });

describe('any string at all', () => {
  it('has patterns inside its folded text', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const folded = fold(text);
        for (const { start, end, strength } of findPatterns(folded)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(folded.text.length);
          expect(strength).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has a finite vector, the same each time, each feature once', () => {
    fc.assert(
      fc.property(anyString, anyString, (text, other) => {
        const vector = featureVector(readComment({ body: text }));
        featureVector(readComment({ body: other }));
        expect(featureVector(readComment({ body: text }))).toEqual(vector);
        expect(vector.values.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
        expect(new Set(vector.hashes).size).toBe(vector.hashes.length);
      }),
      { numRuns: 200 },
    );
  });

  it('is judged and explained, with places in the original', () => {
    fc.assert(
      fc.property(anyString, fc.option(anyString, { nil: undefined }), (body, name) => {
        const judgement = scorer.judge({ body, name, emailDomain: name, timeOnFormMs: null });
        for (const head of heads) {
          expect(judgement.scores[head]).toBeGreaterThanOrEqual(0);
          expect(judgement.scores[head]).toBeLessThanOrEqual(1);
          for (const { start, end, weight } of judgement.explain(head).words) {
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(body.length);
            expect(weight).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is judged the same with its text folded beforehand', () => {
    fc.assert(
      fc.property(anyString, (body) => {
        expect(scorer.judge({ body, folded: fold(body) }).logits).toEqual(scorer.judge({ body }).logits);
      }),
      { numRuns: 100 },
    );
  });
});

describe('judging takes linear time', () => {
  it.each(slowPieces)('for %j again and again', (piece) => {
    const text = (size: number) => piece.repeat(Math.ceil(size / piece.length));
    const judge = (body: string) => {
      structuralFeatures({ body, name: body });
      scorer.judge({ body }).explain('abuse');
    };
    expect(growthOverEight(text, judge, 1_000)).toBeLessThan(30);
  });
});
