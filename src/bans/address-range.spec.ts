import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clientNetwork } from '../http/client-address.js';
import { AddressRanges, canonicalRange } from './address-range.js';

const networkOf = (remoteAddress: string): string =>
  clientNetwork({ socket: { remoteAddress } as never, headers: {} }, 0);
const isIn = (address: string, range: string): boolean => {
  const ranges = new AddressRanges<string>();
  ranges.add(canonicalRange(range)!, 'here');
  return ranges.find(networkOf(address)).length > 0;
};

describe('a range of addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['10.255.0.1/8', '10.0.0.0/8'],
    ['2001:DB8:0:1::5/48', '2001:db8::/48'],
    ['2001:db8::1', '2001:db8::/64'],
    [' 2001:db8:ffff:ffff::/64 ', '2001:db8:ffff:ffff::/64'],
  ])('%s is written as %s', (given, canonical) => {
    expect(canonicalRange(given)).toBe(canonical);
    expect(canonicalRange(canonical)).toBe(canonical);
  });

  it.each([
    ...['', 'x', '1.2.3/8', '010.1.1.1/8', '1.2.3.4/33', '1.2.3.4/-1', '1.2.3.4/', '1.2.3.4/8/8', '1.2.3.4/1e1'],
    ...['0.0.0.0/0', '1.0.0.0/7', '::/0', '2000::/3', '2001:db8::1/128', '2001:db8::/65', '::ffff:1.2.3.4'],
    ...['fe80::1%eth0', '256.1.1.1', '2001:db8::/999', '1.2.3.4/0x8'],
  ])('%s is none that can be banned', (given) => {
    expect(canonicalRange(given)).toBeNull();
  });

  it('has in it what has its first bits, and nothing else', () => {
    expect(isIn('203.0.113.255', '203.0.113.0/24')).toBe(true);
    expect(isIn('203.0.114.0', '203.0.113.0/24')).toBe(false);
    expect(isIn('203.0.113.130', '203.0.113.128/30')).toBe(true);
    expect(isIn('203.0.113.132', '203.0.113.128/30')).toBe(false);
    expect(isIn('::ffff:203.0.113.9', '203.0.113.0/24')).toBe(true);
    expect(isIn('2001:db8:0:1:dead:beef:0:1', '2001:db8:0:1::/64')).toBe(true);
    expect(isIn('2001:db8:0:2::1', '2001:db8:0:1::/64')).toBe(false);
    expect(isIn('2001:db8:1fff::1', '2001:db8:1000::/36')).toBe(true);
    expect(isIn('2001:db8:2000::1', '2001:db8:1000::/36')).toBe(false);
  });

  it('has nobody in it whose address is not known, and nobody of the other family', () => {
    const ranges = new AddressRanges<string>();
    ranges.add('0.0.0.0/8', 'four');
    ranges.add('2000::/16', 'six');
    expect(['unknown', '', '32.0.0.1', '::/64'].flatMap((network) => ranges.find(network))).toEqual([]);
  });

  it('agrees with arithmetic for any IPv4 address and prefix', () => {
    const address = fc.nat(0xffffffff);
    const text = (bits: number): string => [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff).join('.');
    fc.assert(
      fc.property(address, address, fc.integer({ min: 8, max: 32 }), (range, client, prefix) => {
        const mask = (0xffffffff << (32 - prefix)) >>> 0;
        expect(isIn(text(client), `${text(range)}/${prefix}`)).toBe((range & mask) === (client & mask));
        expect(isIn(text(((range & mask) | (client & ~mask)) >>> 0), `${text(range)}/${prefix}`)).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
