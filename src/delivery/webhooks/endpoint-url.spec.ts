import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NameServer } from '../../../test/support/name-server.js';
import { readEnvironment } from '../../config/environment.js';
import type { Problem } from '../../http/problem.js';
import { EndpointUrl } from './endpoint-url.js';
import { TargetGuard } from './target-guard.js';

describe('the URL of an endpoint', () => {
  let names: NameServer;
  let urls: EndpointUrl;

  beforeAll(async () => {
    names = await NameServer.start();
    names.knows('public.test', ['8.8.8.8']);
    names.knows('inside.test', ['10.0.0.7']);
    names.knows('both.test', ['8.8.8.8', '192.168.0.1']);
    names.knows('lan.test', ['172.16.0.9']);
    const settings = { WEBHOOK_DNS_SERVERS: names.address, WEBHOOK_ALLOW_PRIVATE: '172.16.0.0/12' };
    urls = new EndpointUrl(new TargetGuard(readEnvironment(settings)));
  });
  afterAll(() => names.stop());

  const faultOf = (url: string): Promise<string> =>
    urls.read(url).then(
      (read) => `taken as ${read}`,
      (error: Problem) => error.extra.errors![0]!.detail,
    );

  it('is written in one way', async () => {
    expect(await urls.read('HTTPS://Public.TEST:443/a/../hook?token=A%20b')).toBe(
      'https://public.test/hook?token=A%20b',
    );
    expect(await urls.read('https://127.1.1.1.public.test')).toBe('https://127.1.1.1.public.test/');
  });

  it('may have a name that is not there yet', async () => {
    expect(await urls.read('https://soon.test/hook')).toBe('https://soon.test/hook');
  });

  it('may be plain http, and private, where an operator allows it', async () => {
    expect(await urls.read('http://lan.test:8080/')).toBe('http://lan.test:8080/');
    expect(await urls.read('http://172.16.1.1/')).toBe('http://172.16.1.1/');
    for (const url of ['http://public.test/', 'http://soon.test/', 'http://inside.test/'])
      expect(await faultOf(url)).toContain('must be https');
  });

  it('must not lead to where events are not sent, by number nor by name', async () => {
    for (const url of ['https://inside.test/', 'https://both.test/', 'https://[::1]/', 'https://0/'])
      expect(await faultOf(url)).toMatch(/leads to an address that events are not sent to.*WEBHOOK_ALLOW_PRIVATE/);
  });

  it.each([
    ...['', 'public.test/hook', '//public.test', 'https://', 'javascript:alert(1)', 'file:///etc/passwd'],
    ...['https://user@public.test/', 'https://:secret@public.test/', 'https://public.test/#', 'https://public.test/#a'],
  ])('is refused: %s', async (url) => {
    expect(await faultOf(url)).toMatch(/^must/);
  });
});
