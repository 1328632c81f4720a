import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPostgresBackend, UnrecoverableError, Worker } from 'bullmq';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, submission } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { OwnRedis } from '../support/own-redis.js';
import { queueBackends } from '../support/queue-backends.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

/** What kills and losses do: they cost time, never a comment. */
describe.each(queueBackends)('when things are killed, with the queue on %s', (backend) => {
  let database: TestDatabase;
  let redis: OwnRedis | null = null;
  let settings: Record<string, string>;
  let api: ServiceProcess;
  let service: ApiClient;
  let started: ServiceProcess[] = [];

  const start = async (roles: string): Promise<ServiceProcess> => {
    const process = await startProcess({ ...settings, ROLES: roles });
    started.push(process);
    return process;
  };

  beforeEach(async () => {
    database = await cloneDatabase();
    redis = backend === 'Redis' ? await OwnRedis.start('--appendonly', 'yes') : null;
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, ...(redis ? { REDIS_URL: redis.url } : {}) };
    api = await start('api');
    const { serviceApiKey } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
    service = new ApiClient(api.url, serviceApiKey);
  }, 60_000);

  afterEach(async () => {
    await Promise.all(started.map((process) => process.kill()));
    started = [];
    await redis?.kill();
    await database.drop();
  });

  /** Submits so many and answers the ids of those that were accepted; none may be refused. */
  const submitMany = async (count: number): Promise<string[]> => {
    const answers = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        service.post('/v1/comments', submission({ thread: `t${index % 10}` })),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    return answers.map(({ body }) => body.id as string);
  };
  /** All of these left `pending`, each by one decision of the machine, and nothing else is in the table (I1, I2, I4). */
  const expectDecidedOnce = async (ids: string[]): Promise<void> => {
    await until(
      'all comments to be decided',
      async () => {
        const rows = await database.query(`select 1 from comments where status = 'pending' limit 1`);
        return rows.length === 0;
      },
      60_000,
    );
    const rows = await database.query<{ id: string; decided: number }>(
      `select c.id, (select count(*)::int from decisions d where d.comment_id = c.id and actor_kind = 'machine') as decided
       from comments c`,
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(new Set(rows.map(({ decided }) => decided))).toEqual(new Set([1]));
  };

  it('decides about everything although a worker is killed in the middle', async () => {
    const doomed = await start('worker');
    const first = await submitMany(150);
    await until('some verdicts', async () => {
      const [row] = await database.query<{ count: number }>(
        `select count(*)::int as count from comments where status <> 'pending'`,
      );
      return row!.count > 0;
    });
    await doomed.kill();
    const second = await submitMany(50);
    await start('worker');
    await expectDecidedOnce([...first, ...second]);
  }, 120_000);

  it('loses nothing when the api is killed right after its answers', async () => {
    const ids = await submitMany(120);
    await api.kill();
    await start('worker');
    await expectDecidedOnce(ids);
  }, 120_000);

  it('rebuilds the queue from the database after it was wiped (I17)', async () => {
    const ids = await submitMany(80);
    if (redis) await redis.flush();
    else await database.query('truncate bullmq.job cascade');
    await start('worker');
    await expectDecidedOnce(ids);
  }, 120_000);

  it('holds a comment whose job has failed for good', async () => {
    const [id] = await submitMany(1);
    const spoilt = new Promise<void>((resolve) => {
      const spoil = async (): Promise<void> => {
        throw new UnrecoverableError('spoilt by a test');
      };
      const options = { prefix: 'anteroom', drainDelay: 1 };
      const spoiler = redis
        ? new Worker('screen-comment', spoil, { ...options, connection: { host: '127.0.0.1', port: redis.port } })
        : new Worker('screen-comment', spoil, { ...options, connection: database.url as never }, createPostgresBackend);
      spoiler.on('failed', () => void spoiler.close().then(resolve));
    });
    await spoilt;
    await start('worker');
    const comment = await until('the comment to be held', async () => {
      const [row] = await database.query<{ status: string; reasons: string[] }>(
        'select status, reasons from comments where id = $1',
        [id],
      );
      return row?.status === 'pending' ? null : row;
    });
    expect(comment).toEqual({ status: 'held', reasons: ['checks_unavailable'] });
  }, 60_000);

  it('numbers events on when the relay is killed', async () => {
    const one = await start('worker');
    await submitMany(20);
    await start('worker');
    await one.kill();
    await submitMany(20);
    const events = await until(
      'all events',
      async () => {
        const { body } = await service.get('/v1/events?after=0&limit=1000&wait=0');
        return body.events.length === 80 ? body.events : null;
      },
      60_000,
    );
    expect(events.map(({ sequence }: { sequence: number }) => sequence)).toEqual(
      Array.from({ length: 80 }, (_, index) => index + 1),
    );
  }, 90_000);
});

const withRedis = process.env.TEST_REDIS_URL ? describe : describe.skip;

withRedis('when Redis is not there', () => {
  it('takes submissions all the same, and screens them when it is back', async () => {
    const database = await cloneDatabase();
    const redis = await OwnRedis.start();
    const dataDir = mkdtempSync(join(process.env.TEST_FOLDER!, 'data-'));
    const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, REDIS_URL: redis.url };
    const processes = [
      await startProcess({ ...settings, ROLES: 'api' }),
      await startProcess({ ...settings, ROLES: 'worker' }),
    ];
    try {
      const { serviceApiKey } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));
      const service = new ApiClient(processes[0]!.url, serviceApiKey);
      await redis.kill();
      for (let count = 0; count < 10; count += 1) {
        expect((await service.post('/v1/comments', submission())).status).toBe(202);
      }
      expect((await service.get('/readyz')).status).toBe(200);
      // It comes back empty.
      await redis.start();
      await until(
        'the comments to be decided',
        async () => (await database.query(`select 1 from comments where status = 'pending'`)).length === 0,
        60_000,
      );
      // And a process that starts while it is away starts.
      await redis.kill();
      const late = await startProcess({ ...settings, ROLES: 'api' });
      processes.push(late);
      expect((await new ApiClient(late.url, serviceApiKey).post('/v1/comments', submission())).status).toBe(202);
    } finally {
      await Promise.all(processes.map((process) => process.kill()));
      await redis.kill();
      await database.drop();
    }
  }, 120_000);

  it('is refused, with the reason, when it would throw jobs away', async () => {
    const database = await cloneDatabase();
    const redis = await OwnRedis.start('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru');
    try {
      const start = startProcess({ DATABASE_URL: database.url, REDIS_URL: redis.url, ROLES: 'api' });
      await expect(start).rejects.toThrow(/maxmemory-policy "allkeys-lru"[\s\S]*Set maxmemory-policy noeviction/);
    } finally {
      await redis.kill();
      await database.drop();
    }
  }, 60_000);
});
