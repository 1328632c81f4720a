import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '../../src/http/problem.js';
import { RateLimiter, type Budget } from '../../src/http/rate-limiter.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { RedisServer } from '../support/redis-server.js';
import { until } from '../support/wait.js';

const stores = ['memory', 'postgres', ...(queueBackends.includes('Redis') ? ['redis'] : [])];

const budgets = {
  SUBMISSIONS_PER_MINUTE_PER_ADDRESS: '3',
  SUBMISSIONS_PER_MINUTE_PER_AUTHOR: '2',
  SUBMISSIONS_PER_MINUTE_PER_SITE: '1000',
};

/** What every store of request budgets does. */
describe.each(stores)('request budgets counted in %s', (store) => {
  let database: TestDatabase;
  let redis: RedisServer | null = null;
  let settings: Record<string, string>;
  let open: TestContext[] = [];
  let uses = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    if (store === 'redis') redis = await RedisServer.start();
    const url = redis ? { ...queueSettings('Redis'), REDIS_URL: redis.url } : {};
    settings = { RATE_LIMIT_STORE: store, ...url, ...budgets };
  });
  afterEach(async () => {
    await Promise.all(open.map((context) => context.close()));
    open = [];
  });
  afterAll(async () => {
    await redis?.takeAway();
    await database.drop();
  });

  const process = async (more: Record<string, string> = {}): Promise<RateLimiter> => {
    const context = await openContext(database, { settings: { ...settings, ...more } });
    open.push(context);
    const limiter = context.get(RateLimiter);
    // The connection to the store is opened in the background.
    if (redis)
      await until('the store to be there', () =>
        limiter.take([['submit-site', 'warm']]).then(() => storeHolds('warm')),
      );
    return limiter;
  };
  const storeHolds = async (key: string): Promise<boolean> => {
    const { Redis } = await import('ioredis');
    const client = new Redis(redis!.url);
    const keys = await client.keys(`*${key}`);
    client.disconnect();
    return keys.length > 0;
  };
  const key = (): string => `caller-${(uses += 1)}`;
  /** How many of so many requests are let through, one after the other. */
  const passed = async (
    limiter: RateLimiter,
    wanted: (readonly [Budget, string])[],
    times: number,
  ): Promise<number> => {
    let count = 0;
    for (let time = 0; time < times; time += 1) {
      await limiter.take(wanted).then(
        () => (count += 1),
        (error: unknown) => {
          if (!(error instanceof Problem)) throw error;
        },
      );
    }
    return count;
  };
  const refusal = (limiter: RateLimiter, budget: Budget, caller: string): Promise<unknown> =>
    limiter.take([[budget, caller]]).then(
      () => null,
      (error: unknown) => error,
    );

  it('let through what they allow, and refuse the rest', async () => {
    const limiter = await process();
    expect(await passed(limiter, [['submit-address', key()]], 6)).toBe(3);
    expect(await passed(limiter, [['submit-author', key()]], 6)).toBe(2);
  });

  it('let through no more when the requests come all at once', async () => {
    const limiter = await process();
    const caller = key();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () => limiter.take([['submit-address', caller]])),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  it('say in whole seconds when to come back, a minute at most', async () => {
    const limiter = await process();
    const caller = key();
    await passed(limiter, [['submit-author', caller]], 2);
    const problem = (await refusal(limiter, 'submit-author', caller)) as Problem;
    expect([problem.kind.status, problem.kind.slug]).toEqual([429, 'too-many-requests']);
    const { retryAfterSeconds } = problem.extra;
    expect(Number.isInteger(retryAfterSeconds)).toBe(true);
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('do not share: one caller’s, or one kind’s, leaves the others untouched', async () => {
    const limiter = await process();
    const caller = key();
    expect(await passed(limiter, [['submit-address', caller]], 5)).toBe(3);
    expect(await passed(limiter, [['submit-author', caller]], 5)).toBe(2);
    expect(await passed(limiter, [['submit-address', key()]], 5)).toBe(3);
  });

  it('refuse a request when any one of its budgets is empty', async () => {
    const limiter = await process();
    const author = key();
    await passed(limiter, [['submit-author', author]], 2);
    const both = [
      ['submit-address', key()],
      ['submit-author', author],
    ] as const;
    expect(await passed(limiter, [...both], 1)).toBe(0);
  });

  it(store === 'memory' ? 'are each process’s own' : 'are shared by all processes', async () => {
    const [one, two] = [await process(), await process()];
    const caller = key();
    const counts = [
      await passed(one, [['submit-address', caller]], 2),
      await passed(two, [['submit-address', caller]], 5),
    ];
    expect(counts).toEqual([2, store === 'memory' ? 3 : 1]);
  });

  it('are not asked when they are turned off', async () => {
    const limiter = await process({ RATE_LIMITS: 'false' });
    expect(await passed(limiter, [['submit-author', key()]], 20)).toBe(20);
  });

  if (store !== 'memory') {
    it('are counted by the process alone while the store is away: nobody is refused for our trouble, nobody is unlimited', async () => {
      const limiter = await process();
      const caller = key();
      if (redis) await redis.takeAway();
      else await database.query('alter table rate_limits rename to away');
      expect(await passed(limiter, [['submit-address', caller]], 6)).toBe(3);
      if (redis) await redis.bringBack();
      else await database.query('alter table away rename to rate_limits');
      // Once the store is back, another process takes from the same budget again.
      const other = await process();
      await until('the budgets to be shared again', async () => {
        const fresh = key();
        const counts = [
          await passed(limiter, [['submit-address', fresh]], 2),
          await passed(other, [['submit-address', fresh]], 2),
        ];
        return counts.join() === '2,1';
      });
    });
  }
});
