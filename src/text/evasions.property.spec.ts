import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from './fold.js';
import { PhraseMatcher } from './phrase-matcher.js';
import { skeleton } from './skeleton.js';

const WORDS = ['idiot', 'moron', 'stupid', 'bastard', 'faggot'];
const LEET: Readonly<Record<string, string>> = { i: '1', o: '0', a: '4', e: '3' };
const CYRILLIC: Readonly<Record<string, string>> = { i: 'і', o: 'о', a: 'а', e: 'е' };
const inner = (word: string, change: (letter: string) => string) =>
  word.charAt(0) + [...word.slice(1, -1)].map(change).join('') + word.slice(-1);

const ATTACKS: Readonly<Record<string, (word: string, at: number) => string>> = {
  case: (word) => word.toUpperCase(),
  width: (word) => [...word].map((letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)).join(''),
  leet: (word) => inner(word, (letter) => LEET[letter] ?? letter),
  'look-alikes': (word) => inner(word, (letter) => CYRILLIC[letter] ?? letter),
  'zero-width characters': (word) => [...word].join('\u200b'),
  marks: (word) => [...word].join('\u0301\u0336\u0489'),
  repeats: (word, at) => word.slice(0, at) + word.charAt(at).repeat(5) + word.slice(at + 1),
  dots: (word) => [...word].join('.'),
  spaces: (word) => [...word].join(' '),
  star: (word, at) => `${word.slice(0, at)}*${word.slice(at + 1)}`,
};

describe('a listed word', () => {
  it.each(Object.keys(ATTACKS))('is found under %s', (name) => {
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 3 }), (word, at) => {
        const text = `so, ${ATTACKS[name]?.(word, at)}, no`;
        expect(new PhraseMatcher([word]).find(fold(text))).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its skeleton when two inner letters are swapped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WORDS.slice(0, 4)), fc.integer({ min: 1, max: 2 }), (word, at) => {
        const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
        expect(skeleton(swapped)).toBe(skeleton(word));
      }),
    );
  });
});
