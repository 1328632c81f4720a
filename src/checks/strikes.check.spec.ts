import { describe, expect, it } from '@jest/globals';
import { checkInput, unknownAuthor } from '../../test/support/check-input.js';
import { strikesCheck } from './strikes.check.js';

const run = (strikes: number, limit: number): unknown =>
  strikesCheck.run(
    checkInput({
      author: { standing: { ...unknownAuthor, strikes } },
      settings: { strikes: { limit, days: 90 } },
    }),
  );

describe('the strikes check', () => {
  it('has nothing to say below the limit', () => {
    expect(run(2, 3)).toEqual([]);
  });

  it('holds from the limit on', () => {
    for (const strikes of [3, 4]) {
      expect(run(strikes, 3)).toMatchObject([{ code: 'strikes', category: 'sanction', score: 0.9, spans: [] }]);
    }
  });

  it('is off at a limit of 0', () => {
    expect(run(0, 0)).toEqual([]);
    expect(run(9, 0)).toEqual([]);
  });
});
