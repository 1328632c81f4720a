import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { Canary } from '../support/canary.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { fixture, JudgeServer, misbehaviour, respond } from '../support/judge-server.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

/** An outside judge from its trial to its say, through a real process and over real HTTP. */
describe('an outside judge', () => {
  const canary = new Canary();
  let database: TestDatabase;
  let server: JudgeServer;
  let service: ServiceProcess;
  let admin: ApiClient;
  let siteId: string;

  const verdictOn = async (id: string): Promise<Answer['body']> =>
    until('a verdict', async () => {
      const { body } = await admin.get(`/v1/comments/${id}`);
      return body.status === 'pending' ? null : body;
    });
  const submit = async (fields: Record<string, unknown> = {}): Promise<string> =>
    (await admin.post('/v1/comments', submission({ email: canary.address, ...fields }))).body.id;
  const judges = (policy: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
    admin.send('PATCH', `/v1/sites/${siteId}`, { policy, ...rest });
  const audited = async (action: string) => (await admin.get(`/v1/audit-log?action=${action}`)).body.items;

  beforeAll(async () => {
    database = await cloneDatabase();
    server = await JudgeServer.start();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    service = await startProcess({
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      RATE_LIMITS: 'false',
      LOG_LEVEL: 'trace',
      JUDGE_HTTP_URL: `${server.url}/judge`,
      JUDGE_HTTP_SECRET: `whsec_${Buffer.alloc(32, 9).toString('base64')}`,
      JUDGE_DEADLINE_MS: '3000',
      CHAT_BASE_URL: `${server.url}/v1`,
      CHAT_MODEL: 'qwen2.5-7b',
    });
    const { adminEmail, adminPassword } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    const anybody = new ApiClient(service.url);
    admin = anybody.as((await anybody.post('/v1/sessions', { email: adminEmail, password: adminPassword })).body.token);
    siteId = (await admin.get('/v1/sites')).body.items[0].id;
    const flood = { perAuthor: 100_000, perAddress: 100_000, perThread: 100_000 };
    // One author sends everything here, and is turned away fifty times.
    await judges({ flood, strikes: { limit: 0, days: 90 } });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    await server.stop();
    await database.drop();
  });
  beforeEach(() => {
    server.behaviour = fixture('http-bad');
  });

  it('is off on a new site', async () => {
    const { body } = await admin.get(`/v1/sites/${siteId}`);
    expect(body.policy.judges).toEqual({
      'judge-akismet': 'off',
      'judge-openai-moderation': 'off',
      'judge-chat': 'off',
      'judge-http': 'off',
    });
    expect(body.policy.judgeFailure).toBe('hold');
    await verdictOn(await submit());
    expect(server.asked).toEqual([]);
  });

  it('cannot be switched on before it was on trial', async () => {
    const refused = await judges({ judges: { 'judge-http': 'on' } });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      type: '/problems/trial-needed',
      trials: [{ judge: 'judge-http', decided: 0, needed: 50 }],
    });
    const created = await admin.post('/v1/sites', {
      name: 'New',
      origins: [],
      policy: { judges: { 'judge-chat': 'on' } },
    });
    expect([created.status, created.body.type]).toEqual([409, '/problems/trial-needed']);
    expect((await admin.get('/v1/sites')).body.items).toHaveLength(1);
  });

  it.each([
    [{ judges: { 'judge-http': 'maybe' } }, '/policy/judges/judge-http'],
    [{ judges: { 'judge-oracle': 'on' } }, '/policy/judges/judge-oracle'],
    [{ judges: [] }, '/policy/judges'],
    [{ judgeFailure: 'approve' }, '/policy/judgeFailure'],
  ])('is not used in a way that does not exist: %j', async (policy, pointer) => {
    const { status, body } = await judges(policy);
    expect([status, body.errors.map((error: { pointer: string }) => error.pointer)]).toEqual([422, [pointer]]);
  });

  it('on trial says what it thinks, and nothing comes of it', async () => {
    expect((await judges({ judges: { 'judge-http': 'shadow' } })).status).toBe(200);
    const approved = await verdictOn(await submit());
    expect(approved.status).toBe('approved');
    const said = approved.findings.filter(({ check }: { check: string }) => check === 'judge-http');
    expect(said).toMatchObject([{ code: 'judge-http-spam', category: 'spam', score: 0.88 }]);
    server.behaviour = misbehaviour.hangs;
    const unheard = await verdictOn(await submit());
    expect(unheard.status).toBe('approved');
    expect(unheard.findings).toMatchObject([{ code: 'judge-http-timed-out' }]);
  });

  it('is not shown what the checks turn away already', async () => {
    const before = server.asked.length;
    expect((await verdictOn(await submit({ honeypot: 'filled in' }))).status).toBe('spam');
    expect(server.asked).toHaveLength(before);
  });

  it('can be switched on once people have decided about fifty comments, failures not counted', async () => {
    await judges({ mode: 'premoderated' });
    const decide = async (count: number): Promise<void> => {
      const ids = await Promise.all(Array.from({ length: count }, () => submit()));
      await Promise.all(ids.map(verdictOn));
      expect((await admin.post('/v1/comments/bulk', { action: 'spam', ids })).body.decided).toBe(count);
    };
    server.behaviour = misbehaviour.answersNonsense;
    await decide(2);
    server.behaviour = respond(200, { scores: { spam: 0.7 } });
    for (let round = 0; round < 7; round += 1) await decide(7);
    const report = await admin.get('/v1/sites/site_demo/policy/shadow-report');
    expect(report.body.checks).toContainEqual(
      expect.objectContaining({
        check: 'judge-http',
        shadow: true,
        rightly: 49,
        wrongly: 0,
        missed: 0,
        precision: 1,
        recall: 1,
      }),
    );
    const refused = await judges({ judges: { 'judge-http': 'on' } });
    expect(refused.body.trials).toEqual([{ judge: 'judge-http', decided: 49, needed: 50 }]);
    await decide(1);
    expect((await judges({ mode: 'screened', judges: { 'judge-http': 'on' } })).status).toBe(200);
    expect(await audited('site.judge-trial-skipped')).toEqual([]);
  });

  it('then makes comments wait, and never more than that', async () => {
    await judges({ thresholds: { spam: { hold: 0.5, reject: 0.99 } } });
    server.behaviour = respond(200, { scores: { spam: 1 } });
    const link = 'https://bit.ly/3xWatch';
    const held = await verdictOn(await submit());
    expect([held.status, held.reasons]).toEqual(['held', ['judge-http-spam']]);
    const spammy = await verdictOn(await submit({ body: `The ferry timetable, shortened: ${link}` }));
    expect([spammy.status, spammy.reasons]).toEqual([
      'held',
      expect.arrayContaining(['judge-http-spam', 'link-shortener']),
    ]);
    server.behaviour = fixture('http-clean');
    expect((await verdictOn(await submit())).status).toBe('approved');
    expect((await verdictOn(await submit({ body: `Another one, with a link: ${link}` }))).status).toBe('held');
  });

  it('makes comments wait when it says nothing, unless the site goes on without', async () => {
    server.behaviour = misbehaviour.hangs;
    const held = await verdictOn(await submit());
    expect([held.status, held.reasons]).toEqual(['held', ['judge-http-timed-out']]);
    await judges({ judgeFailure: 'ignore' });
    expect((await verdictOn(await submit())).status).toBe('approved');
  });

  it('can be switched on at once by an admin who says why, and the audit log keeps it', async () => {
    const tooShort = await judges({ judges: { 'judge-chat': 'on' } }, { skipTrial: 'x' });
    expect([tooShort.status, tooShort.body.errors[0].pointer]).toEqual([422, '/skipTrial']);
    const skipTrial = 'We ran it for a year before';
    expect((await judges({ judges: { 'judge-chat': 'on' } }, { skipTrial })).status).toBe(200);
    expect(await audited('site.judge-trial-skipped')).toMatchObject([{ reason: `judge-chat: ${skipTrial}` }]);
  });

  it('was never told who wrote, and nothing of a comment is in the log or the metrics', async () => {
    expect(server.asked.length).toBeGreaterThan(50);
    expect(canary.findIn(server.transcript())).toEqual([]);
    expect(server.transcript()).not.toContain('Layla');
    const { text } = await admin.get('/metrics');
    expect(text).toMatch(/anteroom_judge_outcomes_total\{judge="judge-http",outcome="answered"\} \d+/);
    expect(text).toContain('anteroom_judge_seconds_count{judge="judge-http"}');
    expect(`${service.output()} ${text}`).not.toContain('ferry timetable');
    expect(canary.findIn(`${service.output()} ${text}`)).toEqual([]);
  });
});
