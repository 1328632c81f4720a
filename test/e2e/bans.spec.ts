import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

describe.each(queueBackends)('bans, with the queue on %s', (backend) => {
  let database: TestDatabase;
  let processes: ServiceProcess[] = [];
  let reader: ApiClient;
  let admin: ApiClient;
  let moderator: ApiClient;
  let siteId: string;
  let others = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    const settings = {
      ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, TRUSTED_PROXIES: '1', RATE_LIMITS: 'false' },
      ...queueSettings(backend),
    };
    // Two processes: what is banned through one must be known to the other.
    processes = [
      await startProcess({ ...settings, ROLES: 'api' }),
      await startProcess({ ...settings, ROLES: 'api,worker' }),
    ];
    reader = new ApiClient(processes[1]!.url);
    const api = new ApiClient(processes[0]!.url);
    const made = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    const signIn = async (email: string, password: string): Promise<ApiClient> =>
      api.as((await api.post('/v1/sessions', { email, password })).body.token);
    admin = await signIn(made.adminEmail, made.adminPassword);
    siteId = (await admin.get('/v1/sites')).body.items[0].id;
    const person = { name: 'Mod', email: 'mod@example.org', password: 'a password for tests', role: 'moderator' };
    expect((await admin.post('/v1/people', { ...person, siteIds: [siteId] })).status).toBe(201);
    moderator = await signIn(person.email, person.password);
  }, 90_000);
  afterAll(async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await database.drop();
  });

  const ban = async (fields: Record<string, unknown>): Promise<string> => {
    const { status, body } = await moderator.post('/v1/bans', { siteId, action: 'hold', reason: 'Trouble', ...fields });
    expect([status, body]).toEqual([201, expect.objectContaining({ id: expect.any(String) })]);
    return body.id;
  };
  /** The verdict about a comment that is ordinary but for these fields, and that its author was told nothing. */
  const verdict = async (fields: Record<string, unknown>, address?: string): Promise<[string, string[]]> => {
    others += 1;
    const forwarded = address ?? `198.51.100.${others % 250}`;
    const sent = await reader.post('/v1/comments', submission(fields), { 'x-forwarded-for': forwarded });
    expect([sent.status, sent.body]).toEqual([
      202,
      { id: sent.body.id, status: 'pending', receipt: expect.any(String) },
    ]);
    return until('a verdict', async () => {
      const { body } = await admin.get(`/v1/comments/${sent.body.id}`);
      return body.status === 'pending' ? null : ([body.status, body.reasons] as [string, string[]]);
    });
  };
  /** Bans reach the other process within moments: until then the comment is not judged by them. */
  const becomes = (fields: Record<string, unknown>, wanted: string[], address?: string): Promise<unknown> =>
    until(`${JSON.stringify(fields)} ${address} to become ${wanted}`, async () => {
      const [status, reasons] = await verdict(fields, address);
      return [status, ...reasons].join() === wanted.join();
    });

  it('of an author’s address holds or turns away their comments, and nobody else’s', async () => {
    await ban({ kind: 'fingerprint', email: 'Troll@Example.org' });
    await becomes({ email: 'troll@example.org' }, ['held', 'ban-author']);
    expect(await verdict({ email: 'troll@example.com' })).toEqual(['approved', []]);
    await ban({ kind: 'fingerprint', email: 'troll@example.org', action: 'reject' });
    await becomes({ email: 'TROLL@example.org' }, ['rejected', 'ban-author']);
  });

  it('of the author of a comment needs no address', async () => {
    const { body } = await reader.post('/v1/comments', submission({ email: 'second@example.org' }));
    await ban({ kind: 'fingerprint', commentId: body.id });
    await becomes({ email: 'second@example.org' }, ['held', 'ban-author']);
  });

  it('of a network is matched at the door, and leaves no address behind', async () => {
    const id = await ban({ kind: 'address-range', value: '203.0.113.77/24' });
    await ban({ kind: 'address-range', value: '2001:db8:5::/48', action: 'reject' });
    await becomes({ thread: 'range' }, ['held', 'ban-address'], '203.0.113.9');
    await becomes({ thread: 'range' }, ['rejected', 'ban-address'], '2001:db8:5:1::9');
    expect(await verdict({ thread: 'range' }, '203.0.114.9')).toEqual(['approved', []]);
    const rows = await database.query<{ ids: string[]; row: string }>(
      `select c.address_ban_ids as ids, c::text as row from comments c join threads t on t.id = c.thread_id
       where t.key = 'range' and c.status = 'held'`,
    );
    expect(rows[0]!.ids).toEqual([id]);
    expect(rows.some(({ row }) => row.includes('203.0.113'))).toBe(false);
  });

  it('of a domain is found in addresses and links', async () => {
    await ban({ kind: 'domain', value: '@Bad.Example' });
    await becomes({ email: 'me@mail.bad.example' }, ['held', 'ban-domain']);
    await becomes({ body: 'My grandmother told me all about it at https://bad.example/story once.' }, [
      'held',
      'ban-domain',
    ]);
  });

  it('of a phrase shows a moderator where it stands, in Arabic too', async () => {
    await ban({ kind: 'word', value: 'المحتال الكبير' });
    const body = 'قرأت المقال كله وأظن أن المُحتال الكبير لم يقل الحقيقة بعد.';
    await becomes({ body, locale: 'ar', thread: 'arabic' }, ['held', 'ban-word']);
    const queue = await moderator.get('/v1/review-queue?thread=arabic&reason=ban-word');
    const details = await moderator.get(`/v1/comments/${queue.body.items[0].id}`);
    const finding = details.body.findings.find(({ code }: { code: string }) => code === 'ban-word');
    expect(finding.spans.map(({ start, end }: { start: number; end: number }) => body.slice(start, end))).toEqual([
      'المُحتال الكبير',
    ]);
  });

  it('ends when it expires or is lifted, and stays in the list with its reason', async () => {
    const lifted = await ban({ kind: 'fingerprint', email: 'third@example.org', reason: 'A quarrel' });
    const brief = await ban({ kind: 'fingerprint', email: 'fourth@example.org', expiresAt: '2999-01-01T00:00:00Z' });
    await becomes({ email: 'third@example.org' }, ['held', 'ban-author']);
    await becomes({ email: 'fourth@example.org' }, ['held', 'ban-author']);
    expect((await moderator.send('DELETE', `/v1/bans/${lifted}`)).status).toBe(204);
    expect((await moderator.send('DELETE', `/v1/bans/${lifted}`)).status).toBe(204);
    const soon = new Date(Date.now() + 400).toISOString();
    const changed = await moderator.send('PATCH', `/v1/bans/${brief}`, { expiresAt: soon, reason: 'Over soon' });
    expect([changed.status, changed.body.expiresAt, changed.body.reason]).toEqual([200, soon, 'Over soon']);
    await becomes({ email: 'third@example.org' }, ['approved']);
    await becomes({ email: 'fourth@example.org' }, ['approved']);
    const ids = async (query: string): Promise<string[]> =>
      (await moderator.get(`/v1/bans?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids('state=lifted')).toEqual([lifted]);
    expect(await ids('state=expired&kind=fingerprint')).toEqual([brief]);
    expect(await ids('site=site_demo')).not.toContain(lifted);
    expect((await moderator.send('PATCH', `/v1/bans/${lifted}`, { reason: 'Again' })).status).toBe(409);
    const { body } = await admin.get('/v1/audit-log?action=ban.lifted');
    expect(body.items).toMatchObject([{ actor: { name: 'Mod' }, subjectId: lifted, reason: 'A quarrel' }]);
  });

  it('of every site is for those who manage all sites', async () => {
    const everywhere = { siteId: null, kind: 'word', value: 'anywhere', action: 'hold', reason: 'Everywhere' };
    expect((await moderator.post('/v1/bans', everywhere)).status).toBe(403);
    const { status, body } = await admin.post('/v1/bans', everywhere);
    expect(status).toBe(201);
    await becomes({ body: 'I could say this anywhere, and would say it again.' }, ['held', 'ban-word']);
    expect((await moderator.get(`/v1/bans/${body.id}`)).body).toMatchObject({ siteId: null, value: 'anywhere' });
    expect((await moderator.send('DELETE', `/v1/bans/${body.id}`)).status).toBe(403);
    expect((await admin.send('DELETE', `/v1/bans/${body.id}`)).status).toBe(204);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no reason', { kind: 'word', value: 'x', reason: '' }, '/reason'],
    ['no site', { kind: 'word', value: 'x', siteId: undefined }, '/siteId'],
    ['an unknown site', { kind: 'word', value: 'x', siteId: '00000000-0000-7000-8000-000000000000' }, '/siteId'],
    ['an end in the past', { kind: 'word', value: 'x', expiresAt: '2001-01-01T00:00:00Z' }, '/expiresAt'],
    ['a phrase of nothing', { kind: 'word', value: '!!!' }, '/value'],
    ['a top-level domain', { kind: 'domain', value: 'com' }, '/value'],
    ['everybody', { kind: 'address-range', value: '0.0.0.0/0' }, '/value'],
    ['a single IPv6 host', { kind: 'address-range', value: '2001:db8::1/128' }, '/value'],
    ['an address that is none', { kind: 'fingerprint', email: 'nobody' }, '/email'],
    ['an author by nothing', { kind: 'fingerprint' }, '/email'],
    ['an unknown comment', { kind: 'fingerprint', commentId: '00000000-0000-7000-8000-000000000000' }, '/commentId'],
    ['a fingerprint typed in', { kind: 'fingerprint', value: 'abc', email: 'a@b.example' }, '/value'],
    ['an address for a word', { kind: 'word', value: 'x', email: 'a@b.example' }, '/email'],
    ['an unknown kind', { kind: 'person', value: 'x' }, '/kind'],
  ])('is refused with %s', async (_, fields, pointer) => {
    const answer: Answer = await moderator.post('/v1/bans', { siteId, action: 'hold', reason: 'Trouble', ...fields });
    expect([answer.status, answer.body.errors?.map((error: { pointer: string }) => error.pointer)]).toEqual([
      422,
      [pointer],
    ]);
  });

  it('keeps no e-mail address that a moderator typed', async () => {
    const rows = await database.query<{ row: string }>('select b::text as row from bans b');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ row }) => /troll|second@|third@/i.test(row))).toEqual([]);
    const { text } = await moderator.get('/v1/bans?state=all&kind=fingerprint');
    const listed = JSON.parse(text).items as { value: string | null }[];
    expect(listed.length).toBeGreaterThan(2);
    expect(listed.every(({ value }) => value === null)).toBe(true);
  });

  if (backend === 'Postgres') {
    it('or not, a comment is held when what is known of its author cannot be read: a failure never approves', async () => {
      await database.query('alter table author_tokens rename to author_tokens_away');
      const { body } = await reader.post('/v1/comments', submission());
      await until(
        'the comment to be held',
        async () => {
          const [row] = await database.query<{ status: string; reasons: string[] }>(
            'select status, reasons from comments where id = $1',
            [body.id],
          );
          expect(row!.status).not.toBe('approved');
          return row!.status === 'held' && row!.reasons[0] === 'checks_unavailable';
        },
        40_000,
      );
      await database.query('alter table author_tokens_away rename to author_tokens');
    });
  }
});
