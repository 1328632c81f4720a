import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission, type Answer } from '../support/api-client.js';
import { Canary, readTables } from '../support/canary.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

/** What was announced can be taken back: edited, withdrawn, erased; and those who keep copies hear of it. */
describe.each(queueBackends)('taking back what was announced, with the queue on %s', (backend) => {
  let database: TestDatabase;
  let running: ServiceProcess;
  let anybody: ApiClient;
  let service: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    database = await cloneDatabase();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    running = await startProcess({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...queueSettings(backend) });
    const credentials = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    anybody = new ApiClient(running.url);
    service = anybody.as(credentials.serviceApiKey);
    const { adminEmail: email, adminPassword: password } = credentials;
    admin = anybody.as((await anybody.post('/v1/sessions', { email, password })).body.token);
  }, 60_000);

  afterAll(async () => {
    await running?.stop();
    await database.drop();
  });

  interface Made {
    id: string;
    author: ApiClient;
  }
  const submit = async (fields: Record<string, unknown> = {}): Promise<Made> => {
    const { status, body } = await service.post('/v1/comments', submission(fields));
    expect(status).toBe(202);
    return { id: body.id, author: anybody.as(body.receipt) };
  };
  const status = async ({ id, author }: Made): Promise<Answer['body']> =>
    (await author.get(`/v1/comments/${id}/status`)).body;
  const verdictOn = (made: Made): Promise<Answer['body']> =>
    until('a verdict', async () => {
      const answer = await status(made);
      return answer.status === 'pending' ? null : answer;
    });
  const published = async (thread: string): Promise<{ id: string; body: string }[]> =>
    (await anybody.get(`/v1/threads/site_demo/${thread}/comments`)).body.comments;
  const edit = ({ id, author }: Made, body: string): Promise<Answer> =>
    author.post(`/v1/comments/${id}/edit`, { body });
  const decide = async (id: string, action: string, body?: Record<string, unknown>): Promise<Answer> => {
    const etag = (await admin.get(`/v1/comments/${id}`)).headers.get('etag')!;
    return admin.post(`/v1/comments/${id}/${action}`, body, { 'if-match': etag });
  };
  /** What the log says of a comment once so many events about it are numbered. */
  const eventsOf = (id: string, count: number): Promise<[string, string, number, number][]> =>
    until('its events', async () => {
      const { body } = await service.get('/v1/events?after=0&limit=1000&wait=0');
      const own = body.events.filter(({ subject }: { subject: string }) => subject === `comments/${id}`);
      if (own.length < count) return null;
      return own.map(({ type, data: { comment } }: { type: string; data: { comment: Record<string, unknown> } }) => [
        type,
        comment.status,
        comment.version,
        comment.revision,
      ]);
    });

  it('an edited text is hidden, checked anew, and shown when nothing is wrong with it', async () => {
    const made = await submit({ thread: 'edited' });
    expect(await verdictOn(made)).toMatchObject({ status: 'approved', revision: 1, editableUntil: expect.any(String) });
    const answer = await edit(made, '  The market opens at nine, not at ten as I wrote before.  ');
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ id: made.id, status: 'pending', revision: 2, reasons: [] }),
    ]);
    expect(await verdictOn(made)).toMatchObject({ status: 'approved', revision: 2 });
    expect(await published('edited')).toMatchObject([
      { id: made.id, body: 'The market opens at nine, not at ten as I wrote before.' },
    ]);
    expect(await eventsOf(made.id, 4)).toEqual([
      ['comment.submitted', 'pending', 1, 1],
      ['comment.approved', 'approved', 2, 1],
      ['comment.edited', 'pending', 3, 2],
      ['comment.approved', 'approved', 4, 2],
    ]);
  });

  it('an edit cannot smuggle in what a submission could not', async () => {
    const made = await submit({ thread: 'smuggled' });
    expect((await verdictOn(made)).status).toBe('approved');
    await edit(made, 'You are a fucking idiot and everybody on this street knows it.');
    expect((await verdictOn(made)).status).toBe('held');
    expect(await published('smuggled')).toEqual([]);
    for (const body of ['', '   ', 'x'.repeat(10_001), 7, null])
      expect((await made.author.post(`/v1/comments/${made.id}/edit`, { body })).status).toBe(422);
    expect((await service.as('rcpt_wrong').post(`/v1/comments/${made.id}/edit`, { body: 'Mine now.' })).status).toBe(
      404,
    );
  });

  it('nobody edits what a person keeps from readers, what was turned away, or what is too old', async () => {
    const kept = await submit();
    const refused = await submit();
    const late = await submit();
    for (const made of [kept, refused, late]) await verdictOn(made);
    // Taking the machine's approval back makes it wait, by a person's decision.
    expect((await decide(kept.id, 'restore')).body).toMatchObject({ status: 'held' });
    expect((await decide(refused.id, 'spam')).status).toBe(200);
    await database.query(`update comments set created_at = created_at - interval '16 minutes' where id = $1`, [
      late.id,
    ]);
    expect(await status(late)).toMatchObject({ editableUntil: null });
    for (const made of [kept, refused, late]) {
      const before = await status(made);
      expect((await edit(made, 'Another text altogether.')).body.type).toBe('/problems/status-conflict');
      expect(await status(made)).toEqual(before);
    }
  });

  it('a moderator cannot bring the text before an edit back', async () => {
    const made = await submit();
    await verdictOn(made);
    await edit(made, 'A quiet second thought about the ferry.');
    await verdictOn(made);
    const restored = await decide(made.id, 'restore');
    expect(restored.body).toMatchObject({ status: 'held' });
    expect((await admin.get(`/v1/comments/${made.id}`)).body.body).toBe('A quiet second thought about the ferry.');
  });

  it.each(['withdrawn by its author', 'erased by an admin'])(
    'nothing of a comment is left when it is %s',
    async (way) => {
      const canary = new Canary();
      const secret = `quillwort ${canary.address.slice(7, 19)}`;
      const thread = `gone-${way.length}`;
      const made = await submit({
        thread,
        email: canary.address,
        name: `Zaynab ${secret}`,
        body: `I was there and saw the ${secret} myself.`,
      });
      await verdictOn(made);
      await decide(made.id, 'reject', { reason: 'off-topic', note: `Knows ${secret}` });
      expect((await made.author.post(`/v1/comments/${made.id}/withdraw`)).status).toBe(409);
      await decide(made.id, 'approve');
      const answer = await service.post('/v1/comments', submission({ thread, parentId: made.id }));
      await verdictOn({ id: answer.body.id, author: anybody.as(answer.body.receipt) });
      const holders = async (): Promise<string[]> =>
        [...(await readTables(database))].filter(([, text]) => text.includes(secret)).map(([column]) => column);
      expect(await holders()).toEqual(
        expect.arrayContaining(['public.comments.body', 'public.comments.name', 'public.decisions.note']),
      );

      const byAuthor = way.startsWith('withdrawn');
      const gone = byAuthor
        ? await made.author.post(`/v1/comments/${made.id}/withdraw`)
        : await decide(made.id, 'erase', { reason: 'Asked for by letter' });
      expect([gone.status, gone.body]).toEqual([200, expect.objectContaining({ status: 'erased' })]);
      expect(await holders()).toEqual([]);
      const [row] = await database.query(
        'select email_sealed, email_fingerprint, address_hash, author_token_hash from comments where id = $1',
        [made.id],
      );
      expect(row).toEqual({ email_sealed: null, email_fingerprint: null, address_hash: null, author_token_hash: null });
      expect(await status(made)).toMatchObject({ status: 'erased', reasons: [byAuthor ? 'withdrawn' : 'erased'] });
      expect((await published(thread)).map(({ id }) => id)).toEqual([answer.body.id]);
      const events = await eventsOf(made.id, 5);
      expect(events.at(-1)).toEqual(['comment.erased', 'erased', 5, 1]);
      for (const action of ['approve', 'spam', 'restore'])
        expect((await decide(made.id, action)).body.type).toBe('/problems/status-conflict');
      expect((await edit(made, 'Back again.')).status).toBe(409);
    },
  );

  it('only those who may erase can', async () => {
    const made = await submit();
    await verdictOn(made);
    const name = 'A moderator';
    const password = 'correct horse battery staple';
    const email = `erase-${made.id}@example.org`;
    expect((await admin.post('/v1/people', { name, email, password, role: 'moderator', siteIds: null })).status).toBe(
      201,
    );
    const moderator = anybody.as((await anybody.post('/v1/sessions', { email, password })).body.token);
    const ifMatch = { 'if-match': '"2"' };
    expect((await moderator.post(`/v1/comments/${made.id}/erase`, { reason: 'No reason' }, ifMatch)).status).toBe(403);
    expect((await admin.post(`/v1/comments/${made.id}/erase`, {}, ifMatch)).status).toBe(422);
    expect((await status(made)).status).toBe('approved');
  });
});
