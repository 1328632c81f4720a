import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { growthOverEight } from '../../test/support/cpu-time.js';
import { anyString, slowPieces } from '../../test/support/hostile-strings.js';
import { arabiziWords } from './arabizi.js';
import { fold } from './fold.js';
import { detectLanguage } from './language.js';
import { mend } from './mend.js';
import { PhraseMatcher } from './phrase-matcher.js';
import { signature } from './signature.js';
import type { TracedText } from './traced-text.js';
import { words } from './words.js';

const matcher = new PhraseMatcher(['stupid', 'you are', 'كلب', 'h3ll0', '傻']);

function expectPlacesInOrder(traced: TracedText): void {
  expect(traced.starts).toHaveLength(traced.text.length);
  expect(traced.ends).toHaveLength(traced.text.length);
  for (let at = 0; at < traced.text.length; at++) {
    const [start, end] = [traced.starts[at] as number, traced.ends[at] as number];
    if (start > end || end > traced.original.length) throw new Error(`Unit ${at} stands for ${start} to ${end}.`);
    if (at > 0 && start < (traced.starts[at - 1] as number)) throw new Error(`Unit ${at} is out of order.`);
  }
}

describe('any string at all', () => {
  it('is folded and mended with every place in the original and in order', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const folded = fold(text);
        expect(folded.original === text).toBe(true);
        expectPlacesInOrder(folded);
        expectPlacesInOrder(mend(folded));
      }),
      { numRuns: 500 },
    );
  });

  it('is folded for good: folding it again changes nothing', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it('has its words, Arabizi words and phrases inside', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const folded = fold(text);
        for (const { text: word, start, end } of words(folded)) expect(folded.text.slice(start, end)).toBe(word);
        for (const { start, end } of arabiziWords(folded)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(folded.text.length);
        }
        for (const { span } of matcher.find(folded)) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has a language and a signature', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        expect(detectLanguage(text).language).toMatch(/^[a-z]{2,3}$/);
        expect(signature(text).textHash).toHaveLength(32);
      }),
    );
  });

  it('may be a line of a million characters', () => {
    for (const piece of ['a', 'a b ', '\u0301', 'كـ', '1d10t ']) {
      const text = piece.repeat(1_000_000 / piece.length);
      const folded = fold(text);
      expect(mend(folded).original === text).toBe(true);
      expect(words(folded).every(({ end }) => end <= folded.text.length)).toBe(true);
    }
  });
});

describe('reading takes linear time', () => {
  it.each(slowPieces)('for %j again and again', (piece) => {
    const text = (size: number) => piece.repeat(Math.ceil(size / piece.length));
    const read = (long: string) => {
      const folded = fold(long);
      words(mend(folded));
      arabiziWords(folded);
      matcher.find(folded);
      detectLanguage(long);
    };
    expect(growthOverEight(text, read, 1_000)).toBeLessThan(30);
  });
});
