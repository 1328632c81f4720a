import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { HmacSha256 } from './hmac.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  // Around the length beyond which the text no longer fits the buffer that is kept.
  fc
    .tuple(fc.constantFrom('a', 'ي', '字', '😀', '\ud800'), fc.integer({ min: 160, max: 1_100 }))
    .map(([unit, times]) => unit.repeat(times)),
);

describe('the HMAC', () => {
  it('is the one of the standard library, for every key and one text after the other', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 0, maxLength: 64 }),
        fc.array(text, { minLength: 1, maxLength: 4 }),
        (key, texts) => {
          const hmac = new HmacSha256(key);
          for (const one of texts) {
            const expected = createHmac('sha256', key).update(one).digest();
            expect(hmac.digest(one)).toEqual(expected);
            expect(hmac.base64url(one)).toBe(expected.toString('base64url'));
          }
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });

  it('gives a digest that later ones leave alone', () => {
    const hmac = new HmacSha256(Buffer.alloc(32, 7));
    const first = hmac.digest('one');
    const copy = Buffer.from(first);
    hmac.digest('two');
    expect(first).toEqual(copy);
  });

  it('refuses a key that would have to be hashed first', () => {
    expect(() => new HmacSha256(Buffer.alloc(65))).toThrow(RangeError);
  });
});
