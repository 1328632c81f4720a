import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { EventLog } from '../../src/delivery/event-log.js';
import { EventRetention } from '../../src/delivery/event-retention.js';
import { OutboxRelay } from '../../src/delivery/outbox-relay.js';
import type { StreamRequest } from '../../src/delivery/stream/event-stream.js';
import { EventStreams } from '../../src/delivery/stream/event-streams.js';
import { EventTail, tailCapacity } from '../../src/delivery/stream/event-tail.js';
import { Problem, problems } from '../../src/http/problem.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { Metrics } from '../../src/observability/metrics.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';
import { StreamReader } from '../support/stream-reader.js';
import { until } from '../support/wait.js';

const providers = [EventLog, EventRetention, OutboxRelay, EventTail, EventStreams];
const settings = { EVENT_STREAM_HEARTBEAT_MS: '300', EVENT_STREAM_STALL_MS: '400', EVENT_STREAMS_MAX: '20' };

describe('event streams', () => {
  let database: TestDatabase;
  let context: TestContext;
  let server: Server;
  let url: string;
  /** What the next reader asks for besides its place. */
  let asks: Partial<StreamRequest> = {};
  const responses: ServerResponse[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database, { providers, settings });
    context.get(OutboxRelay).start();
    server = createServer((request, response) => {
      responses.push(response);
      response.writeHead(200, { 'content-type': 'text/event-stream', connection: 'close' });
      const place = Number(new URL(request.url!, 'http://here').searchParams.get('after'));
      const access = () => Promise.resolve(null);
      context.get(EventStreams).serve(response, { place, types: null, siteIds: null, access, ...asks });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    asks = {};
    for (const response of responses.splice(0)) response.destroy();
    await until('all to leave', async () => (await openStreams()) === 0);
  });
  afterAll(async () => {
    server.close();
    await context.get(OutboxRelay).stop();
    await context.close();
    await database.drop();
  });

  const metric = async (name: 'openStreams' | 'streamedEvents'): Promise<number> =>
    (await context.get(Metrics)[name].get()).values[0]?.value ?? 0;
  const openStreams = () => metric('openStreams');
  const last = () => context.get(EventLog).lastSequence();
  const open = (after: number, paused = false) => StreamReader.open(`${url}/?after=${after}`, {}, paused);
  const between = (after: number, through: number) =>
    Array.from({ length: through - after }, (_, index) => after + 1 + index);
  /** Numbered events of no comment in particular, straight into the log. */
  const insert = (count: number, siteId: string = uuidv7(), thread = 'harbour') =>
    database.query(
      `insert into events (id, type, site_id, data, occurred_at)
       select gen_random_uuid(), 'comment.held', $2, $3, now() from generate_series(1, $1)`,
      [count, siteId, { comment: { id: uuidv7(), site: 'site_test', thread, version: 1 } }],
    );
  const numbered = (through: number) => until('the relay', async () => (await last()) >= through);

  it('send what was and then what comes, without a gap and nothing twice, while many decide and readers are cut', async () => {
    const scene = await Scene.open(context);
    await insert(500);
    await numbered(500);
    const start = 120;
    const wholes = await Promise.all([open(start), open(await last())]);
    const from = await last();
    let deciding = true;
    const seen: number[] = [];
    let cuts = 0;
    const cutReader = (async () => {
      let place = start;
      while (deciding || place < (await last())) {
        const reader = await open(place);
        await sleep(Math.random() * 60);
        reader.cut();
        cuts += 1;
        seen.push(...reader.numbers);
        place = reader.place;
      }
    })();
    const actor = { kind: 'person', id: uuidv7(), name: 'Ada' } as const;
    const writer = async (): Promise<void> => {
      for (let round = 0; round < 12; round += 1) {
        const ids = await Promise.all(Array.from({ length: 5 }, () => scene.accept()));
        for (const action of ['approve', 'spam'] as const)
          await Promise.all(
            ids.map((commentId) =>
              context.get(ModerationService).decide({
                ...{ commentId, action, actor, reasons: [] },
                ...{ expectedVersion: null, expectedRevision: null },
              }),
            ),
          );
      }
    };
    await Promise.all([writer(), writer(), writer(), writer()]);
    const end = from + 4 * 12 * 15;
    await numbered(end);
    deciding = false;
    await cutReader;
    await until('the whole readers', () => wholes.every((reader) => reader.place >= end));
    expect(wholes[0]!.numbers).toEqual(between(start, end));
    expect(wholes[1]!.numbers).toEqual(between(from, end));
    expect(seen).toEqual(between(start, end));
    expect(cuts).toBeGreaterThan(5);
    const { events } = await context.get(EventLog).texts({ after: end - 5, types: null, siteIds: null, limit: 5 });
    expect(wholes[0]!.events.slice(-5)).toEqual(
      events.map(({ sequence, type, text }) => ({ id: String(sequence), event: type, data: text })),
    );
  });

  it('leave out what a reader did not ask for, and move its place past it', async () => {
    const [here, there] = [uuidv7(), uuidv7()];
    const from = await last();
    const onlyHere = { siteIds: [here], access: () => Promise.resolve([here]) };
    asks = onlyHere;
    const early = await open(from);
    asks = { types: ['comment.erased'] };
    const ofTypes = await open(from);
    for (const [index, site] of [here, there, here, there].entries()) {
      await insert(1, site);
      await numbered(from + 1 + index);
    }
    asks = onlyHere;
    const late = await open(from);
    await until('places to move', () => [early, late, ofTypes].every(({ place }) => place === from + 4));
    const { events } = await context.get(EventLog).texts({ after: from, types: null, siteIds: [here], limit: 9 });
    expect(events).toHaveLength(2);
    const wanted = events.map(({ sequence }) => sequence);
    expect([early.numbers, late.numbers, ofTypes.numbers]).toEqual([wanted, wanted, []]);
    expect(ofTypes.raw).toMatch(/^retry: \d+\nid: \d+\n\n(:\nid: \d+\n\n)+$/);
  });

  it('send a reader that takes nothing away with its place, and hold no more for it than a page', async () => {
    const from = await last();
    const count = 3 * tailCapacity;
    await insert(count, uuidv7(), 't'.repeat(2_000));
    await numbered(from + count);
    await open(from); // one that reads on makes the tail move
    const before = await metric('streamedEvents');
    const paused = await open(from, true);
    const response = responses.at(-1)!;
    let most = 0;
    await until('it to be sent away', () => {
      most = Math.max(most, response.writableLength);
      return response.writableEnded;
    });
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(200_000);
    expect(context.get(EventTail).held).toBeLessThanOrEqual(tailCapacity);
    expect((await metric('streamedEvents')) - before).toBeLessThanOrEqual(2 * count);
    paused.response.resume();
    await until('its end', () => paused.ended);
    // What it took until then is whole, and it goes on from there.
    const place = paused.place;
    expect(place).toBeGreaterThan(from);
    expect(place).toBeLessThan(from + count);
    expect(paused.numbers).toEqual(between(from, place));
    const again = await open(place);
    await until('the rest', () => again.place === from + count);
    expect(again.numbers).toEqual(between(place, from + count));
    const { values } = await context.get(Metrics).streamResets.get();
    expect(values).toMatchObject([{ labels: { reason: 'slow' }, value: 1 }]);
  });

  it('hold only the newest events for readers that keep up', async () => {
    const from = await last();
    const reader = await open(from);
    await insert(tailCapacity + 500);
    await numbered(from + tailCapacity + 500);
    await until('all of it', () => reader.place === from + tailCapacity + 500);
    expect(reader.numbers).toEqual(between(from, from + tailCapacity + 500));
    expect(context.get(EventTail).held).toBe(tailCapacity);
    reader.cut();
    await until('the tail to let go', () => context.get(EventTail).held === 0);
  });

  it('go on without a gap when every connection to the database is lost', async () => {
    const from = await last();
    const readers = [await open(from), await open(from - 300)];
    const losing = database.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await Promise.all([losing, insert(50).catch(() => undefined)]);
    await insert(50);
    await until('the relay to be back', async () => (await last().catch(() => 0)) >= from + 50);
    const end = await last();
    await until('all of it', () => readers.every(({ place }) => place >= end));
    expect(readers.map(({ numbers }) => numbers)).toEqual([between(from, end), between(from - 300, end)]);
  });

  it('end when the reader may no longer read, and go on when nobody can tell', async () => {
    let answer: () => Promise<null> = () => Promise.reject(new Error('the database is away'));
    asks = { access: () => answer() };
    const reader = await open(await last());
    await until('two heartbeats', () => reader.raw.split(':\nid').length > 2);
    expect(reader.ended).toBe(false);
    answer = () => Promise.reject(new Problem(problems['sign-in-needed'], 'gone'));
    await until('its end', () => reader.ended);
    expect(reader.reset).toEqual({ reason: 'access-ended', after: await last() });
  });

  it('narrow to the sites that are left to a reader', async () => {
    const [kept, taken] = [uuidv7(), uuidv7()];
    const from = await last();
    asks = { siteIds: [kept, taken], access: () => Promise.resolve([kept]) };
    const reader = await open(from);
    await until('a heartbeat', () => reader.raw.includes(':\nid'));
    await sleep(50);
    await insert(1, taken);
    await numbered(from + 1);
    await insert(1, kept);
    await numbered(from + 2);
    await until('its place', () => reader.place === from + 2);
    expect(reader.numbers).toEqual([from + 2]);
  });

  it('tell a reader whose events were forgotten under it', async () => {
    await insert(3);
    const end = await last();
    await database.query(`update events set occurred_at = now() - interval '31 days'`);
    await context.get(EventRetention).round();
    const reader = await open(end - 1);
    await until('its end', () => reader.ended);
    expect(reader.reset?.reason).toBe('events-expired');
  });

  it('are no more than so many', async () => {
    const streams = context.get(EventStreams);
    const end = await last();
    const readers = await Promise.all(Array.from({ length: 20 }, () => open(end)));
    expect(() => streams.requireRoom()).toThrow(
      expect.objectContaining({ kind: problems['try-again-later'], extra: { retryAfterSeconds: 5 } }),
    );
    readers[0]!.cut();
    await until('room', async () => (await openStreams()) === 19);
    streams.requireRoom();
  });
});
