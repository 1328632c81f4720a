import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { CommentStore, type StoreOutcome } from '../../src/comments/comment-store.js';
import { BatchFullError } from '../../src/database/batch.js';
import { faultInText } from '../../src/http/plain-text.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';
import { until } from '../support/wait.js';

describe('the comment store', () => {
  let database: TestDatabase;
  let context: TestContext;
  let other: TestContext;
  let scene: Scene;

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database);
    other = await openContext(database);
    scene = await Scene.open(context);
  });
  afterAll(async () => {
    await Promise.all([context?.close(), other?.close()]);
    await database.drop();
  });

  const key = (name: string, payload = 'the same') => ({ key: name, payloadHash: Buffer.from(payload.padEnd(32)) });
  const rowsOf = (ids: string[]): Promise<{ id: string }[]> =>
    database.query('select id from comments where id = any($1::uuid[])', [ids]);

  it('stores a comment with its acceptance and its event, under one id for both', async () => {
    const comment = scene.comment({
      body: 'سطر\nline 😀',
      name: 'ليلى',
      website: 'https://example.org/',
      locale: 'ar',
      timeOnFormMs: 5,
    });
    expect(await context.get(CommentStore).add(comment)).toEqual({ kind: 'stored', commentId: comment.id });
    const [row] = await database.query<Record<string, unknown>>('select * from comments where id = $1', [comment.id]);
    expect(row).toMatchObject({
      ...{ status: 'pending', version: 1, revision: 1, reasons: [], name: 'ليلى', body: 'سطر\nline 😀' },
      ...{
        website: 'https://example.org/',
        locale: 'ar',
        time_on_form_ms: 5,
        root_id: comment.id,
        created_at: comment.createdAt,
      },
      ...{
        email_sealed: comment.emailSealed,
        email_fingerprint: comment.emailFingerprint,
        receipt_hash: comment.receiptHash,
      },
    });
    const [told] = await database.query<Record<string, unknown>>(
      `select d.id = d.comment_id as same, d.action, d.to_status, d.version, d.actor_kind, e.type
       from decisions d join events e on e.id = d.id where d.comment_id = $1`,
      [comment.id],
    );
    expect(told).toEqual({
      action: 'submit',
      to_status: 'pending',
      version: 1,
      actor_kind: 'reader',
      type: 'comment.submitted',
      same: true,
    });
  });

  it('stores the neighbours of a row that the database refuses, and nothing of that row', async () => {
    const comments = Array.from({ length: 9 }, (_, index) =>
      scene.comment({ body: index === 4 ? 'nul \u0000' : 'fine', idempotency: key(`neighbour-${index}`) }),
    );
    const outcomes = await Promise.allSettled(comments.map((comment) => context.get(CommentStore).add(comment)));
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(comments.map((_, index) => index !== 4));
    const refused = comments[4]!;
    expect(await rowsOf(comments.map(({ id }) => id))).toHaveLength(8);
    const [left] = await database.query(
      `select (select count(*)::int from decisions where comment_id = $1) + (select count(*)::int from events where comment_id = $1) +
       (select count(*)::int from idempotency_keys where comment_id = $1) as traces`,
      [refused.id],
    );
    expect(left).toEqual({ traces: 0 });
    // The key was not used up by it.
    expect(await scene.store({ idempotency: key('neighbour-4') })).toMatchObject({ kind: 'stored' });
  });

  it('makes one comment of one key within a batch', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => scene.store({ idempotency: key('same batch') })),
    );
    expect(outcomes.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
    expect(new Set(outcomes.map((outcome) => 'commentId' in outcome && outcome.commentId)).size).toBe(1);
  });

  it('makes one comment of one key in later batches, and in another process', async () => {
    const first = await scene.store({ idempotency: key('later') });
    expect(await scene.store({ idempotency: key('later') })).toEqual({ ...first, kind: 'repeated' });
    const elsewhere = scene.comment({ idempotency: key('later') });
    expect(await other.get(CommentStore).add(elsewhere)).toEqual({ ...first, kind: 'repeated' });
    expect(await rowsOf([elsewhere.id])).toEqual([]);
  });

  it('refuses another payload under a key, in the same batch and later', async () => {
    const outcomes = await Promise.all([
      scene.store({ idempotency: key('reused', 'one') }),
      scene.store({ idempotency: key('reused', 'two') }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['key-reused', 'stored']);
    expect(await scene.store({ idempotency: key('reused', 'three') })).toEqual({ kind: 'key-reused' });
  });

  it('keeps the keys of different sites apart', async () => {
    const elsewhere = await Scene.open(context);
    const outcomes = [
      await scene.store({ idempotency: key('shared') }),
      await elsewhere.store({ idempotency: key('shared', 'other') }),
    ];
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored']);
  });

  it('answers repeats that come to two processes in opposite orders, without one waiting for the other in a circle', async () => {
    const keys = Array.from({ length: 101 }, (_, index) => key(`crossed ${String(index).padStart(3, '0')}`));
    const blocker = new pg.Client({ connectionString: database.url });
    await blocker.connect();
    try {
      // While somebody else holds the middle key, each of the two gets as far as it can.
      await blocker.query('begin');
      await blocker.query('insert into idempotency_keys values ($1, $2, $3, $4, now())', [
        ...[scene.site.id, keys[50]!.key, keys[50]!.payloadHash, scene.site.id],
      ]);
      const send = (process: TestContext, order: typeof keys): Promise<StoreOutcome[]> =>
        Promise.all(order.map((idempotency) => process.get(CommentStore).add(scene.comment({ idempotency }))));
      const sent = Promise.all([send(context, keys), send(other, keys.toReversed())]);
      await until('both to wait', async () => {
        const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return (await database.query(waiting)).length === 2;
      });
      await blocker.query('rollback');
      const kinds = (await sent).flat().map(({ kind }) => kind);
      expect([kinds.filter((kind) => kind === 'stored').length, kinds.length]).toEqual([101, 202]);
      expect(new Set(kinds)).toEqual(new Set(['stored', 'repeated']));
    } finally {
      await blocker.end();
    }
  });

  it('refuses at once what it cannot keep waiting, and stores all that it took', async () => {
    const comments = Array.from({ length: 5_200 }, () => scene.comment());
    const outcomes = await Promise.allSettled(comments.map((comment) => context.get(CommentStore).add(comment)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(200);
    expect(refused.every(({ reason }) => reason instanceof BatchFullError)).toBe(true);
    expect(await rowsOf(comments.map(({ id }) => id))).toHaveLength(5_000);
  });

  it('keeps every text that the door lets through as it is', async () => {
    const limits = { maxCharacters: 200, maxBytes: 800, multiline: true };
    const unit = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 1 }), fc.string({ unit: 'binary', maxLength: 1 }));
    const texts = fc.sample(fc.string({ unit, maxLength: 60 }), { numRuns: 1_000, seed: 10 });
    const accepted = texts.filter((text) => faultInText(text, limits) === null);
    expect(accepted.length).toBeGreaterThan(200);
    const ids = await Promise.all(accepted.map((text) => scene.accept({ body: text, name: text })));
    const rows = await database.query<{ id: string; body: string; name: string }>(
      'select id, body, name from comments where id = any($1::uuid[])',
      [ids],
    );
    const stored = new Map(rows.map((row) => [row.id, row]));
    expect(ids.map((id) => stored.get(id)!.body)).toEqual(accepted);
    expect(ids.map((id) => stored.get(id)!.name)).toEqual(accepted);
  });
});
