import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

/** The whole way of a comment, over HTTP, through an api process and a worker process, on each queue backend. */
describe.each(queueBackends)('the journey of a comment, with its queue on %s', (backend) => {
  let database: TestDatabase;
  let api: ServiceProcess;
  let worker: ServiceProcess;
  let anybody: ApiClient;
  let service: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, ...queueSettings(backend) };
    api = await startProcess({ ...settings, ROLES: 'api' });
    worker = await startProcess({ ...settings, ROLES: 'worker' });
    const credentials = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    anybody = new ApiClient(api.url);
    service = anybody.as(credentials.serviceApiKey);
    const signedIn = await anybody.post('/v1/sessions', {
      email: credentials.adminEmail,
      password: credentials.adminPassword,
    });
    expect(signedIn.status).toBe(201);
    admin = anybody.as(signedIn.body.token);
  }, 60_000);

  afterAll(async () => {
    await Promise.all([api?.stop(), worker?.stop()]);
    await database.drop();
  });

  const submit = async (fields: Record<string, unknown> = {}): Promise<{ id: string; receipt: string }> => {
    const answer = await service.post('/v1/comments', submission(fields));
    expect([answer.status, answer.text]).toEqual([202, expect.anything()]);
    return answer.body as { id: string; receipt: string };
  };
  const verdictOn = ({ id, receipt }: { id: string; receipt: string }): Promise<Answer> =>
    until('a verdict', async () => {
      const answer = await anybody.get(`/v1/comments/${id}/status`, { authorization: `Bearer ${receipt}` });
      return answer.body.status === 'pending' ? null : answer;
    });
  const published = async (thread: string): Promise<string[]> =>
    (await anybody.get(`/v1/threads/site_demo/${thread}/comments`)).body.comments.map(({ id }: { id: string }) => id);
  const held = async (): Promise<{ id: string; etag: string }> => {
    const made = await submit({ body: 'You are a fucking idiot and everybody on this street knows it.' });
    expect((await verdictOn(made)).body.status).toBe('held');
    const etag = (await admin.get(`/v1/comments/${made.id}`)).headers.get('etag')!;
    return { id: made.id, etag };
  };

  it('publishes what no check objects to, without its e-mail', async () => {
    const made = await submit({ thread: 'clean', email: 'quiet.reader@example.org' });
    expect((await verdictOn(made)).body).toEqual({
      ...{ id: made.id, status: 'approved', reasons: [], revision: 1 },
      editableUntil: expect.any(String),
    });
    const thread = await anybody.get('/v1/threads/site_demo/clean/comments');
    expect(thread.body).toMatchObject({ count: 1, comments: [{ id: made.id, name: 'Layla' }] });
    expect(thread.text).not.toContain('quiet.reader');
  });

  it('takes a thread that is named by its URL', async () => {
    const thread = 'https://news.example/2026/11/harbour?edition=ar';
    const made = await submit({ thread });
    await verdictOn(made);
    expect(await published(encodeURIComponent(thread))).toEqual([made.id]);
    const counts = await anybody.get(`/v1/threads/site_demo/counts?thread=${encodeURIComponent(thread)}&thread=nobody`);
    expect(counts.body.counts).toEqual({ [thread]: 1, nobody: 0 });
  });

  it('holds abuse in English and in Arabic for a person, and shows it to nobody else', async () => {
    const english = await submit({ thread: 'abuse', body: 'Shut up you fucking moron.' });
    const arabic = await submit({ thread: 'abuse', body: 'اسكت يا ابن الكلب يا حقير' });
    for (const made of [english, arabic]) {
      const { body } = await verdictOn(made);
      expect(body.status).toBe('held');
      expect(body.reasons.length).toBeGreaterThan(0);
    }
    expect(await published('abuse')).toEqual([]);
    const queue = await admin.get('/v1/review-queue?thread=abuse&site=site_demo');
    expect(queue.body.items.map(({ id }: { id: string }) => id)).toEqual([english.id, arabic.id]);
    const detail = await admin.get(`/v1/comments/${arabic.id}`);
    expect(detail.body.findings[0]).toMatchObject({ category: 'abuse', spans: expect.any(Array) });
    expect(detail.body.language).toBe('ar');
  });

  it('lets a moderator approve, and takes the approval back', async () => {
    const { id, etag } = await held();
    const approved = await admin.post(`/v1/comments/${id}/approve`, {}, { 'if-match': etag });
    expect(approved.body).toMatchObject({ id, status: 'approved', version: 3 });
    expect(await published('harbour')).toContain(id);
    const restored = await admin.post(`/v1/comments/${id}/restore`, undefined, {
      'if-match': approved.headers.get('etag')!,
    });
    expect(restored.body).toMatchObject({ status: 'held', version: 4 });
    expect(await published('harbour')).not.toContain(id);
  });

  it('asks a reason for a rejection, from a list', async () => {
    const { id, etag } = await held();
    const without = await admin.post(`/v1/comments/${id}/reject`, {}, { 'if-match': etag });
    expect([without.status, without.body.errors[0].pointer]).toEqual([422, '/reason']);
    const rejected = await admin.post(
      `/v1/comments/${id}/reject`,
      { reason: 'abuse', note: 'second time' },
      { 'if-match': etag },
    );
    expect(rejected.body).toMatchObject({ status: 'rejected', reasons: ['abuse'] });
    const { body } = await admin.get(`/v1/comments/${id}`);
    expect(body.decisions.map(({ action }: { action: string }) => action)).toEqual(['submit', 'hold', 'reject']);
  });

  it('lets exactly one of many moderators win, and tells the others who it was (I6)', async () => {
    const { id, etag } = await held();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 2
          ? admin.post(`/v1/comments/${id}/approve`, {}, { 'if-match': etag })
          : admin.post(`/v1/comments/${id}/spam`, {}, { 'if-match': etag }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    const lost = answers.filter(({ status }) => status === 412);
    expect([won.length, lost.length]).toEqual([1, 11]);
    expect(lost[0]!.body).toMatchObject({
      current: { status: won[0]!.body.status, version: 3, by: { name: 'Admin' } },
    });
    const [row] = await database.query('select version from comments where id = $1', [id]);
    expect(row).toEqual({ version: 3 });
  });

  it('will not decide without a version, nor on a stale one, nor to the same status', async () => {
    const { id, etag } = await held();
    expect((await admin.post(`/v1/comments/${id}/approve`, {})).status).toBe(428);
    expect((await admin.post(`/v1/comments/${id}/approve`, {}, { 'if-match': '"1"' })).status).toBe(412);
    const approved = await admin.post(`/v1/comments/${id}/approve`, {}, { 'if-match': etag });
    const again = await admin.post(`/v1/comments/${id}/approve`, {}, { 'if-match': approved.headers.get('etag')! });
    expect([again.status, again.body.type]).toEqual([409, '/problems/status-conflict']);
  });

  it('answers a repeated decision with the first one’s outcome (I18)', async () => {
    const { id, etag } = await held();
    const headers = { 'if-match': etag, 'idempotency-key': 'press-1' };
    const first = await admin.post(`/v1/comments/${id}/approve`, {}, headers);
    const second = await admin.post(`/v1/comments/${id}/approve`, {}, headers);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
  });

  it('decides about many at once, with an outcome for each', async () => {
    const one = await held();
    const two = await held();
    const nobody = '00000000-0000-7000-8000-000000000000';
    const { body } = await admin.post('/v1/comments/bulk', {
      action: 'spam',
      ids: [one.id, nobody, { id: two.id, version: 1 }],
    });
    expect(body.results.map(({ id, outcome }: { id: string; outcome: string }) => [id, outcome])).toEqual([
      [one.id, 'decided'],
      [nobody, 'missing'],
      [two.id, 'stale'],
    ]);
  });

  it('makes one comment of one Idempotency-Key, however often it comes (I3)', async () => {
    const body = submission({ thread: 'once' });
    const headers = { 'idempotency-key': 'form-77' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => service.post('/v1/comments', body, headers)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const other = await service.post('/v1/comments', { ...body, body: 'Something else entirely.' }, headers);
    expect([other.status, other.body.type]).toEqual([422, '/problems/idempotency-key-reused']);
    const rows = await database.query(
      `select 1 from comments c join threads t on t.id = c.thread_id where t.key = 'once'`,
    );
    expect(rows).toHaveLength(1);
  });

  it('threads answers under published comments only', async () => {
    const parent = await submit({ thread: 'talk' });
    await verdictOn(parent);
    const reply = await submit({ thread: 'talk', parentId: parent.id });
    await verdictOn(reply);
    const { body } = await anybody.get('/v1/threads/site_demo/talk/comments');
    expect(body.comments.map(({ id, parentId, depth }: Record<string, unknown>) => [id, parentId, depth])).toEqual([
      [parent.id, null, 0],
      [reply.id, parent.id, 1],
    ]);
    const hidden = await held();
    const refused = await service.post('/v1/comments', submission({ thread: 'harbour', parentId: hidden.id }));
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/parentId']);
  });

  it('tells services everything, in order and without gaps (I10)', async () => {
    const made = await submit({ thread: 'heard' });
    await verdictOn(made);
    const events = await until('the approval to be announced', async () => {
      const { body } = await service.get('/v1/events?after=0&types=&limit=1000&wait=0');
      return body.events.some(
        (event: { type: string; subject: string }) =>
          event.type === 'comment.approved' && event.subject === `comments/${made.id}`,
      )
        ? body.events
        : null;
    });
    expect(events.map(({ sequence }: { sequence: number }) => sequence)).toEqual(
      events.map((_: unknown, index: number) => index + 1),
    );
    const about = events.filter(({ subject }: { subject: string }) => subject === `comments/${made.id}`);
    expect(
      about.map(({ type, data }: { type: string; data: { comment: { version: number } } }) => [
        type,
        data.comment.version,
      ]),
    ).toEqual([
      ['comment.submitted', 1],
      ['comment.approved', 2],
    ]);
    const paged: unknown[] = [];
    for (let after = 0; ;) {
      const { body } = await service.get(`/v1/events?after=${after}&limit=7&wait=0`);
      if (body.events.length === 0) break;
      paged.push(...body.events);
      after = body.next;
    }
    expect(paged.slice(0, events.length)).toEqual(events);
  });

  it('wakes a waiting reader of the feed when something happens', async () => {
    const { body: now } = await service.get('/v1/events?after=0&limit=1000&wait=0');
    const waiting = service.get(`/v1/events?after=${now.next}&types=comment.submitted&wait=20`);
    const made = await submit();
    const { body } = await waiting;
    expect(body.events[0]).toMatchObject({ type: 'comment.submitted', subject: `comments/${made.id}` });
  });

  it('has one decision and one event for each change of state (I4, I7, I15)', async () => {
    const [counts] = await database.query(`select
      (select count(*)::int from decisions d left join events e on e.id = d.id where e.id is null) as untold,
      (select count(*)::int from events e left join decisions d on d.id = e.id where d.id is null) as invented,
      (select count(*)::int from comments c where c.version <> (select count(*) from decisions d where d.comment_id = c.id)) as unaudited,
      (select count(*)::int from comments c where c.status <> (select to_status from decisions d where d.comment_id = c.id order by version desc limit 1)) as adrift`);
    expect(counts).toEqual({ untold: 0, invented: 0, unaudited: 0, adrift: 0 });
  });

  it('shows an address to an admin only, with a reason, and remembers it', async () => {
    const made = await submit({ email: 'Secret.Person@Example.org' });
    const refused = await admin.post(`/v1/comments/${made.id}/reveal-email`, {});
    expect(refused.status).toBe(422);
    const revealed = await admin.post(`/v1/comments/${made.id}/reveal-email`, { reason: 'a court order' });
    expect(revealed.body).toEqual({ email: 'Secret.Person@Example.org' });
    const { body } = await admin.get('/v1/audit-log?action=email.revealed');
    expect(body.items[0]).toMatchObject({ action: 'email.revealed', actor: { name: 'Admin' } });
    expect((await service.post(`/v1/comments/${made.id}/reveal-email`, { reason: 'curious' })).status).toBe(403);
  });

  it('finds a held comment by its words, however they are spelt', async () => {
    const made = await submit({ thread: 'search', body: 'يا ابن الكلب، المَكْتَبَة العامّة ليست لك' });
    expect((await verdictOn(made)).body.status).toBe('held');
    const { body } = await admin.get(`/v1/review-queue?q=${encodeURIComponent('المكتبة')}`);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(made.id);
  });

  it('stops within its time, with nothing left undone', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => submit({ thread: 'last' })));
    expect(await worker.stop()).toBe(0);
    expect(await api.stop()).toBe(0);
    const rows = await database.query('select id from comments where id = any($1::uuid[])', [made.map(({ id }) => id)]);
    expect(rows).toHaveLength(20);
  });
});
