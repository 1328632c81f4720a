import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { clientNetwork } from './client-address.js';

const network = (
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedProxies: number,
): string =>
  clientNetwork(
    {
      socket: { remoteAddress: peer },
      headers: { 'x-forwarded-for': forwardedFor },
    } as unknown as IncomingMessage,
    trustedProxies,
  );

describe('the client’s network', () => {
  it('is the address of an IPv4 client, also when the socket shows it as an IPv6 one', () => {
    expect(network('203.0.113.7', undefined, 0)).toBe('203.0.113.7');
    expect(network('::ffff:203.0.113.7', undefined, 0)).toBe('203.0.113.7');
    expect(network('::ffff:cb00:7107', undefined, 0)).toBe('203.0.113.7');
  });

  it('is the /64 of an IPv6 client, which can pick the rest at will', () => {
    expect(network('2001:db8:1:2:aaaa:bbbb:cccc:dddd', undefined, 0)).toBe('2001:db8:1:2::/64');
    expect(network('2001:db8:1:2::1', undefined, 0)).toBe('2001:db8:1:2::/64');
    expect(network('2001:DB8:0001:0002:0:0:0:1', undefined, 0)).toBe('2001:db8:1:2::/64');
    expect(network('2001:db8:1:3::1', undefined, 0)).toBe('2001:db8:1:3::/64');
    expect(network('fe80::1%eth0', undefined, 0)).toBe('fe80:0:0:0::/64');
  });

  it('is the peer when no proxy is trusted, whatever the client writes', () => {
    expect(network('203.0.113.7', '198.51.100.1', 0)).toBe('203.0.113.7');
  });

  it('is what the one trusted proxy wrote last, not what the client wrote before', () => {
    expect(network('10.0.0.1', '198.51.100.1', 1)).toBe('198.51.100.1');
    expect(network('10.0.0.1', '1.1.1.1, 8.8.8.8, 198.51.100.1', 1)).toBe('198.51.100.1');
    expect(network('10.0.0.1', ['1.1.1.1', '198.51.100.1'], 1)).toBe('198.51.100.1');
    expect(network('10.0.0.1', '  1.1.1.1 ,198.51.100.1  ', 1)).toBe('198.51.100.1');
  });

  it('is what the outer one of two trusted proxies wrote', () => {
    expect(network('10.0.0.1', '198.51.100.1, 10.0.0.2', 2)).toBe('198.51.100.1');
    expect(network('10.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.2', 2)).toBe('198.51.100.1');
  });

  it('is the peer when fewer proxies were passed than are trusted', () => {
    expect(network('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
    expect(network('10.0.0.1', '', 1)).toBe('10.0.0.1');
    expect(network('10.0.0.1', '198.51.100.1', 2)).toBe('10.0.0.1');
  });

  it('is unknown when what stands there is no address', () => {
    expect(network('10.0.0.1', 'unknown', 1)).toBe('unknown');
    expect(network('10.0.0.1', '<script>', 1)).toBe('unknown');
  });

  it('is an address without its port, as some proxies write it', () => {
    expect(network('10.0.0.1', '198.51.100.1:49152', 1)).toBe('198.51.100.1');
    expect(network('10.0.0.1', '[2001:db8:1:2::1]:49152', 1)).toBe('2001:db8:1:2::/64');
    expect(network('10.0.0.1', '"[2001:db8:1:2::1]"', 1)).toBe('2001:db8:1:2::/64');
  });

  it('is some address even when the socket is gone', () => {
    expect(network(undefined, undefined, 0)).toBe('0.0.0.0');
  });
});
