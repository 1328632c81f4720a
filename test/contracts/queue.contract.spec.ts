import { afterEach, beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { readEnvironment } from '../../src/config/environment.js';
import { Log } from '../../src/observability/log.js';
import { Metrics } from '../../src/observability/metrics.js';
import { defineJob, type JobDefinition } from '../../src/queue/job-definition.js';
import { JobProcessor } from '../../src/queue/job-processor.js';
import { QueueBackend } from '../../src/queue/queue-backend.js';
import { WakeUp } from '../../src/queue/wake-up.js';
import { WorkerHost } from '../../src/queue/worker-host.js';
import { readRedis, readTables } from '../support/canary.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/wait.js';

interface Payload {
  thingId: string;
}

const secret = 'what-the-reader-wrote';

/** Does what the test says, and remembers what it was asked to. */
class Recorder extends JobProcessor<Payload> {
  readonly concurrency = 4;
  readonly processed: string[] = [];
  readonly givenUp: string[] = [];
  readonly errors: unknown[] = [];

  constructor(
    readonly job: JobDefinition<Payload>,
    private readonly work: (payload: Payload) => Promise<void> = async () => undefined,
  ) {
    super();
  }

  async process(payload: Payload): Promise<void> {
    this.processed.push(payload.thingId);
    await this.work(payload);
  }

  async giveUp({ thingId }: Payload): Promise<void> {
    this.givenUp.push(thingId);
  }

  onError(_payload: Payload | null, error: unknown): void {
    this.errors.push(error);
  }
}

/** What every store of jobs does. */
describe.each(queueBackends)('the queue on %s', (kind) => {
  let database: TestDatabase;
  let redis: RedisServer | null = null;
  let settings: Record<string, string>;
  let closers: (() => Promise<unknown>)[] = [];
  let jobs = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    if (kind === 'Redis') redis = await RedisServer.start();
    settings = { ...queueSettings(kind), ...(redis ? { REDIS_URL: redis.url } : {}) };
  });
  afterEach(async () => {
    for (const close of closers.reverse()) await close();
    closers = [];
  });
  afterAll(async () => {
    await redis?.takeAway();
    await database.drop();
  });

  /** A kind of job of this test's own, with the means to add and work on it. */
  const tools = (work?: (payload: Payload) => Promise<void>) => {
    jobs += 1;
    const job = defineJob<Payload>({
      name: `contract-${jobs}`,
      id: ({ thingId }) => `${thingId}-1`,
      parse: (data) => ({ thingId: (data as Payload).thingId }),
      attempts: 3,
      backoffMs: 10,
    });
    const environment = readEnvironment({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...settings });
    const log = new Log(environment);
    const metrics = new Metrics();
    const backend = new QueueBackend(environment, log);
    const wakeUp = new WakeUp(backend, log, metrics);
    const recorder = new Recorder(job, work);
    const host = new WorkerHost(backend, log, [recorder]);
    closers.push(
      () => backend.onApplicationShutdown(),
      () => wakeUp.close(),
      () => host.stop(),
    );
    const failedWakes = async (): Promise<number> => (await metrics.wakesFailed.get()).values[0]?.value ?? 0;
    return { job, backend, wakeUp, recorder, host, failedWakes };
  };
  /** Everything that the store holds, as text. */
  const contents = async (): Promise<string> => {
    const texts = redis ? await readRedis(redis.url, settings.QUEUE_PREFIX!) : await readTables(database);
    return [...texts].filter(([name]) => redis !== null || name.startsWith('bullmq.')).join('\n');
  };
  const takeAway = async (): Promise<void> => {
    if (redis) return redis.takeAway();
    await asServer(`alter database ${nameOf(database)} with allow_connections false`);
    await asServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${nameOf(database)}'`);
  };
  const bringBack = async (): Promise<void> => {
    if (redis) return redis.bringBack();
    await asServer(`alter database ${nameOf(database)} with allow_connections true`);
  };

  it('makes one job of a wish that is made twice', async () => {
    const { job, wakeUp, recorder, host } = tools();
    const [first, second] = [{ thingId: uuidv7() }, { thingId: uuidv7() }];
    await wakeUp.now(job, [first, first]);
    await wakeUp.now(job, [first]);
    wakeUp.soon(job, first);
    await wakeUp.now(job, [second]);
    const queue = await wakeUp.queueOf(job);
    expect((await queue.getJobCounts('waiting')).waiting).toBe(2);
    host.start();
    await until(
      'both jobs',
      () => recorder.processed.includes(second.thingId) && recorder.processed.includes(first.thingId),
    );
    expect(recorder.processed.toSorted()).toEqual([first.thingId, second.thingId].toSorted());
  });

  it('gathers wishes and passes them on in bulk, without keeping whoever makes them', async () => {
    const { job, wakeUp, recorder, host } = tools();
    host.start();
    const things = Array.from({ length: 1_200 }, () => uuidv7());
    for (const thingId of things) expect(wakeUp.soon(job, { thingId })).toBeUndefined();
    await until('all jobs', () => recorder.processed.length >= things.length);
    expect(new Set(recorder.processed)).toEqual(new Set(things));
  });

  it('tries a job that fails again, and gives it up in the end', async () => {
    const { job, wakeUp, recorder, host } = tools(() => Promise.reject(new Error(secret)));
    host.start();
    const thingId = uuidv7();
    await wakeUp.now(job, [{ thingId }]);
    await until('the job to be given up', () => recorder.givenUp.length > 0);
    expect(recorder.processed).toEqual([thingId, thingId, thingId]);
    expect(new Set(recorder.givenUp)).toEqual(new Set([thingId]));
    expect(recorder.errors).toHaveLength(3);
    const queue = await wakeUp.queueOf(job);
    expect((await queue.getFailed(0, 10)).map((failed) => failed.data)).toEqual([{ thingId }]);
  });

  it('does not give up a job that succeeds at last', async () => {
    let failures = 2;
    const { job, wakeUp, recorder, host } = tools(async () => {
      failures -= 1;
      if (failures >= 0) throw new Error(secret);
    });
    host.start();
    await wakeUp.now(job, [{ thingId: uuidv7() }]);
    const queue = await wakeUp.queueOf(job);
    await until('the job to succeed', async () => {
      const left = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
      return recorder.processed.length === 3 && Object.values(left).every((count) => count === 0);
    });
    expect(recorder.givenUp).toEqual([]);
  });

  it('takes a wish again once its job is done, for what is done may be undone', async () => {
    const { job, wakeUp, recorder, host } = tools();
    host.start();
    const thingId = uuidv7();
    for (const times of [1, 2]) {
      await until('the queue to let go of the job', async () => {
        await wakeUp.now(job, [{ thingId }]);
        return recorder.processed.length >= times;
      });
    }
  });

  it('keeps ids and nothing else: no word of what went wrong', async () => {
    const { job, wakeUp, recorder, host } = tools(async ({ thingId }) => {
      throw Object.assign(new Error(`${secret} ${thingId}`), { detail: secret, cause: new Error(secret) });
    });
    host.start();
    const thingId = uuidv7();
    await wakeUp.now(job, [{ thingId }]);
    await until('the job to be given up', () => recorder.givenUp.length > 0);
    const held = await contents();
    expect(held).toContain(thingId);
    expect(held).not.toContain(secret);
    expect(held).not.toContain('recorder');
  });

  it('lets a job under way end before the worker stops, and begins no other afterwards', async () => {
    let release = (): void => undefined;
    const order: string[] = [];
    const held = new Promise<void>((resolve) => (release = resolve));
    const { job, wakeUp, recorder, host } = tools(async () => {
      await held;
      order.push('job ended');
    });
    host.start();
    const thingId = uuidv7();
    await wakeUp.now(job, [{ thingId }]);
    await until('the job to begin', () => recorder.processed.length === 1);
    const stopped = host.stop().then(() => order.push('worker stopped'));
    const queue = await wakeUp.queueOf(job);
    // Whatever a stop that does not wait would need, it has had by the time these are answered.
    for (let asked = 0; asked < 50; asked += 1) await queue.getJobCounts('active');
    expect(order).toEqual([]);
    release();
    await stopped;
    expect(order).toEqual(['job ended', 'worker stopped']);
    await wakeUp.now(job, [{ thingId: uuidv7() }]);
    expect((await queue.getJobCounts('waiting')).waiting).toBe(1);
    expect(recorder.processed).toEqual([thingId]);
  });

  it('that is away makes nobody wait and nothing throw; back again it works', async () => {
    const { job, wakeUp, recorder, host, failedWakes } = tools();
    host.start();
    await wakeUp.now(job, [{ thingId: 'before' }]);
    await until('the first job', () => recorder.processed.includes('before'));
    await takeAway();
    try {
      expect(wakeUp.soon(job, { thingId: 'lost' })).toBeUndefined();
      await until('the wish to be given up', async () => (await failedWakes()) > 0);
      await expect(wakeUp.now(job, [{ thingId: 'refused' }])).rejects.toThrow();
    } finally {
      await bringBack();
    }
    await until('the queue to take wishes again', () =>
      wakeUp.now(job, [{ thingId: 'after' }]).then(
        () => true,
        () => false,
      ),
    );
    await until('the worker to work again', () => recorder.processed.includes('after'));
  });

  it('that is away at first is found as soon as it is there', async () => {
    await takeAway();
    const { job, wakeUp, recorder, host, failedWakes } = tools();
    try {
      host.start();
      wakeUp.soon(job, { thingId: 'lost' });
      await until('the wish to be given up', async () => (await failedWakes()) > 0);
      await expect(wakeUp.queueOf(job)).rejects.toThrow();
    } finally {
      await bringBack();
    }
    await until('the queue to take wishes', () =>
      wakeUp.now(job, [{ thingId: 'found' }]).then(
        () => true,
        () => false,
      ),
    );
    await until('the worker to work', () => recorder.processed.includes('found'));
  });
});

const nameOf = (database: TestDatabase): string => new URL(database.url).pathname.slice(1);

async function asServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
