import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { Door, pointersIn, problemIn } from '../support/door.js';
import { rawRequest } from '../support/raw-request.js';
import { startProcess } from '../support/service-process.js';

const id = '00000000-0000-7000-8000-000000000000';
const listed = 'https://news.example';

/** Whatever way a request is made: it is taken as documented, or refused with a problem. */
describe('the door for comments', () => {
  let door: Door;

  beforeAll(async () => {
    door = await Door.open();
    const [site] = (await door.admin.get('/v1/sites')).body.items;
    expect(
      (await door.admin.send('PATCH', `/v1/sites/${site.id}`, { origins: [...site.origins, listed] })).status,
    ).toBe(200);
  }, 60_000);
  afterAll(() => door?.close());

  it('takes a submission, and tells its author how to follow it', async () => {
    const answer = await door.submit();
    expect(answer.body).toEqual({
      id: expect.any(String),
      status: 'pending',
      receipt: expect.stringMatching(/^rcpt_/),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([202, `/v1/comments/${answer.body.id}/status`]);
  });

  it('takes JSON only', async () => {
    const body = JSON.stringify(submission());
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'x',
      'json',
    ]) {
      expect([type, problemIn(await door.post(body, { 'content-type': type }))]).toEqual([
        type,
        '415 /problems/unsupported-media-type',
      ]);
    }
    expect(problemIn(await door.post(body, {}))).toBe('415 /problems/unsupported-media-type');
    const answer = await door.post(body, { 'content-type': 'application/json; charset=utf-8' });
    expect(answer.status).toBe(202);
    door.accepted.set(answer.body.id, JSON.parse(body));
  });

  it('takes 32 kB and not a byte more, announced or not', async () => {
    const padded = (bytes: number): string => {
      const body = JSON.stringify(submission());
      return body + ' '.repeat(bytes - Buffer.byteLength(body));
    };
    const most = padded(32 * 1024);
    const answer = await door.post(most);
    expect(answer.status).toBe(202);
    door.accepted.set(answer.body.id, JSON.parse(most));
    const json = { 'content-type': 'application/json' };
    const over = padded(32 * 1024 + 1);
    expect(problemIn(await door.post(over, { ...json, 'transfer-encoding': 'chunked' }))).toBe(
      '413 /problems/body-too-large',
    );
    expect(problemIn(await door.post(over, { ...json, 'content-length': String(over.length) }))).toBe(
      '413 /problems/body-too-large',
    );
    expect(problemIn(await door.post('x'.repeat(3_000_000), json))).toBe('413 /problems/body-too-large');
  });

  it('refuses what is no JSON text, and one that reaches for the prototype', async () => {
    const good = JSON.stringify(submission());
    const texts = [
      '{',
      good.slice(0, -1),
      `${good}x`,
      "{'a':1}",
      '{"a":1,}',
      'undefined',
      '\u0000',
      '{"a":NaN}',
      `{"__proto__":{"admin":true},${good.slice(1)}`,
    ];
    const more = [`{"constructor":{"prototype":{"x":1}},${good.slice(1)}`, '{"a":"\n"}', '// no\n{}', '\ufeff\ufeff{}'];
    for (const text of [...texts, ...more])
      expect([text, problemIn(await door.post(text))]).toEqual([text, '400 /problems/malformed-json']);
    const notUtf8 = Buffer.from(good.replace('Layla', 'L\u00e9a'), 'latin1');
    const headers = { 'content-type': 'application/json', 'content-length': String(notUtf8.length) };
    expect(problemIn(await door.post(notUtf8, headers))).toBe('400 /problems/malformed-json');
  });

  it('takes the last of two fields with one name, as JSON.parse does', async () => {
    const sent = submission({ name: 'Last' });
    const answer = await door.post(`{"name":"First",${JSON.stringify(sent).slice(1)}`);
    expect(answer.status).toBe(202);
    door.accepted.set(answer.body.id, sent);
  });

  it('refuses JSON that is no object, however deep', async () => {
    for (const body of ['[]', '[{}]', '"text"', '7', 'true', '-0', '['.repeat(16_000) + ']'.repeat(16_000)]) {
      expect(pointersIn(await door.post(body))).toEqual(['']);
    }
    const every = ['/site', '/thread', '/name', '/email', '/body'];
    for (const body of ['null', '{}', '']) expect(pointersIn(await door.post(body))).toEqual(every);
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    expect(pointersIn(await door.post(deep))).toEqual(['/a', ...every]);
    const deepBody = JSON.stringify(submission({ body: '?' })).replace('"?"', '['.repeat(5_000) + ']'.repeat(5_000));
    expect(pointersIn(await door.post(deepBody))).toEqual(['/body']);
  });

  it('says which methods an address takes, and when there is nothing at it', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await door.anybody.send(method, '/v1/comments', method === 'GET' ? undefined : {});
      expect([problemIn(answer), answer.headers.get('allow')]).toEqual(['405 /problems/method-not-allowed', 'POST']);
    }
    for (const path of [
      '/v1',
      '/v2/comments',
      '/v1/comment',
      '/.env',
      '/v1/comments/../../etc/passwd',
      '/%2e%2e/x',
      '/v1/%00',
    ]) {
      expect([path, problemIn(await door.anybody.get(path))]).toEqual([path, '404 /problems/not-found']);
    }
    expect(problemIn(await rawRequest(door.url, { method: 'GET', path: '/v1/threads/%E0%A4%A/x/comments' }))).toBe(
      '400 /problems/malformed-request',
    );
  });

  it('has a problem for what is hardly a request: an address that cannot be read, endless headers, no HTTP at all', async () => {
    const tooLong = `/v1/threads/site_demo/${'x'.repeat(5_000)}/comments`;
    for (const path of ['/v1/threads/%E0%A4%A/x/comments', '/v1/threads/site_demo/%ff/comments', '/%', tooLong]) {
      const answer = await rawRequest(door.url, { method: 'GET', path });
      expect([path, problemIn(answer)]).toEqual([path, '400 /problems/malformed-request']);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.text).not.toContain('xxx');
    }
    const endless = await rawRequest(door.url, {
      method: 'GET',
      path: '/livez',
      headers: { 'x-long': 'x'.repeat(20_000) },
    });
    expect(problemIn(endless)).toBe('400 /problems/malformed-request');
    const socket = connect(Number(new URL(door.url).port), '127.0.0.1').setEncoding('utf8');
    socket.write('BREW /pot HTCPCP/1.0\r\n\r\n');
    const text = (await socket.toArray()).join('');
    expect(text).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json[^]*"type":"\/problems\/malformed-request"/);
  });

  it('lets the pages of a listed origin in, and no others', async () => {
    const allowed = await door.submit({}, { origin: listed });
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([202, listed]);
    expect((await door.submit({}, { origin: door.url })).status).toBe(202);
    for (const origin of [
      'https://evil.example',
      'null',
      `${listed}.evil.example`,
      `${listed}:8443`,
      'http://news.example',
      'HTTPS://NEWS.EXAMPLE',
    ]) {
      const refused = await door.submit({}, { origin });
      expect([origin, problemIn(refused)]).toEqual([origin, '403 /problems/origin-not-allowed']);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('answers a browser’s question before the request accordingly', async () => {
    const ask = (origin: string): Promise<Answer> =>
      door.anybody.send('OPTIONS', '/v1/comments', undefined, {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      });
    const yes = await ask(listed);
    expect([yes.status, yes.headers.get('access-control-allow-origin'), yes.headers.get('vary')]).toEqual([
      204,
      listed,
      'origin',
    ]);
    expect(yes.headers.get('access-control-allow-methods')).toContain('POST');
    expect(yes.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    expect(yes.headers.get('access-control-allow-credentials')).toBeNull();
    const no = await ask('https://evil.example');
    expect([
      no.status,
      no.headers.get('access-control-allow-origin'),
      no.headers.get('access-control-allow-methods'),
    ]).toEqual([204, null, null]);
  });

  it('refuses an Idempotency-Key or If-Match that it cannot use', async () => {
    for (const key of ['', 'two words', 'x'.repeat(256), 'é']) {
      const answer = await rawRequest(door.url, {
        path: '/v1/comments',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(submission()),
      });
      expect([key, problemIn(answer), answer.body.errors[0].parameter]).toEqual([
        key,
        '422 /problems/invalid-request',
        'Idempotency-Key',
      ]);
    }
    for (const tag of ['1', 'x', '"1', "'1'", '']) {
      const answer = await door.admin.post(`/v1/comments/${id}/approve`, {}, { 'if-match': tag });
      expect([tag, problemIn(answer), answer.body.errors[0].parameter]).toEqual([
        tag,
        '422 /problems/invalid-request',
        'If-Match',
      ]);
    }
    expect(problemIn(await door.admin.post(`/v1/comments/${id}/approve`, {}))).toBe('428 /problems/version-needed');
  });

  it('limits how often one sender comes, and says when to come back', async () => {
    const budgets = { SUBMISSIONS_PER_MINUTE_PER_ADDRESS: '4', SUBMISSIONS_PER_MINUTE_PER_AUTHOR: '2' };
    const strict = await startProcess({ DATABASE_URL: door.database.url, ROLES: 'api', ...budgets });
    try {
      const client = new ApiClient(strict.url);
      const send = (email: string): Promise<Answer> => client.post('/v1/comments', submission({ email }));
      const answers = [
        await send('a@example.org'),
        await send('A@example.org'),
        await send('a@EXAMPLE.org'),
        await send('b@example.org'),
        await send('c@example.org'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 429, 202, 429]);
      for (const answer of answers.filter(({ status }) => status === 429)) {
        expect(problemIn(answer)).toBe('429 /problems/too-many-requests');
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      }
    } finally {
      await strict.stop();
    }
  });

  it('never answered with a fault, a stack, a statement or a path, and serves what each problem’s type leads to', async () => {
    expect(door.answers().length).toBeGreaterThan(70);
    expect(door.tellingAnswers()).toEqual([]);
    const types = new Set(door.answers().flatMap((line) => /"type":"(\/problems\/[a-z-]+)"/.exec(line)?.[1] ?? []));
    expect(types.size).toBeGreaterThanOrEqual(9);
    for (const type of types) {
      const page = await door.anybody.get(type);
      expect([type, page.status, page.headers.get('content-type')]).toEqual([type, 200, 'text/html; charset=utf-8']);
    }
  });
});
