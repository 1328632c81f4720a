import { describe, expect, it } from '@jest/globals';
import { shownReceipt } from './shown-receipt.js';

describe('shownReceipt', () => {
  it.each([
    ['Bearer rcpt_abc', 'rcpt_abc'],
    ['bearer   rcpt_abc ', 'rcpt_abc'],
  ])('reads %s', (header, receipt) => {
    expect(shownReceipt(header)).toBe(receipt);
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer rcpt_',
    'Bearer ant_k_abc',
    'Basic rcpt_abc',
    'rcpt_abc',
    'Bearer rcpt_a b',
  ])('asks for a receipt when shown %s', (header) => {
    expect(() => shownReceipt(header)).toThrow(
      expect.objectContaining({ kind: expect.objectContaining({ status: 401 }) }),
    );
  });
});
