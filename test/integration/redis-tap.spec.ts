import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { v7 as uuidv7 } from 'uuid';
import { EventLog } from '../../src/delivery/event-log.js';
import { EventRetention } from '../../src/delivery/event-retention.js';
import { OutboxRelay } from '../../src/delivery/outbox-relay.js';
import { RedisTap } from '../../src/delivery/redis-tap.js';
import { Metrics } from '../../src/observability/metrics.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { OwnRedis } from '../support/own-redis.js';
import { queueBackends } from '../support/queue-backends.js';
import { until } from '../support/wait.js';

const stream = 'paper:events';
const most = 1_000;
const providers = [EventLog, EventRetention, OutboxRelay, RedisTap];

(queueBackends.includes('Redis') ? describe : describe.skip)('the Redis tap', () => {
  let database: TestDatabase;
  let redis: OwnRedis;
  let client: Redis;
  let numberer: TestContext;
  let workers: TestContext[];

  beforeAll(async () => {
    database = await cloneDatabase();
    redis = await OwnRedis.start();
    client = new Redis(redis.url, { retryStrategy: (times) => (times < 200 ? 50 : null), maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    numberer = await openContext(database, { providers });
    numberer.get(OutboxRelay).start();
  });
  afterAll(async () => {
    await numberer.get(OutboxRelay).stop();
    await numberer.close();
    client.disconnect();
    await redis.kill();
    await database.drop();
  });
  beforeEach(async () => {
    const settings = {
      ...{ REDIS_URL: redis.url, RATE_LIMIT_STORE: 'memory' },
      ...{ EVENTS_REDIS_STREAM: stream, EVENTS_REDIS_MAXLEN: String(most) },
    };
    workers = [];
    for (let index = 0; index < 2; index += 1) workers.push(await openContext(database, { providers, settings }));
  });
  afterEach(async () => {
    for (const worker of workers) {
      await worker.get(RedisTap).stop();
      await worker.close();
    }
  });

  const last = () => numberer.get(EventLog).lastSequence();
  const happen = async (count: number): Promise<void> => {
    const before = await last();
    await database.query(
      `insert into events (id, type, site_id, data, occurred_at)
       select gen_random_uuid(), 'comment.held', $2, $3, now() from generate_series(1, $1)`,
      [count, uuidv7(), { comment: { id: uuidv7(), site: 'site_test', version: 1 } }],
    );
    await until('the relay', async () => (await last()) === before + count);
  };
  const entries = (from = '-') => client.xrange(stream, from, '+');
  const ids = async (from = '-') => (await entries(from)).map(([id]) => id);
  const mirrored = () => until('the stream to be filled', async () => (await ids(`${await last()}-0`)).length === 1);
  const through = (after: number, end: number) =>
    Array.from({ length: end - after }, (_, index) => `${after + 1 + index}-0`);
  const lag = async (worker: TestContext): Promise<number> =>
    (await worker.get(Metrics).mirrorLag.get()).values[0]!.value;

  it('copies every event, with its number as its id and the bytes of the other taps', async () => {
    await happen(20);
    for (const worker of workers) worker.get(RedisTap).start();
    await mirrored();
    await happen(700);
    await mirrored();
    expect(await ids()).toEqual(through(0, 720));
    const { events } = await numberer.get(EventLog).texts({ after: 717, types: null, siteIds: null, limit: 3 });
    expect((await entries('718-0')).map(([, fields]) => fields)).toEqual(
      events.map(({ text }) => ['event', text, 'type', 'comment.held', 'site', 'site_test']),
    );
    expect(events).toHaveLength(3);
    await until('no lag', async () => (await lag(workers[0]!)) + (await lag(workers[1]!)) === 0);
  });

  it('goes on where the stream ends, and keeps it to its length', async () => {
    for (const worker of workers) worker.get(RedisTap).start();
    await happen(1_500);
    await mirrored();
    const end = await last();
    const kept = await ids();
    // Redis trims whole nodes of about a hundred entries.
    expect(kept.length).toBeGreaterThanOrEqual(most);
    expect(kept.length).toBeLessThan(most + 200);
    expect(kept).toEqual(through(end - kept.length, end));
  });

  it('fills a stream that was wiped with the newest events, though nothing happens', async () => {
    workers[0]!.get(RedisTap).start();
    await mirrored();
    await redis.flush();
    await mirrored();
    const end = await last();
    const kept = await ids();
    expect(kept.length).toBeGreaterThanOrEqual(most);
    expect(kept).toEqual(through(end - kept.length, end));
  });

  it('leaves no hole when the stream is wiped while it is being filled', async () => {
    await happen(most);
    for (const worker of workers) worker.get(RedisTap).start();
    for (let round = 0; round < 6; round += 1) {
      await mirrored();
      await happen(60);
      // About when the tap has looked and is going to write.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
      await client.flushall();
      await mirrored();
      const end = await last();
      const kept = await ids();
      expect(kept.length).toBeGreaterThanOrEqual(most);
      expect(kept).toEqual(through(end - kept.length, end));
    }
  });

  it('takes up a stream that was restored from an older copy', async () => {
    const end = await last();
    await client.del(stream);
    await client.xadd(stream, `${end - 50}-0`, 'event', '{}', 'type', 'x', 'site', 'x');
    workers[0]!.get(RedisTap).start();
    await mirrored();
    expect(await ids()).toEqual(through(end - 51, end));
  });

  it('waits for a Redis that is away and fills it when it is back, empty', async () => {
    workers[0]!.get(RedisTap).start();
    await mirrored();
    await redis.kill();
    await happen(5);
    workers[1]!.get(RedisTap).start();
    await until('a lag', async () => (await lag(workers[0]!)) >= 5 || (await lag(workers[1]!)) >= 5);
    const began = performance.now();
    await workers[1]!.get(RedisTap).stop();
    expect(performance.now() - began).toBeLessThan(3_000);
    await redis.start();
    await mirrored();
    const end = await last();
    expect((await ids()).slice(-most)).toEqual(through(end - most, end));
  });

  it('is taken over by another worker when the one that did it is gone', async () => {
    for (const worker of workers) worker.get(RedisTap).start();
    await happen(3);
    await mirrored();
    await workers[0]!.get(RedisTap).stop();
    await happen(3);
    await mirrored();
    const end = await last();
    expect((await ids()).slice(-6)).toEqual(through(end - 6, end));
  });

  it('leaves a stream alone that goes beyond our log', async () => {
    await client.del(stream);
    await client.xadd(stream, '*', 'of', 'somebody else');
    workers[0]!.get(RedisTap).start();
    await happen(2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await client.xlen(stream)).toBe(1);
    await client.del(stream);
    await mirrored();
  });
});
