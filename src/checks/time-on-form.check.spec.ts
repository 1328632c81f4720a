import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import type { Finding } from './check.js';
import { timeOnFormCheck } from './time-on-form.check.js';

const scores = (timeOnFormMs: number | null, minTimeOnFormMs = 3000) =>
  (timeOnFormCheck.run(checkInput({ form: { timeOnFormMs }, settings: { minTimeOnFormMs } })) as Finding[]).map(
    ({ score }) => score,
  );

describe('the time-on-form check', () => {
  it.each([
    [2999, 0.6],
    [1500, 0.75],
    [0, 0.9],
    [-100, 0.9],
  ])('scores %i ms with %d', (ms, score) => {
    expect(scores(ms)).toEqual([expect.closeTo(score, 2)]);
  });

  it('has nothing against the limit, a slow writer, a form without a token, or without a limit', () => {
    expect([...scores(3000), ...scores(9e6), ...scores(null), ...scores(-1, 0)]).toEqual([]);
  });
});
