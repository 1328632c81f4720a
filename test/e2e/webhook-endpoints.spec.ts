import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { freePort } from '../../src/embedded/free-port.js';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { runProcess, type Ended } from '../support/command.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { startProcess, testMasterKeys, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';
import { answers, echoes, WebhookReceiver, type Received } from '../support/webhook-receiver.js';

interface Made {
  id: string;
  secret: string;
}

describe.each(queueBackends)('webhook endpoints, with the queue on %s', (backend) => {
  let database: TestDatabase;
  let processes: ServiceProcess[] = [];
  let anybody: ApiClient;
  let admin: ApiClient;
  let service: ApiClient;
  let settings: Record<string, string>;
  const receivers: WebhookReceiver[] = [];
  const endpoints: string[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    settings = {
      ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, RATE_LIMITS: 'false', WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8' },
      ...queueSettings(backend),
    };
    processes = [
      await startProcess({ ...settings, ROLES: 'api' }),
      await startProcess({ ...settings, ROLES: 'worker' }),
      await startProcess({ ...settings, ROLES: 'worker' }),
    ];
    anybody = new ApiClient(processes[0]!.url);
    const made = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    const { body } = await anybody.post('/v1/sessions', { email: made.adminEmail, password: made.adminPassword });
    admin = anybody.as(body.token);
    service = anybody.as(made.serviceApiKey);
  }, 90_000);
  afterEach(async () => {
    for (const id of endpoints.splice(0)) {
      const { status } = await service.send('DELETE', `/v1/webhooks/${id}`);
      expect([204, 404]).toContain(status);
    }
    for (const receiver of receivers.splice(0)) await receiver.goAway();
  });
  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await database.drop();
  });

  const receiver = async (reaction = echoes): Promise<WebhookReceiver> => {
    const made = await WebhookReceiver.start();
    made.reaction = reaction;
    receivers.push(made);
    return made;
  };
  const create = async (fields: Record<string, unknown>, by = service): Promise<Made> => {
    const { status, body } = await by.post('/v1/webhooks', fields);
    expect([status, body]).toEqual([201, expect.objectContaining({ secret: expect.stringMatching(/^whsec_.{44}$/) })]);
    endpoints.push(body.id);
    return { id: body.id, secret: body.secret };
  };
  const statusOf = async (id: string): Promise<string> => (await service.get(`/v1/webhooks/${id}`)).body.status;
  const enabled = (id: string): Promise<unknown> =>
    until('the endpoint to be enabled', async () => (await statusOf(id)) === 'enabled');
  const approved = async (): Promise<string> => {
    const { body } = await anybody.post('/v1/comments', submission());
    await until('the comment to be approved', async () => {
      const [row] = await database.query<{ status: string }>('select status from comments where id = $1', [body.id]);
      return row!.status === 'approved';
    });
    return body.id;
  };
  const about = ({ received }: WebhookReceiver, commentId: string): Received[] =>
    received.filter(({ body }) => JSON.parse(body).data.comment?.id === commentId);
  const lastSequence = async (): Promise<number> => {
    await until('all events to be numbered', async () => {
      const left = await database.query('select 1 from events where sequence is null');
      return left.length === 0;
    });
    const [row] = await database.query<{ last: string }>('select last_sequence as last from event_counter');
    return Number(row!.last);
  };
  const deliveries = async (id: string, query = ''): Promise<Answer['body'][]> =>
    (await service.get(`/v1/webhooks/${id}/deliveries?${query}`)).body.items;

  it('are challenged, and then sent what happens: signed, and the very bytes of the log', async () => {
    const target = await receiver(answers(401));
    const { id, secret } = await create({ url: target.url(), description: 'Our index' });
    // It does not know its secret yet; somebody stores it and asks for the challenge.
    await until('the first challenge', () => target.received.length === 1);
    const unheard = await approved();
    await lastSequence();
    expect(await statusOf(id)).toBe('unverified');
    target.reaction = echoes;
    const { status, body } = await service.post(`/v1/webhooks/${id}/verify`);
    expect([status, body]).toMatchObject([200, { status: 'enabled', echoed: true, attempt: { status: 200 } }]);
    const commentId = await approved();
    await until('both events', () => about(target, commentId).length === 2);
    const events = target.events(secret);
    const types = events.map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['endpoint.verify', 'endpoint.verify']);
    expect(types.slice(2).sort()).toEqual(['comment.approved', 'comment.submitted']);
    expect(about(target, unheard)).toEqual([]);
    const log = (await service.get('/v1/events?limit=1000&wait=0')).text;
    for (const { body: bytes } of about(target, commentId)) expect(log).toContain(bytes);
    const seen = await service.get(`/v1/webhooks/${id}`);
    expect(seen.body).toMatchObject({
      ...{ site: 'site_demo', url: target.url(), types: ['comment.*'], description: 'Our index', status: 'enabled' },
      health: { failures: 0, failingSince: null, dead: 0 },
      challenge: { nextAt: null },
      secrets: [{ expiresAt: null }],
    });
    expect(seen.text + (await service.get('/v1/webhooks')).text).not.toContain(secret);
  });

  it('are challenged again by themselves until they echo', async () => {
    const target = await receiver(answers(200, { challenge: 'something else' }));
    const { id, secret } = await create({ url: target.url(), types: ['comment.approved'] });
    await until('the first challenge', () => target.received.length === 1);
    expect((await service.post(`/v1/webhooks/${id}/verify`)).body).toMatchObject({
      ...{ status: 'unverified', echoed: false },
      attempt: { outcome: 'delivered', status: 200, answer: '{"challenge":"something else"}' },
    });
    const { challenge } = (await service.get(`/v1/webhooks/${id}`)).body;
    expect(challenge.sent).toBe(1);
    expect(new Date(challenge.nextAt).getTime() - target.received[0]!.at).toBeGreaterThan(8_000);
    target.reaction = echoes;
    // As ten seconds later.
    await database.query('update webhook_endpoints set next_challenge_at = now() where id = $1', [id]);
    await enabled(id);
    const challenges = target.events(secret).map(({ data }) => (data as { challenge?: string }).challenge);
    expect(new Set(challenges).size).toBe(3);
    const commentId = await approved();
    await until('the event', () => about(target, commentId).length === 1);
    expect(target.events(secret).map(({ type }) => type)).toEqual([
      ...Array(3).fill('endpoint.verify'),
      'comment.approved',
    ]);
    expect((await service.post(`/v1/webhooks/${id}/verify`)).status).toBe(409);
    const audit = await admin.get(`/v1/audit-log?action=webhook.verified`);
    expect(audit.body.items[0]).toMatchObject({ actor: { kind: 'system' }, subjectId: id });
  });

  it('can do without the challenge when one of those who manage sites says so', async () => {
    const target = await receiver(answers(204));
    const skip = { url: target.url(), skipVerification: true };
    expect((await service.post('/v1/webhooks', skip)).status).toBe(403);
    const first = await create(skip, admin);
    const second = await create({ url: target.url(), types: ['comment.held'] });
    expect((await service.post(`/v1/webhooks/${second.id}/verify`, { skipVerification: true })).status).toBe(403);
    expect((await admin.post(`/v1/webhooks/${second.id}/verify`, { skipVerification: true })).body).toEqual({
      ...{ status: 'enabled', echoed: false, attempt: null },
    });
    const { body } = await admin.get('/v1/audit-log?action=webhook.verification-skipped');
    expect(body.items.map(({ subjectId }: { subjectId: string }) => subjectId)).toEqual([second.id, first.id]);
    const commentId = await approved();
    await until('both events, to the first alone', () => about(target, commentId).length === 2);
    for (const { body: bytes, headers } of about(target, commentId))
      expect(new Webhook(first.secret).verify(bytes, headers as Record<string, string>)).toBeDefined();
  });

  it('change over to a new secret while both sign', async () => {
    const target = await receiver();
    const { id, secret } = await create({ url: target.url() });
    await enabled(id);
    const last = (): Received => target.received.at(-1)!;
    const verifies = (by: string): boolean => {
      try {
        new Webhook(by).verify(last().body, last().headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    const rotated = await service.post(`/v1/webhooks/${id}/rotate-secret`, { graceHours: 1 });
    expect([rotated.status, Object.keys(rotated.body)]).toEqual([200, ['secret']]);
    await service.post(`/v1/webhooks/${id}/test`);
    expect([secret, rotated.body.secret].map(verifies)).toEqual([true, true]);
    // Workers sign with both too, within moments.
    await until('a delivery that both verify', async () => {
      const commentId = await approved();
      await until('its event', () => about(target, commentId).length === 2);
      return [secret, rotated.body.secret].every(verifies);
    });
    expect((await service.get(`/v1/webhooks/${id}`)).body.secrets).toMatchObject([
      { expiresAt: null },
      { expiresAt: expect.any(String) },
    ]);
    const lost = await service.post(`/v1/webhooks/${id}/rotate-secret`, { graceHours: 0 });
    await service.post(`/v1/webhooks/${id}/test`);
    expect([secret, rotated.body.secret, lost.body.secret].map(verifies)).toEqual([false, false, true]);
  });

  it('keep what is owed while they are paused', async () => {
    const target = await receiver(answers(401));
    const { id } = await create({ url: target.url() });
    expect((await service.post(`/v1/webhooks/${id}/pause`)).status).toBe(409);
    expect((await service.post(`/v1/webhooks/${id}/resume`)).status).toBe(409);
    target.reaction = echoes;
    await service.post(`/v1/webhooks/${id}/verify`);
    expect((await service.post(`/v1/webhooks/${id}/pause`)).body.status).toBe('paused');
    const commentId = await approved();
    await lastSequence();
    const owed = await deliveries(id, 'status=pending');
    expect(owed.map(({ type }) => type)).toEqual(['comment.approved', 'comment.submitted']);
    expect(owed.every((one) => one.commentId === commentId && one.attemptCount === 0)).toBe(true);
    expect((await service.get(`/v1/webhooks/${id}`)).body.health.pending).toBe(2);
    expect(about(target, commentId)).toEqual([]);
    expect((await service.post(`/v1/webhooks/${id}/resume`)).body.status).toBe('enabled');
    await until('what was owed', () => about(target, commentId).length === 2);
    const audit = await admin.get('/v1/audit-log?limit=10');
    const actions = audit.body.items.filter((row: { subjectId: string }) => row.subjectId === id);
    expect(actions.map(({ action }: { action: string }) => action).slice(0, 2)).toEqual([
      ...['webhook.resumed', 'webhook.paused'],
    ]);
  });

  it('are sent one delivery or a range again: the same id and the same bytes', async () => {
    const before = (await lastSequence()) + 1;
    const unheard = await approved();
    // An event is owed to those who are enabled when it gets its number.
    await lastSequence();
    const target = await receiver();
    const { id } = await create({ url: target.url(), types: ['comment.approved', 'comment.submitted'] });
    const range = { fromSequence: before, toSequence: 1_000_000 };
    await enabled(id);
    const commentId = await approved();
    await until('both events', () => about(target, commentId).length === 2);
    await until('all to be delivered', async () => (await deliveries(id, 'status=pending')).length === 0);
    const [newest] = await deliveries(id, 'status=delivered&limit=1');
    expect(newest).toMatchObject({ type: 'comment.approved', lastAttempt: { outcome: 'delivered', status: 200 } });
    const one = `/v1/webhooks/${id}/deliveries/${newest!.id}`;
    const again = await service.post(`${one}/resend`);
    expect([again.status, again.body.id]).toEqual([200, newest!.id]);
    await until('it to come again', () => about(target, commentId).length === 3);
    const [first, second] = about(target, commentId).filter(({ body }) => body.includes('"comment.approved"'));
    expect(second!.body).toBe(first!.body);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    const { attempts } = (await until('it to be settled', async () => {
      const { body } = await service.get(one);
      return body.status === 'delivered' && body;
    })) as { attempts: { number: number }[] };
    expect(attempts.map(({ number }) => number)).toEqual([1, 1]);
    // What it was never owed, too: from before it was enabled.
    const all = await service.post(`/v1/webhooks/${id}/resend`, range);
    expect([all.status, all.body]).toEqual([200, { resent: 4, nextSequence: null }]);
    await until('all of them', () => about(target, unheard).length === 2 && about(target, commentId).length === 5);
    expect((await service.post(`/v1/webhooks/${id}/resend`, { ...range, onlyDead: true })).body.resent).toBe(0);
    await database.query(
      `update webhook_deliveries set status = 'dead', dead_reason = 'attempts-exhausted', settled_at = now()
       where endpoint_id = $1 and comment_id = $2`,
      [id, unheard],
    );
    const dead = await service.get('/v1/webhooks/dead?reason=attempts-exhausted');
    expect(dead.body.items).toMatchObject(
      Array(2).fill({ webhook: id, site: 'site_demo', deadReason: 'attempts-exhausted', commentId: unheard }),
    );
    expect((await service.post(`/v1/webhooks/${id}/resend`, { ...range, onlyDead: true })).body.resent).toBe(2);
    await until('the dead ones', () => about(target, unheard).length === 4);
    expect((await service.get('/v1/webhooks/dead')).body.items).toEqual([]);
    const backwards = await service.post(`/v1/webhooks/${id}/resend`, { fromSequence: 5, toSequence: 4 });
    expect([backwards.status, backwards.body.errors[0].pointer]).toEqual([422, '/toSequence']);
    await database.query('update event_counter set first_sequence = $1', [before]);
    const early = await service.post(`/v1/webhooks/${id}/resend`, { ...range, fromSequence: before - 1 });
    await database.query('update event_counter set first_sequence = 1');
    expect([early.status, early.body]).toMatchObject([410, { type: '/problems/events-expired', oldest: before - 1 }]);
    target.reaction = answers(500);
    await service.send('PATCH', `/v1/webhooks/${id}`, { url: `${target.url()}&other` });
    expect((await service.post(`/v1/webhooks/${id}/resend`, range)).status).toBe(409);
    expect((await service.post(`${one}/resend`)).status).toBe(409);
  });

  it('are listed page by page, and so is what is owed to them', async () => {
    const target = await receiver();
    const first = await create({ url: target.url() });
    const second = await create({ url: target.url(), types: ['comment.spam'] });
    await enabled(first.id);
    await enabled(second.id);
    const page = await service.get('/v1/webhooks?limit=1&site=site_demo&status=enabled');
    expect(page.body.items).toMatchObject([{ id: first.id }]);
    const next = await service.get(`/v1/webhooks?limit=1&site=site_demo&status=enabled&cursor=${page.body.next}`);
    expect(next.body).toMatchObject({ items: [{ id: second.id }], next: null });
    await approved();
    const from = (await lastSequence()) - 1;
    const newest = await service.get(`/v1/webhooks/${first.id}/deliveries?limit=1`);
    expect(newest.body.items).toMatchObject([{ sequence: from + 1 }]);
    const older = await service.get(`/v1/webhooks/${first.id}/deliveries?limit=1&cursor=${newest.body.next}`);
    expect(older.body).toMatchObject({ items: [{ sequence: from }], next: null });
    const ranged = await deliveries(first.id, `from=${from}&to=${from}`);
    expect(ranged).toMatchObject([{ sequence: from }]);
  });

  it('are challenged anew at a new URL, and the old one hears nothing more', async () => {
    const [old, target] = [await receiver(), await receiver()];
    const { id, secret } = await create({ url: old.url() });
    await enabled(id);
    const described = await service.send('PATCH', `/v1/webhooks/${id}`, { description: 'Moves', types: ['*'] });
    expect(described.body).toMatchObject({ status: 'enabled', description: 'Moves', types: ['*'] });
    const moved = await service.send('PATCH', `/v1/webhooks/${id}`, { url: target.url(), description: null });
    expect(moved.body).toMatchObject({ status: 'unverified', description: null, url: target.url() });
    await enabled(id);
    const heard = old.received.length;
    const commentId = await approved();
    await until('both events', () => about(target, commentId).length === 2);
    expect(target.events(secret)[0]!.type).toBe('endpoint.verify');
    expect(old.received).toHaveLength(heard);
  });

  it('can be tested in every status', async () => {
    const target = await receiver(answers(500, 'Our disk is full'));
    const { id, secret } = await create({ url: target.url() });
    const test = async (): Promise<Answer['body']> => (await service.post(`/v1/webhooks/${id}/test`)).body;
    expect(await test()).toEqual({
      ...{ outcome: 'refused-by-receiver', status: 500, answer: 'Our disk is full' },
      ...{ startedAt: expect.any(String), durationMs: expect.any(Number) },
    });
    await admin.post(`/v1/webhooks/${id}/verify`, { skipVerification: true });
    for (const status of ['enabled', 'paused', 'disabled']) {
      await database.query('update webhook_endpoints set status = $1 where id = $2', [status, id]);
      target.reaction = answers(204);
      expect(await test()).toMatchObject({ outcome: 'delivered', status: 204 });
      expect(target.events(secret).at(-1)).toMatchObject({
        type: 'endpoint.test',
        data: { endpoint: { id, status }, by: 'service' },
      });
    }
    // Switched off, and on again.
    expect((await service.post(`/v1/webhooks/${id}/resume`)).body).toMatchObject({
      status: 'enabled',
      statusReason: null,
    });
    await target.goAway();
    expect(await test()).toMatchObject({ outcome: 'unreachable', status: null, answer: null });
  });

  it('can be served by the receiver of the documentation', async () => {
    const code = /```js\n(import \{ createServer \}[^]*?)```/.exec(readFileSync('docs/webhooks.md', 'utf8'))![1]!;
    const port = await freePort();
    const { id, secret } = await create({ url: `http://127.0.0.1:${port}/` });
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      env: { PATH: process.env.PATH, PORT: String(port), WEBHOOK_SECRET: secret },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    try {
      await until('it to echo', async () => (await service.post(`/v1/webhooks/${id}/verify`)).body.echoed);
      const commentId = await approved();
      await until('it to tell of the comment', () => printed.includes(`${commentId} 2 approved`));
      const stranger = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{"data":{}}' });
      expect(stranger.status).toBe(401);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('and events are at hand on the command line', async () => {
    const cli = (...words: string[]): Promise<Ended> =>
      runProcess(process.execPath, ['dist/cli.js', ...words], {
        env: { ...settings, NODE_ENV: 'test', MASTER_KEYS: testMasterKeys },
      });
    const target = await receiver();
    const { id } = await create({ url: `${target.url()}&token=hidden`, types: ['comment.approved'] });
    await enabled(id);
    const from = (await lastSequence()) + 1;
    const tail = spawn(process.execPath, ['dist/cli.js', 'events', 'tail', '--types', 'comment.approved'], {
      env: { ...process.env, ...settings, NODE_ENV: 'test', MASTER_KEYS: testMasterKeys },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let tailed = '';
    tail.stdout.setEncoding('utf8').on('data', (text: string) => (tailed += text));
    const ended = once(tail, 'exit');
    let commentId = '';
    try {
      await until('the tail to tell of a comment', async () => {
        commentId = await approved();
        return tailed.includes(commentId);
      });
    } finally {
      tail.kill('SIGTERM');
    }
    await ended;
    const to = await lastSequence();
    const replayed = await cli('events', 'replay', `${from}`, `${to}`, '--types', 'comment.approved');
    const lines = replayed.stdout.trim().split('\n');
    expect([replayed.code, lines.length]).toEqual([0, (to - from + 1) / 2]);
    expect(replayed.stdout.endsWith(tailed)).toBe(true);
    await until('the delivery', () => about(target, commentId).length === 1);
    expect(lines.at(-1)).toBe(about(target, commentId)[0]!.body);

    const listed = await cli('webhooks', 'list');
    expect(listed.stdout).toMatch(new RegExp(`^${id} +site_demo +enabled +0 +0 +- +comment.approved +127.0.0.1:`, 'm'));
    expect(listed.stdout).not.toContain('hidden');
    const resent = await cli('webhooks', 'resend', id, `${from}`, `${to}`);
    expect([resent.code, resent.stdout]).toEqual([0, `${lines.length} events are owed anew.\n`]);
    await until('it to come again', () => about(target, commentId).length === 2);
    for (const words of [
      ['webhooks', 'resend', id],
      ['events', 'replay', '2', '1'],
      ['events', 'tail', '--types', 'comment.liked'],
    ]) {
      const { code, stdout } = await cli(...words);
      expect([words, code, stdout]).toEqual([words, 1, expect.stringMatching(/^[^{]+\.\n$/)]);
    }
  });

  it('are deleted with all that is owed to them', async () => {
    const target = await receiver();
    const { id } = await create({ url: target.url() });
    await enabled(id);
    await service.post(`/v1/webhooks/${id}/pause`);
    await approved();
    await lastSequence();
    expect(await deliveries(id)).toHaveLength(2);
    expect((await service.send('DELETE', `/v1/webhooks/${id}`)).status).toBe(204);
    expect((await service.send('DELETE', `/v1/webhooks/${id}`)).status).toBe(404);
    for (const table of ['deliveries', 'secrets'])
      expect(await database.query(`select 1 from webhook_${table} where endpoint_id = $1`, [id])).toEqual([]);
    const orphans = `select 1 from webhook_attempts where delivery_id not in (select id from webhook_deliveries)`;
    expect(await database.query(orphans)).toEqual([]);
  });

  it('are twenty a site at most', async () => {
    const made = await Promise.all(
      Array.from({ length: 25 }, () => service.post('/v1/webhooks', { url: 'https://nowhere.invalid/' })),
    );
    made.forEach(({ body }) => body.id && endpoints.push(body.id));
    const statuses = made.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(20).fill(201), ...Array(5).fill(409)]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no URL', { url: undefined }, '/url'],
    ['a URL that is none', { url: 'example.org/hook' }, '/url'],
    ['another scheme', { url: 'ftp://example.org/' }, '/url'],
    ['plain http to the world', { url: 'http://8.8.8.8/hook' }, '/url'],
    ['a password', { url: 'https://user:secret@example.org/' }, '/url'],
    ['a fragment', { url: 'https://example.org/#here' }, '/url'],
    ['a long URL', { url: `https://example.org/${'x'.repeat(2_000)}` }, '/url'],
    ['a private address', { url: 'https://10.0.0.1/hook' }, '/url'],
    ['a private address in disguise', { url: 'https://0xa9fea9fe/latest' }, '/url'],
    ['no types', { types: [] }, '/types'],
    ['an unknown type', { types: ['comment.liked'] }, '/types'],
    ['types that are no list', { types: 'comment.*' }, '/types'],
    ['an unknown site', { site: 'site_nobody' }, '/site'],
    ['an empty description', { description: '' }, '/description'],
  ])('are refused with %s', async (_, fields, pointer) => {
    const answer = await service.post('/v1/webhooks', { url: 'https://nowhere.invalid/', ...fields });
    expect([answer.status, answer.body.errors?.map((error: { pointer: string }) => error.pointer)]).toEqual([
      422,
      [pointer],
    ]);
    if (pointer === '/url' && /private/.test(_)) expect(answer.text).toContain('WEBHOOK_ALLOW_PRIVATE');
  });

  it('need to be told their site when there are several', async () => {
    await admin.post('/v1/sites', { name: 'A second paper', origins: [] });
    const { status, body } = await service.post('/v1/webhooks', { url: 'https://nowhere.invalid/' });
    expect([status, body.errors]).toEqual([
      422,
      [{ pointer: '/site', detail: expect.stringContaining('exactly one') }],
    ]);
    await create({ url: 'https://nowhere.invalid/', site: 'site_demo' });
  });
});
