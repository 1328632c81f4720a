import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, type Answer } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { answers, echoes, WebhookReceiver } from '../support/webhook-receiver.js';

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
  const receivers: WebhookReceiver[] = [];
  const endpoints: string[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    const settings = {
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
