import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NameServer } from '../../../test/support/name-server.js';
import { readEnvironment } from '../../config/environment.js';
import { TargetGuard } from './target-guard.js';

const guardWith = (settings: Record<string, string> = {}): TargetGuard => new TargetGuard(readEnvironment(settings));
const allowed = 'address-not-allowed';

/** The address for a URL, or why there is none. */
async function judged(guard: TargetGuard, url: string): Promise<string> {
  try {
    return (await guard.resolve(new URL(url))).address;
  } catch (error) {
    return (error as { outcome: string }).outcome;
  }
}

describe('where webhooks are not sent', () => {
  const guard = guardWith();

  it.each([
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '127.0.0.1.'],
    ...['0', '0.0.0.0', '0.1.2.3', '10.0.0.1', '172.16.3.4', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...[
      '100.64.0.1',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
      '192.0.2.1',
      '198.18.0.1',
      '192.88.99.1',
      '203.0.113.9',
    ],
    ...['①②⑦.⓪.⓪.①', '127。0。0。1', '0xa9fea9fe', '2852039166'],
    ...['[::]', '[::1]', '[::127.0.0.1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:0:10.0.0.1]'],
    ...['[64:ff9b::10.0.0.1]', '[64:ff9b:1::8.8.8.8]', '[2002:7f00:1::1]', '[2002:a9fe:a9fe::]'],
    // Teredo: the server's address in the clear, the client's with every bit turned over.
    ...['[2001:0:a00:1::]', '[2001:0:808:808:0:0:80ff:fffe]'],
    ...['[fe80::1]', '[fec0::1]', '[fc00::1]', '[fd12:3456::1]', '[ff02::1]', '[2001:db8::1]', '[3fff::1]', '[100::1]'],
    ...['[4000::1]', '[5f00::1]'],
  ])('https://%s', async (host) => {
    expect(await judged(guard, `https://${host}/`)).toBe(allowed);
  });

  it('by http, however public the address', async () => {
    expect(await judged(guard, 'http://8.8.8.8/')).toBe(allowed);
    expect(await judged(guardWith({ WEBHOOK_ALLOW_PRIVATE: '10.0.0.0/8' }), 'http://8.8.8.8/')).toBe(allowed);
  });

  it('with a password in the URL, or by another scheme', async () => {
    for (const url of ['https://u:p@8.8.8.8/', 'https://u@8.8.8.8/', 'ftp://8.8.8.8/', 'file:///etc/passwd'])
      expect(await judged(guard, url)).toBe(allowed);
  });

  it('by a name that the system knows as its own', async () => {
    for (const host of ['localhost', 'LOCALHOST']) expect(await judged(guard, `https://${host}/`)).toBe(allowed);
  });
});

describe('where webhooks are sent', () => {
  it.each([
    ['8.8.8.8', '8.8.8.8'],
    ['0x08080808', '8.8.8.8'],
    ['8.8.8.8:9999', '8.8.8.8'],
    ['[2606:4700::1111]', '2606:4700::1111'],
    ['[::ffff:8.8.8.8]', '::ffff:808:808'],
    ['[64:ff9b::8.8.8.8]', '64:ff9b::808:808'],
  ])('https://%s', async (host, address) => {
    expect(await judged(guardWith(), `https://${host}/`)).toBe(address);
  });

  it('to private networks, by http too, where the setting lists them', async () => {
    const guard = guardWith({ WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8, fd00::/8' });
    expect(await judged(guard, 'http://127.0.0.1:8080/')).toBe('127.0.0.1');
    expect(await judged(guard, 'http://[::ffff:127.0.0.1]/')).toBe('::ffff:7f00:1');
    expect(await judged(guard, 'https://[fd00::5]/')).toBe('fd00::5');
    for (const other of ['10.0.0.1', '[::1]', '[fc00::1]'])
      expect(await judged(guard, `https://${other}/`)).toBe(allowed);
  });
});

describe('a name', () => {
  let names: NameServer;
  let guard: TargetGuard;
  beforeAll(async () => {
    names = await NameServer.start();
    guard = guardWith({ WEBHOOK_DNS_SERVERS: names.address });
  });
  afterAll(() => names.stop());

  it('is refused when one of its addresses is not public, whichever it is', async () => {
    names.knows('both.test', ['8.8.8.8', '10.0.0.1'], ['10.0.0.1', '8.8.8.8']);
    expect(await judged(guard, 'https://both.test/')).toBe(allowed);
    expect(await judged(guard, 'https://both.test./')).toBe(allowed);
    expect(names.asked).toEqual(['both.test', 'both.test']);
    names.knows('mixed.test', ['127.0.0.1', '8.8.8.8']);
    const lenient = guardWith({ WEBHOOK_DNS_SERVERS: names.address, WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8' });
    expect(await judged(lenient, 'https://mixed.test/')).toBe('127.0.0.1');
    expect(await judged(lenient, 'http://mixed.test/')).toBe(allowed);
  });

  it('is asked for once', async () => {
    names.knows('once.test', ['8.8.8.8'], ['127.0.0.1']);
    const all = await Promise.all(Array.from({ length: 5 }, () => judged(guard, 'https://once.test/')));
    expect(all).toEqual(Array(5).fill('8.8.8.8'));
    expect(names.asked.filter((name) => name === 'once.test')).toHaveLength(1);
    expect(await judged(guard, 'https://once.test/')).toBe(allowed);
  });

  it('without an address says so', async () => {
    names.knows('empty.test', []);
    expect(await judged(guard, 'https://empty.test/')).toBe('no-address');
    expect(await judged(guard, 'https://unknown.test/')).toBe('no-address');
  });
});
