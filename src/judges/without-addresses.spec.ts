import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutAddresses } from './without-addresses.js';

describe('a text on its way out', () => {
  it.each([
    ['Write to me: layla.h+news@mail.example.org!', 'Write to me: [email]'],
    ['أرسل إلى ليلى@مثال.السعودية الآن', 'أرسل إلى [email] الآن'],
    ['https://example.org/unsubscribe?mail=a%40b.example&x=1', 'https://example.org/unsubscribe?mail=[email]&x=1'],
    ['<mailto:a@b.example>', '<mailto:[email]>'],
    ["O’Brien, o'brien@b.example", 'O’Brien, [email]'],
    ['a@b.example,c@d.example', '[email],[email]'],
  ])('has no e-mail address: %s', (text, expected) => {
    expect(withoutAddresses(text)).toBe(expected);
  });

  it('is else as it was', () => {
    const text = 'Meet @ 5? It costs 3 € (see https://example.org/@layla). No @, no problem.';
    expect(withoutAddresses('@ 5 and @ 6')).toBe('@ 5 and @ 6');
    expect(withoutAddresses(text)).toBe(text);
  });

  it('never has the address of anybody, wherever it stands', () => {
    const addresses = fc.emailAddress().filter((address) => !/[/?=&]/.test(address));
    fc.assert(
      fc.property(addresses, fc.string(), fc.string(), (address, before, after) => {
        expect(withoutAddresses(`${before} ${address} ${after}`)).not.toContain(address);
      }),
    );
  });

  it('is made in a moment, whatever it is', () => {
    const started = performance.now();
    for (const text of ['a'.repeat(200_000), '@'.repeat(200_000), 'a@'.repeat(100_000), '%40a'.repeat(50_000)]) {
      withoutAddresses(text);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
