import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import { honeypotCheck } from './honeypot.check.js';

describe('the honeypot check', () => {
  it('tells of a filled trap, sure enough for automatic rejection', () => {
    expect(honeypotCheck.run(checkInput({ form: { trapFilled: true } }))).toEqual([
      expect.objectContaining({ code: 'honeypot', category: 'automation', score: 0.98 }),
    ]);
  });

  it('has nothing against an empty one', () => {
    expect(honeypotCheck.run(checkInput())).toEqual([]);
  });
});
