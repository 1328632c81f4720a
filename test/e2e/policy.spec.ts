import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { pointersIn } from '../support/door.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

/** How a site's policy is set, tried and put on trial, over HTTP, with a worker that judges by it. */
describe('a policy', () => {
  let database: TestDatabase;
  let service: ServiceProcess;
  let anybody: ApiClient;
  let admin: ApiClient;
  let stranger: ApiClient;

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    service = await startProcess({ DATABASE_URL: database.url, DATA_DIR: dataDir, RATE_LIMITS: 'false' });
    const made = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    anybody = new ApiClient(service.url);
    const signIn = async (email: string, password: string): Promise<ApiClient> =>
      anybody.as((await anybody.post('/v1/sessions', { email, password })).body.token);
    admin = await signIn(made.adminEmail, made.adminPassword);
    const { body: other } = await admin.post('/v1/sites', { name: 'Another', origins: [] });
    const password = 'a password for tests';
    const person = { name: 'Mallory', email: 'mallory@example.org', password, role: 'admin', siteIds: [other.id] };
    await admin.post('/v1/people', person);
    stranger = await signIn(person.email, password);
  }, 60_000);
  afterAll(async () => {
    await service?.stop();
    await database.drop();
  });

  const siteWith = async (policy: unknown): Promise<{ id: string; key: string }> => {
    const answer = await admin.post('/v1/sites', { name: 'Paper', origins: [], policy });
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    return { id: answer.body.id, key: answer.body.key };
  };
  const change = (id: string, policy: unknown): Promise<Answer> => admin.send('PATCH', `/v1/sites/${id}`, { policy });
  const submit = async (
    site: string,
    fields: Record<string, unknown> = {},
  ): Promise<{ id: string; receipt: string }> => {
    const answer = await anybody.post('/v1/comments', submission({ site, ...fields }));
    expect([answer.status, answer.text]).toEqual([202, expect.anything()]);
    return answer.body as { id: string; receipt: string };
  };
  const verdictOn = async (site: string, fields: Record<string, unknown> = {}): Promise<Answer['body']> => {
    const { id, receipt } = await submit(site, fields);
    const { body } = await until('a verdict', async () => {
      const answer = await anybody.get(`/v1/comments/${id}/status`, { authorization: `Bearer ${receipt}` });
      return answer.body.status === 'pending' ? null : answer;
    });
    return body;
  };
  const threadPath = (site: string, thread: string): string =>
    `/v1/sites/${site}/threads/${encodeURIComponent(thread)}`;
  const abuse = { body: 'Shut up you fucking moron.' };

  it('starts from a preset, and from the standard one when none is named', async () => {
    const { id } = await siteWith(undefined);
    expect((await admin.get(`/v1/sites/${id}`)).body.policy).toMatchObject({
      preset: 'standard',
      presetChanged: false,
    });
    const light = await siteWith({ preset: 'light', thresholds: { hate: { hold: 0.45 } } });
    const { policy } = (await admin.get(`/v1/sites/${light.id}`)).body;
    expect(policy).toMatchObject({ preset: 'light', presetChanged: true, thresholds: { hate: { hold: 0.45 } } });
    const strict = await change(light.id, { preset: 'strict' });
    expect(strict.body.policy).toMatchObject({ preset: 'strict', presetChanged: false });
    const again = await change(light.id, strict.body.policy);
    expect(again.body).toEqual(strict.body);
    expect(pointersIn(await change(light.id, { preset: 'harsh' }))).toEqual(['/policy/preset']);
    expect(pointersIn(await change(light.id, { shadow: { thresholds: { spam: { hold: 0.99 } } } }))).toEqual([
      '/policy/shadow/thresholds/spam',
    ]);
  });

  it('turns away a filled honeypot and holds whatever else is doubtful', async () => {
    const { key } = await siteWith(undefined);
    expect(await verdictOn(key, { honeypot: 'filled' })).toMatchObject({ status: 'spam', reasons: ['honeypot'] });
    const links = Array.from({ length: 9 }, (_, n) => `https://casino${n}.example.com/win`).join(' ');
    expect(await verdictOn(key, { body: `Win big: ${links} https://bit.ly/3xWatch` })).toMatchObject({
      status: 'held',
    });
    expect(await verdictOn(key, abuse)).toMatchObject({ status: 'held' });
  });

  it('is pre-moderation for one page, named by its address, before it has a comment', async () => {
    const { key } = await siteWith(undefined);
    const thread = 'https://news.example/مقال/50%25?a=b&c=d#top';
    const path = threadPath(key, thread);
    expect((await admin.get(path)).body).toEqual({
      ...{ site: key, thread, title: null, url: null, moderation: null, mode: 'screened' },
    });
    const set = await admin.send('PATCH', path, { moderation: 'premoderated' });
    expect([set.status, set.body]).toEqual([200, expect.objectContaining({ moderation: 'premoderated', thread })]);
    expect(await verdictOn(key, { thread, threadTitle: 'Half off' })).toMatchObject({
      status: 'held',
      reasons: ['premoderation'],
    });
    expect(await verdictOn(key, { thread: 'another' })).toMatchObject({ status: 'approved' });
    expect((await admin.get(path)).body).toMatchObject({ title: 'Half off', mode: 'premoderated' });
    await admin.send('PATCH', path, { moderation: null });
    expect(await verdictOn(key, { thread, threadTitle: 'Something else' })).toMatchObject({ status: 'approved' });
    expect((await admin.get(path)).body).toMatchObject({ title: 'Half off', moderation: null });
    const { body } = await admin.get(`/v1/audit-log?site=${key}&action=thread.moderation-changed`);
    expect(body.items.map(({ reason }: { reason: string }) => reason)).toEqual(['as the site', 'premoderated']);
  });

  it('is post-moderation for one page of a site that looks at everything first', async () => {
    const { key } = await siteWith({ mode: 'premoderated' });
    await admin.send('PATCH', threadPath(key, 'match'), { moderation: 'screened' });
    expect(await verdictOn(key, { thread: 'match' })).toMatchObject({ status: 'approved' });
    expect(await verdictOn(key, { thread: 'match', ...abuse })).toMatchObject({ status: 'held' });
    expect(await verdictOn(key, { thread: 'elsewhere' })).toMatchObject({ status: 'held', reasons: ['premoderation'] });
  });

  it('refuses for a page what is no moderation, and pages of sites that are not the caller’s', async () => {
    const { key } = await siteWith(undefined);
    const path = threadPath(key, 'harbour');
    for (const body of [{}, { moderation: 'closed' }, { moderation: undefined }]) {
      expect(pointersIn(await admin.send('PATCH', path, body))).toEqual(['/moderation']);
    }
    expect(pointersIn(await admin.send('PATCH', path, { moderation: null, closed: true }))).toEqual(['/closed']);
    const long = await admin.send('PATCH', threadPath(key, 'x'.repeat(513)), { moderation: null });
    expect([long.status, long.body.errors[0].parameter]).toEqual([422, 'thread']);
    const foreign = [
      await stranger.get(path),
      await stranger.send('PATCH', path, { moderation: 'screened' }),
      await stranger.get(`/v1/sites/${key}/policy/shadow-report`),
      await stranger.post(`/v1/sites/${key}/policy/try`, { policy: {} }),
      await admin.get('/v1/sites/no_such_site/policy/shadow-report'),
    ];
    expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(
      await database.query(
        `select 1 from threads where key = 'harbour' and site_id = (select id from sites where key = $1)`,
        [key],
      ),
    ).toEqual([]);
  });

  it('puts checks on trial: their findings are stored and shown, reported, and count for nothing', async () => {
    const checks = ['abuse-lexicon', 'scorer', 'shouting'];
    const { key } = await siteWith({ shadow: { checks } });
    const { id, status } = await verdictOn(key, abuse);
    expect(status).toBe('approved');
    const details = await admin.get(`/v1/comments/${id}`);
    const [said] = details.body.findings.filter(({ check }: { check: string }) => check === 'abuse-lexicon');
    expect(said).toMatchObject({ shadow: true, kind: 'rule' });
    await admin.post(`/v1/comments/${id}/reject`, { reason: 'abuse' }, { 'if-match': details.headers.get('etag')! });
    const { body } = await admin.get(`/v1/sites/${key}/policy/shadow-report?days=1`);
    expect(body).toMatchObject({ screened: 1, approvedByPeople: 0, turnedAwayByPeople: 1, thresholds: null });
    const record = (name: string): unknown => body.checks.find(({ check }: { check: string }) => check === name);
    expect(record('abuse-lexicon')).toMatchObject({ shadow: true, rightly: 1, wrongly: 0, precision: 1, recall: 1 });
    expect(record('shouting')).toMatchObject({ shadow: true, rightly: 0, precision: null, recall: 0 });
    const asked = await admin.get(`/v1/sites/${key}/policy/shadow-report?days=91`);
    expect([asked.status, asked.body.errors[0].parameter]).toEqual([422, 'days']);
  });

  it('puts thresholds on trial: what they would have decided is stored beside the real decision', async () => {
    const { key } = await siteWith({ shadow: { thresholds: { abuse: { hold: null }, hate: { hold: null } } } });
    const { id, status } = await verdictOn(key, abuse);
    expect(status).toBe('held');
    const { body } = await admin.get(`/v1/comments/${id}`);
    expect(body.decisions.map(({ trial }: { trial: unknown }) => trial)).toEqual([
      null,
      { action: 'approve', reasons: [] },
    ]);
    const report = await admin.get(`/v1/sites/${key}/policy/shadow-report`);
    expect(report.body.thresholds).toMatchObject({
      comments: 1,
      differ: 1,
      pairs: [{ verdict: 'hold', trial: 'approve' }],
    });
  });

  it('says of a comment what would change the machine’s verdict', async () => {
    const { key } = await siteWith({ thresholds: { hate: { hold: null } } });
    const { id } = await verdictOn(key, { body: 'Best watches at half the price: https://bit.ly/3xWatch' });
    const { machine } = (await admin.get(`/v1/comments/${id}`)).body;
    expect(machine.verdict).toBe('hold');
    const ways = machine.wouldChange.filter(({ verdict }: { verdict: string }) => verdict === 'approve');
    expect(ways.length).toBeGreaterThan(0);
    expect(ways[0]).toEqual({
      changes: expect.any(Array),
      verdict: 'approve',
      text: expect.stringMatching(/^[A-Z].*approved\.$/),
    });
    await database.query(`update decisions set findings = null where comment_id = $1`, [id]);
    expect((await admin.get(`/v1/comments/${id}`)).body).toMatchObject({ findings: [], machine: null });
  });

  it('can be tried on what was screened already, without changing anything', async () => {
    const { key } = await siteWith(undefined);
    const bad = await verdictOn(key, abuse);
    const good = await verdictOn(key);
    await admin.send('PATCH', threadPath(key, 'first'), { moderation: 'premoderated' });
    await verdictOn(key, { thread: 'first' });
    const before = await database.query('select policy, policy_version from sites where key = $1', [key]);
    const asked = (policy: unknown, more = {}): Promise<Answer> =>
      admin.post(`/v1/sites/${key}/policy/try`, { policy, ...more });
    const never = { hold: null };
    const mild = await asked({ thresholds: { abuse: never, hate: never, spam: never, quality: never }, maxLinks: 9 });
    expect([mild.status, mild.body]).toEqual([
      200,
      {
        ...{ comments: 3, changed: 1, notTried: ['maxLinks'] },
        before: { approve: 1, hold: 2, reject: 0, spam: 0 },
        after: { approve: 2, hold: 1, reject: 0, spam: 0 },
        examples: [{ id: bad.id, before: 'hold', after: 'approve' }],
      },
    ]);
    const all = await asked({ mode: 'premoderated' });
    expect(all.body.examples).toEqual([{ id: good.id, before: 'approve', after: 'hold' }]);
    expect((await asked({ mode: 'premoderated' }, { comments: 1 })).body.comments).toBe(1);
    const onTrial = await asked({ shadow: { checks: ['abuse-lexicon', 'scorer', 'shouting'] } });
    expect(onTrial.body.examples).toEqual([{ id: bad.id, before: 'hold', after: 'approve' }]);
    expect(pointersIn(await asked({ preset: 'harsh' }))).toEqual(['/policy/preset']);
    expect(pointersIn(await asked({ thresholds: { spam: { hold: 0.9, reject: 0.1 } } }))).toEqual([
      '/policy/thresholds/spam',
    ]);
    expect(pointersIn(await asked(undefined))).toEqual(['/policy']);
    expect(pointersIn(await asked({}, { comments: 1_001 }))).toEqual(['/comments']);
    expect(await database.query('select policy, policy_version from sites where key = $1', [key])).toEqual(before);
  });

  it('of an older release is read with what came later, and one that cannot be read makes everything wait', async () => {
    const { id, key } = await siteWith(undefined);
    const stored = (policy: string): Promise<unknown> =>
      database.query(`update sites set policy = ${policy}, policy_version = policy_version + 1 where id = $1`, [id]);
    await stored(`policy - 'preset' - 'presetChanged' - 'shadow'`);
    const old = (await admin.get(`/v1/sites/${id}`)).body;
    expect(old.policy).toMatchObject({ preset: 'standard', shadow: { checks: [], thresholds: {} } });
    await stored(`'{"mode": "screened"}'`);
    // Any change of a site makes all processes read the sites anew.
    await admin.post('/v1/sites', { name: 'Bell', origins: [] });
    expect(await verdictOn(key)).toMatchObject({ status: 'held', reasons: ['policy-unreadable'] });
    expect((await admin.get(`/v1/sites/${id}`)).body.policy).toMatchObject({ unreadable: true });
    expect((await change(id, { mode: 'screened' })).body.policy).not.toHaveProperty('unreadable');
    expect(await verdictOn(key)).toMatchObject({ status: 'approved' });
  });
});
