import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { problemIn } from '../support/door.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { StreamReader } from '../support/stream-reader.js';
import { until } from '../support/wait.js';

describe('GET /v1/events/stream', () => {
  let database: TestDatabase;
  let processes: ServiceProcess[];
  let admin: ApiClient;
  let key: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    const settings = {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      RATE_LIMITS: 'false',
      EVENT_STREAM_HEARTBEAT_MS: '300',
      EVENT_STREAMS_MAX: '8',
    };
    const first = await startProcess({ ...settings, ROLES: 'api,worker' });
    processes = [first, await startProcess({ ...settings, ROLES: 'api' })];
    const made = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    const { body } = await new ApiClient(first.url).post('/v1/sessions', {
      email: made.adminEmail,
      password: made.adminPassword,
    });
    admin = new ApiClient(first.url).as(body.token);
    key = made.serviceApiKey;
  }, 60_000);
  afterAll(async () => {
    await Promise.all(processes.map(({ stop }) => stop()));
    await database.drop();
  });

  const as = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
  const open = (process: number, query = '', headers: Record<string, string> = {}) =>
    StreamReader.open(`${processes[process]!.url}/v1/events/stream${query}`, { ...as(key), ...headers });
  const last = async (): Promise<number> => (await admin.get('/v1/events?wait=0&limit=1000')).body.next;
  const submit = (count: number) =>
    Promise.all(Array.from({ length: count }, () => admin.post('/v1/comments', submission())));

  it('sends on each process the very bytes of the other taps, to those who come late too', async () => {
    const early = await open(1);
    expect(early.response.statusCode).toBe(200);
    expect(early.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    });
    await submit(10);
    await until('20 events', async () => (await last()) === 20);
    const late = await open(0, '?after=0');
    const resumed = await open(1, '?after=3', { 'last-event-id': '12' });
    const approvals = await open(0, '?after=0&types=comment.approved&site=site_demo');
    await until('all readers', () => [early, late, resumed, approvals].every(({ place }) => place === 20));
    const { text } = await admin.get('/v1/events?after=0&wait=0');
    const whole = late.events.map(({ data }) => data);
    expect(`{"events":[${whole.join(',')}],"next":20}`).toBe(text);
    expect(early.events).toEqual(late.events);
    expect(resumed.events).toEqual(late.events.slice(12));
    expect(approvals.events).toEqual(late.events.filter(({ event }) => event === 'comment.approved'));
    expect(approvals.events).toHaveLength(10);
    expect(late.numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    for (const reader of [early, late, resumed, approvals]) reader.cut();
  });

  it('refuses a place that is none, one that is forgotten, a site that is not there, and whoever may not read', async () => {
    const stream = (query: string, headers: Record<string, string> = {}) =>
      admin.get(`/v1/events/stream${query}`, headers);
    const wrong = await stream('', { 'last-event-id': '12; drop' });
    expect(problemIn(wrong)).toBe('422 /problems/invalid-request');
    expect(wrong.body.errors).toMatchObject([{ parameter: 'Last-Event-ID' }]);
    for (const query of ['?after=-1', '?after=x', '?types=comment.eaten'])
      expect(problemIn(await stream(query))).toBe('422 /problems/invalid-request');
    expect(problemIn(await stream('?site=site_of_others'))).toBe('404 /problems/not-found');
    expect(problemIn(await new ApiClient(admin.url).get('/v1/events/stream'))).toBe('401 /problems/sign-in-needed');
    const head = await admin.send('HEAD', '/v1/events/stream');
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await database.query('update event_counter set first_sequence = 5');
    expect(problemIn(await stream('?after=3'))).toBe('410 /problems/events-expired');
    expect(problemIn(await stream('?after=9', { 'last-event-id': '2' }))).toBe('410 /problems/events-expired');
    await database.query('update event_counter set first_sequence = 1');
  });

  it('takes no more readers than fit, and counts those that are there', async () => {
    const readers = await Promise.all(Array.from({ length: 8 }, () => open(1)));
    const { body, headers, status } = await new ApiClient(processes[1]!.url).as(key).get('/v1/events/stream');
    expect([status, body.type, headers.get('retry-after')]).toEqual([503, '/problems/try-again-later', '5']);
    const metrics = async (): Promise<string> => (await new ApiClient(processes[1]!.url).get('/metrics')).text;
    expect(await metrics()).toContain('anteroom_event_streams_open 8');
    for (const reader of readers) reader.cut();
    await until('them to be gone', async () => (await metrics()).includes('anteroom_event_streams_open 0'));
    expect(await metrics()).toMatch(/anteroom_event_stream_events_total [1-9]/);
  });

  it('ends when the key is revoked or the session is over', async () => {
    const made = await admin.post('/v1/api-keys', { name: 'reader', scopes: ['events:read'], siteIds: null });
    const byKey = await open(1, '', as(made.body.key));
    expect(byKey.response.statusCode).toBe(200);
    await admin.post('/v1/people', {
      ...{ name: 'Mod', email: 'mod@example.org', password: 'a password for tests', role: 'moderator', siteIds: null },
    });
    const session = await admin.post('/v1/sessions', { email: 'mod@example.org', password: 'a password for tests' });
    const bySession = await open(0, '', as(session.body.token));
    const other = await open(0);
    expect((await admin.send('DELETE', `/v1/api-keys/${made.body.id}`)).status).toBeLessThan(300);
    expect((await admin.as(session.body.token).send('DELETE', '/v1/sessions/current')).status).toBe(204);
    await until('both to be ended', () => byKey.ended && bySession.ended);
    expect([byKey.reset?.reason, bySession.reset?.reason]).toEqual(['access-ended', 'access-ended']);
    expect(other.ended).toBe(false);
    other.cut();
  });

  it('lets a stopping process go, with a place that the other process goes on from', async () => {
    const reader = await open(1, '?after=0');
    const paused = await StreamReader.open(`${processes[1]!.url}/v1/events/stream?after=0`, as(key), true);
    await until('what there is', async () => reader.place === (await last()));
    const began = performance.now();
    expect(await processes[1]!.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(8_000);
    await until('its end', () => reader.ended);
    expect(reader.reset).toEqual({ reason: 'shutdown', after: reader.place });
    await submit(3);
    const on = await open(0, '', { 'last-event-id': String(reader.place) });
    await until('the rest', () => on.numbers.length === 6);
    const all = [...reader.numbers, ...on.numbers];
    expect(all).toEqual(all.map((_, index) => index + 1));
    paused.cut();
    on.cut();
  });
});
