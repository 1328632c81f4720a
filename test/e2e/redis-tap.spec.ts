import { describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { ApiClient, submission } from '../support/api-client.js';
import { cloneDatabase } from '../support/database.js';
import { OwnRedis } from '../support/own-redis.js';
import { queueBackends } from '../support/queue-backends.js';
import { startProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

(queueBackends.includes('Redis') ? describe : describe.skip)('a worker with EVENTS_REDIS_STREAM', () => {
  it('copies what happens, goes on after a loss of Redis, and stops', async () => {
    const database = await cloneDatabase();
    const redis = await OwnRedis.start('--maxmemory-policy', 'noeviction');
    const service = await startProcess({
      ...{ DATABASE_URL: database.url, REDIS_URL: redis.url, EVENTS_REDIS_STREAM: 'events' },
      ...{ RATE_LIMITS: 'false', ROLES: 'api,worker' },
    });
    const client = new Redis(redis.url, {
      retryStrategy: (times) => (times < 200 ? 50 : null),
      maxRetriesPerRequest: null,
    });
    client.on('error', () => undefined);
    const api = new ApiClient(service.url);
    const types = async (): Promise<string[]> =>
      (await client.xrange('events', '-', '+')).map(([, fields]) => fields[3]!).sort();
    expect((await api.post('/v1/comments', submission())).status).toBe(202);
    await until('both events', async () => (await types()).length === 2);
    expect(await types()).toEqual(['comment.approved', 'comment.submitted']);
    await redis.kill();
    expect((await api.post('/v1/comments', submission())).status).toBe(202);
    await redis.start();
    await until('all four', async () => (await types()).length === 4);
    expect((await api.get('/metrics')).text).toMatch(/anteroom_redis_tap_events_total [4-9]/);
    expect(await service.stop()).toBe(0);
    client.disconnect();
    await redis.kill();
    await database.drop();
  }, 60_000);
});
