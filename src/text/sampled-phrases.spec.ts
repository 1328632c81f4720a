import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampledPhrases } from './sampled-phrases.js';

const letters = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: min, maxLength: max });

describe('sampledPhrases', () => {
  it('gives up to eight different numbers fit for a signed 32-bit column, and none for less than twelve letters', () => {
    fc.assert(
      fc.property(letters(0, 200), (text) => {
        const phrases = sampledPhrases(text);
        expect(phrases.length).toBe(Math.min(8, Math.max(0, text.length - 11)));
        expect(new Set(phrases).size).toBe(phrases.length);
        for (const phrase of phrases) expect(phrase | 0).toBe(phrase);
      }),
    );
  });

  it('finds a text again with as much padding before and behind it as it is long', () => {
    const misses = fc
      .sample(fc.tuple(letters(120, 160), letters(60, 80), letters(60, 80)), { numRuns: 400, seed: 11 })
      .filter(([text, before, behind]) => {
        const plain = new Set(sampledPhrases(text));
        return !sampledPhrases(before + text + behind).some((phrase) => plain.has(phrase));
      });
    expect(misses.length).toBeLessThanOrEqual(4);
  });

  it('does not change between releases, because it is stored', () => {
    expect(sampledPhrases('theferrywaslateagainthismorning').slice(0, 2)).toMatchInlineSnapshot(`
     [
       -1950551682,
       -1849801007,
     ]
    `);
  });
});
