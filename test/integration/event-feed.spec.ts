import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { Notifications } from '../../src/database/notifications.js';
import { EventLog, type LogRequest } from '../../src/delivery/event-log.js';
import { EventRetention } from '../../src/delivery/event-retention.js';
import { EventFeed } from '../../src/delivery/feed/event-feed.js';
import { OutboxRelay } from '../../src/delivery/outbox-relay.js';
import type { CommentEventData } from '../../src/events/catalogue.js';
import type { EventEnvelope } from '../../src/events/envelope.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';
import { until } from '../support/wait.js';

const never = new AbortController().signal;
const providers = [EventFeed, EventLog, EventRetention, OutboxRelay];

describe('the event log', () => {
  let database: TestDatabase;
  let contexts: TestContext[];
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await cloneDatabase();
    contexts = [await openContext(database, { providers }), await openContext(database, { providers })];
    // Two relays, as two workers run them.
    for (const context of contexts) context.get(OutboxRelay).start();
    pool = new pg.Pool({ connectionString: database.url, max: 10 });
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.get(OutboxRelay).stop()));
    await Promise.all(contexts.map((context) => context.close()));
    await pool.end();
    await database.drop();
  });

  const page = (request: Partial<LogRequest> = {}, waitMs = 0) =>
    contexts[0]!.get(EventFeed).read({ after: 0, types: null, siteIds: null, limit: 1_000, ...request }, waitMs, never);
  const insert = (client: pg.PoolClient, commentId: string, version: number) =>
    client.query(
      `insert into events (id, type, site_id, comment_id, comment_version, data, occurred_at)
       values ($1, 'comment.held', $2, $2, $3, $4, now())`,
      [uuidv7(), commentId, version, { comment: { id: commentId, site: 'site_test', version } }],
    );
  const numbered = (commentId: string, version: number) => async (): Promise<boolean> =>
    (
      await database.query(
        'select 1 from events where comment_id = $1 and comment_version = $2 and sequence is not null',
        [commentId, version],
      )
    ).length === 1;
  const last = async (): Promise<number> => (await page()).next;
  /** Reads page by page until so many events have come. */
  const follow = async (context: TestContext, count: number, limit: number): Promise<EventEnvelope[]> => {
    const seen: EventEnvelope[] = [];
    let after = await last();
    await until('all events', async () => {
      const { events, next } = await context
        .get(EventFeed)
        .read({ after, types: null, siteIds: null, limit }, 200, never);
      seen.push(...events);
      after = next;
      return seen.length >= count;
    });
    return seen;
  };

  it('skips nothing when transactions are committed in another order than they wrote in (I10)', async () => {
    const rounds = 4;
    const width = 6;
    const before = await last();
    const readers = Promise.all([
      follow(contexts[0]!, rounds * width * 2, 3),
      follow(contexts[1]!, rounds * width * 2, 50),
    ]);
    for (let round = 0; round < rounds; round += 1) {
      const open = await Promise.all(
        Array.from({ length: width }, async () => ({ client: await pool.connect(), id: uuidv7() })),
      );
      for (const { client, id } of open) {
        await client.query('begin');
        await insert(client, id, 1);
        await insert(client, id, 2);
      }
      // The one that wrote last is seen first; each is numbered before the next one is committed.
      for (const { client, id } of open.toReversed()) {
        await client.query('commit');
        client.release();
        contexts[round % 2]!.get(Notifications).notify('anteroom_outbox');
        await until('the relay to number it', numbered(id, 2));
      }
    }
    const [quick, slow] = await readers;
    expect(quick!.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: rounds * width * 2 }, (_, index) => before + 1 + index),
    );
    expect(slow).toEqual(quick);
    const stored = await database.query<{ id: string }>('select id from events where sequence > $1', [before]);
    expect(new Set(quick!.map(({ id }) => id))).toEqual(new Set(stored.map(({ id }) => id)));
    // By position the readers would have gone astray: the order of writing is not the order of numbers.
    const [{ astray }] = (await database.query<{ astray: boolean }>(
      'select bool_or(a.position < b.position) as astray from events a join events b on b.sequence = a.sequence - 1 where b.sequence > $1',
      [before],
    )) as [{ astray: boolean }];
    expect(astray).toBe(true);
  });

  it('keeps the order of each comment’s versions while many decide at once, and has no gap', async () => {
    const [context] = contexts as [TestContext];
    const scene = await Scene.open(context);
    const before = await last();
    const ids = await Promise.all(Array.from({ length: 40 }, () => scene.accept()));
    const actor = { kind: 'person', id: uuidv7(), name: 'Ada' } as const;
    for (const action of ['approve', 'spam', 'hold'] as const) {
      await Promise.all(
        ids.map((commentId, index) =>
          contexts[index % 2]!.get(ModerationService).decide({
            commentId,
            action,
            actor,
            reasons: [],
            expectedVersion: null,
            expectedRevision: null,
          }),
        ),
      );
    }
    await until('the last event', async () => (await last()) >= before + 160);
    const { events } = await page({ after: before });
    expect(events.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 160 }, (_, index) => before + 1 + index),
    );
    for (const id of ids) {
      const versions = events
        .filter(({ subject }) => subject === `comments/${id}`)
        .map(({ data }) => (data as CommentEventData).comment.version);
      expect(versions).toEqual([1, 2, 3, 4]);
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(160);
  });

  it('shows the same bytes of an event whenever it is read (I8)', async () => {
    const first = JSON.stringify((await page({ limit: 20 })).events);
    expect(
      JSON.stringify(
        (await contexts[1]!.get(EventFeed).read({ after: 0, types: null, siteIds: null, limit: 20 }, 0, never)).events,
      ),
    ).toBe(first);
  });

  it('wakes a waiting reader when something happens', async () => {
    const scene = await Scene.open(contexts[0]!);
    const after = await last();
    const waiting = page({ after }, 30_000);
    const id = await scene.accept();
    contexts[1]!.get(Notifications).notify('anteroom_outbox');
    const { events, next } = await waiting;
    expect(events.map(({ subject }) => subject)).toEqual([`comments/${id}`]);
    expect(next).toBe(after + 1);
  });

  it('answers a reader who has gone, or whose time is up, with an empty page', async () => {
    const after = await last();
    const gone = new AbortController();
    const waiting = contexts[0]!
      .get(EventFeed)
      .read({ after, types: null, siteIds: null, limit: 1 }, 600_000, gone.signal);
    gone.abort();
    expect(await waiting).toEqual({ events: [], next: after });
    expect(await page({ after }, 30)).toEqual({ events: [], next: after });
  });

  it('lets a reader of some types move on past the others', async () => {
    const scene = await Scene.open(contexts[0]!);
    const after = await last();
    const id = await scene.accept();
    await until('it to be numbered', numbered(id, 1));
    const none = await page({ after, types: ['comment.erased'] });
    expect(none).toEqual({ events: [], next: after + 1 });
    const some = await page({ after, types: ['comment.submitted', 'comment.erased'] });
    expect(some.events.map(({ type }) => type)).toEqual(['comment.submitted']);
  });

  it('lets a reader of some sites hear of those, and move on past the others', async () => {
    const [here, there] = [await Scene.open(contexts[0]!), await Scene.open(contexts[0]!)];
    const after = await last();
    const ids: string[] = [];
    for (const scene of [here, there, here, there]) {
      const id = await scene.accept();
      await until('it to be numbered', numbered(id, 1));
      ids.push(id);
    }
    const first = await page({ after, siteIds: [here.site.id], limit: 1 });
    expect(first).toMatchObject({ events: [{ subject: `comments/${ids[0]}` }], next: after + 1 });
    const second = await page({ after: first.next, siteIds: [here.site.id], limit: 1 });
    expect(second).toMatchObject({ events: [{ subject: `comments/${ids[2]}` }], next: after + 3 });
    expect(await page({ after: second.next, siteIds: [here.site.id] })).toEqual({ events: [], next: after + 4 });
    expect(await page({ after, siteIds: [] })).toEqual({ events: [], next: after + 4 });
  });

  it('asked beyond its end answers nothing and stays there', async () => {
    const after = (await last()) + 1_000_000;
    expect(await page({ after })).toEqual({ events: [], next: after });
  });

  it('forgets what is older than the window, and tells a reader who would miss it', async () => {
    const scene = await Scene.open(contexts[0]!);
    const id = await scene.accept();
    await until('it to be numbered', numbered(id, 1));
    const end = await last();
    await database.query(`update events set occurred_at = now() - interval '31 days' where sequence <= $1`, [end - 2]);
    // An old event behind a younger one stays: the log has no holes.
    await database.query(`update events set occurred_at = now() - interval '31 days' where sequence = $1`, [end]);
    expect(await contexts[0]!.get(EventRetention).round()).toBe(end - 2);
    expect(await contexts[1]!.get(EventRetention).round()).toBe(0);
    const kept = await page({ after: end - 2 });
    expect(kept.events.map(({ sequence }) => sequence)).toEqual([end - 1, end]);
    expect(await page({ after: null })).toEqual(kept);
    await expect(page({ after: end - 3 })).rejects.toMatchObject({
      kind: { status: 410, slug: 'events-expired' },
      extra: { members: { oldest: end - 2, latest: end } },
    });
    await expect(page({ after: 0 })).rejects.toMatchObject({ kind: { slug: 'events-expired' } });
  });

  it('goes on when the relay that numbers is stopped', async () => {
    const scene = await Scene.open(contexts[1]!);
    await contexts[0]!.get(OutboxRelay).stop();
    const id = await scene.accept();
    await until('the other relay to number it', numbered(id, 1));
  });
});
