import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment.js';
import { poolOf } from '../database/data-source.js';
import { Metrics } from '../observability/metrics.js';
import { Problem, problems } from './problem.js';

/** The budgets, each counted by itself: one noisy address does not silence a thread, one thread not a site. */
export type Budget = 'submit-address' | 'submit-author' | 'submit-thread' | 'submit-site' | 'sign-in' | 'prove-address';

/** Injection token of the Redis connection for budgets, or null. */
export const BUDGET_REDIS = Symbol('BUDGET_REDIS');

const windowSeconds = 60;

/**
 * Request budgets per minute, counted in Redis, in Postgres, or in this process (then each api process gives the whole
 * budget; they do not add up). When the shared store is away this process counts alone until it is back: limits get
 * looser by the number of processes, and nobody is refused for our trouble.
 */
@Injectable()
export class RateLimiter implements OnApplicationShutdown {
  private readonly limiters: Record<Budget, RateLimiterAbstract>;

  constructor(
    private readonly environment: Environment,
    private readonly database: DataSource,
    private readonly metrics: Metrics,
    @Inject(BUDGET_REDIS) private readonly redis: Redis | null,
  ) {
    this.limiters = {
      'submit-address': this.limiter('submit-address', environment.SUBMISSIONS_PER_MINUTE_PER_ADDRESS),
      'submit-author': this.limiter('submit-author', environment.SUBMISSIONS_PER_MINUTE_PER_AUTHOR),
      'submit-thread': this.limiter('submit-thread', environment.SUBMISSIONS_PER_MINUTE_PER_THREAD),
      'submit-site': this.limiter('submit-site', environment.SUBMISSIONS_PER_MINUTE_PER_SITE),
      'sign-in': this.limiter('sign-in', environment.SIGN_INS_PER_MINUTE_PER_ADDRESS),
      'prove-address': this.limiter('prove-address', environment.PROOFS_PER_MINUTE_PER_ADDRESS),
    };
  }

  /** Takes one from each budget; when one is empty, throws a 429 that says when to come back. Keys are hashed by the caller. */
  async take(budgets: readonly (readonly [Budget, string])[]): Promise<void> {
    if (!this.environment.RATE_LIMITS) return;
    await Promise.all(budgets.map(([budget, key]) => this.takeOne(budget, key)));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.redis?.quit().catch(() => undefined);
  }

  private async takeOne(budget: Budget, key: string): Promise<void> {
    try {
      await this.limiters[budget].consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) return;
      this.metrics.limited.inc({ limit: budget });
      throw new Problem(problems['too-many-requests'], 'This is more than one sender may do in a minute.', {
        retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
      });
    }
  }

  private limiter(budget: Budget, points: number): RateLimiterAbstract {
    const { RATE_LIMIT_STORE, REDIS_URL, QUEUE_PREFIX } = this.environment;
    const store = RATE_LIMIT_STORE ?? (REDIS_URL ? 'redis' : 'memory');
    const options = { keyPrefix: `${QUEUE_PREFIX}-${budget}`, points, duration: windowSeconds };
    const alone = new RateLimiterMemory(options);
    if (store === 'redis' && this.redis) {
      return new RateLimiterRedis({
        ...options,
        storeClient: this.redis,
        insuranceLimiter: alone,
        rejectIfRedisNotReady: true,
      });
    }
    if (store === 'postgres') {
      return new RateLimiterPostgres({
        ...options,
        storeClient: poolOf(this.database),
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        insuranceLimiter: alone,
      });
    }
    return alone;
  }
}
