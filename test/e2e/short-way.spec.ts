import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';

/** The short way past the framework answers as the ordinary way does; an Origin of our own sends a request the ordinary way. */
describe('the short way of a submission', () => {
  let database: TestDatabase;
  let service: ServiceProcess;
  let reader: ApiClient;

  beforeAll(async () => {
    database = await cloneDatabase();
    service = await startProcess({
      DATABASE_URL: database.url,
      DATA_DIR: mkdtempSync(join(process.env.TEST_FOLDER!, 'short-')),
      ROLES: 'api',
      SUBMISSIONS_PER_MINUTE_PER_AUTHOR: '2',
    });
    reader = new ApiClient(service.url);
  }, 60_000);

  afterAll(async () => {
    await service?.stop();
    await database.drop();
  });

  const bothWays = async (body: unknown, headers: Record<string, string> = {}): Promise<[Answer, Answer]> => [
    await reader.post('/v1/comments', body, headers),
    await reader.post('/v1/comments', body, { ...headers, origin: service.url }),
  ];
  /** What must be the same: everything but ids, secrets and times. */
  const shape = ({ status, headers, body }: Answer): unknown => {
    const { id, receipt, requestId, ...rest } = body;
    const varying = [
      'x-request-id',
      'location',
      'date',
      'content-length',
      'connection',
      'keep-alive',
      'vary',
      'retry-after',
    ];
    const kept = [...headers].filter(([name]) => !varying.includes(name) && !name.startsWith('access-control'));
    return { status, kept, rest, has: [id, receipt, requestId].map((value) => typeof value) };
  };

  it('stores and answers alike', async () => {
    const [short, ordinary] = await bothWays(submission());
    expect(shape(short)).toEqual(shape(ordinary));
    expect(short.headers.get('location')).toBe(`/v1/comments/${short.body.id}/status`);
    const { body } = await reader.as(short.body.receipt).get(`/v1/comments/${short.body.id}/status`);
    expect(body).toEqual({
      ...{ id: short.body.id, status: 'pending', reasons: [], revision: 1 },
      editableUntil: expect.any(String),
    });
    const rows = await database.query<{ body: string }>('select body from comments where id = any($1::uuid[])', [
      [short.body.id, ordinary.body.id],
    ]);
    expect(rows[0]).toEqual(rows[1]);
  });

  it.each([
    ['a wrong address', { ...submission(), email: 'nobody' }],
    ['an unknown field', { ...submission(), admin: true }],
    ['an unknown site', { ...submission(), site: 'nowhere' }],
    ['a parent that is not there', { ...submission(), parentId: '00000000-0000-7000-8000-000000000000' }],
    ['a NUL', { ...submission(), body: 'a\u0000b' }],
    ['text in the place of JSON', '{"site":'],
    ['a poisoned prototype', '{"__proto__":{"site":"site_demo"}}'],
    ['a list', []],
    ['nothing', ''],
  ])('refuses %s alike', async (_, body) => {
    const [short, ordinary] = await bothWays(body);
    expect(short.status).toBeGreaterThanOrEqual(400);
    expect(shape(short)).toEqual(shape(ordinary));
  });

  it('keeps the promise of an Idempotency-Key between the two ways', async () => {
    const [short, ordinary] = await bothWays(submission(), { 'idempotency-key': 'two-ways' });
    expect(ordinary.text).toBe(short.text);
    const wrong = await bothWays(submission(), { 'idempotency-key': 'not visible ASCII' });
    expect(shape(wrong[0])).toEqual(shape(wrong[1]));
  });

  it('counts the same budgets', async () => {
    const email = 'often@example.org';
    const answers = [...(await bothWays(submission({ email }))), ...(await bothWays(submission({ email })))];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 429, 429]);
    expect(Number(answers[2]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(shape(answers[2]!)).toEqual(shape(answers[3]!));
  });

  it('counts its requests like the ordinary way', async () => {
    const { text } = await reader.get('/metrics');
    expect(text).toMatch(/anteroom_request_seconds_count\{method="POST",route="\/v1\/comments",status="202"\} [2-9]/);
  });
});
