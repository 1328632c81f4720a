import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import { floodCheck } from './flood.check.js';

const run = (recent: { byAuthor?: number; byAddress?: number | null; byThread?: number }) =>
  floodCheck.run(checkInput({ recent, settings: { flood: { perAuthor: 5, perAddress: 10, perThread: 100 } } }));

describe('the flood check', () => {
  it('has nothing against as many comments as the limit', () => {
    expect(run({ byAuthor: 5, byAddress: 10, byThread: 100 })).toEqual([]);
  });

  it('tells author, address and thread apart', () => {
    expect(run({ byAuthor: 6, byAddress: 11, byThread: 101 })).toEqual([
      expect.objectContaining({
        code: 'flood-author',
        text: '6 comments by this author within 10 min; the limit is 5.',
      }),
      expect.objectContaining({ code: 'flood-address' }),
      expect.objectContaining({ code: 'flood-thread' }),
    ]);
  });

  it('scores the excess, up to three times the limit', () => {
    expect(run({ byAuthor: 15 })).toEqual([expect.objectContaining({ score: expect.closeTo(0.9) })]);
    expect(run({ byAuthor: 500 })).toEqual([expect.objectContaining({ score: expect.closeTo(0.9) })]);
  });

  it('passes over an address that is not known', () => {
    expect(run({ byAddress: null })).toEqual([]);
  });
});
