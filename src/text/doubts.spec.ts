import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyString } from '../../test/support/hostile-strings.js';
import { unmixAlphabets } from './confusables.js';
import { doubtsAbout, FOREIGN, LEET, SPACED, STRETCHED } from './doubts.js';
import { foldCharacters } from './fold-characters.js';
import { decodeLeet } from './leet.js';

describe('doubtsAbout', () => {
  it.each([
    ['nothing', 'A plain text, with 2 numbers... and a sign!'.toLowerCase().replace('!', ''), 0],
    ['stretched letters', 'sooo', STRETCHED],
    ['letters apart', 'so f.u.c.k', SPACED],
    ['letters wide apart', 'f   u   c', SPACED],
    ['stand-ins', 'm0ron', LEET],
    ['nothing but stand-ins', 'x $#!+', LEET],
    ['Cyrillic letters', 'idіot', FOREIGN],
  ])('sees %s', (_what, text, doubts) => expect(doubtsAbout(text)).toBe(doubts));

  it('never doubts too little: a step that is not asked for would change nothing', () => {
    fc.assert(
      fc.property(anyString, (original) => {
        const { text } = foldCharacters(original);
        const doubts = doubtsAbout(text);
        if (!(doubts & FOREIGN)) expect(unmixAlphabets(text)).toBe(text);
        if (!(doubts & LEET)) expect(decodeLeet(text)).toBe(text);
        if (!(doubts & STRETCHED)) expect(text).not.toMatch(/(\p{L})\1{2}/u);
        if (!(doubts & SPACED)) {
          expect(text).not.toMatch(
            /(?<![\p{L}\p{N}\p{M}])\p{L}( {2,3}|[^\p{L}\p{N}\p{M}\n])\p{L}(?:\1\p{L})+(?![\p{L}\p{N}\p{M}])/u,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
