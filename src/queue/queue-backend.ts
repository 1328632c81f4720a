import { once } from 'node:events';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, Queue, Worker, type Job, type QueueOptions, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { Environment } from '../config/environment.js';
import { Log } from '../observability/log.js';

/** A queue of BullMQ, whichever store is behind it. */
export type AnyQueue = Pick<Queue, 'addBulk' | 'getFailed' | 'getJobCounts' | 'close'>;
/** A worker of BullMQ, whichever store is behind it. */
export type AnyWorker = Pick<Worker, 'close' | 'on' | 'run' | 'waitUntilReady'>;

/** Jobs started twice that took their worker down both times are not started again. */
const startsBeforeGivingUp = 1;

/**
 * THE file that chooses where jobs wait: Redis when REDIS_URL is set, else BullMQ's Postgres backend in our own database.
 * Nothing above it knows which. Producers fail fast (a submission must not wait for a queue); workers wait for its return.
 */
@Injectable()
export class QueueBackend implements OnApplicationShutdown {
  readonly kind: 'redis' | 'postgres';
  private producer: Redis | null = null;
  private pgProducer: Pool | null = null;
  private readonly pgWorkers = new Map<string, Pool>();
  private readonly closers: (() => Promise<unknown>)[] = [];

  constructor(
    private readonly environment: Environment,
    private readonly log: Log,
  ) {
    this.kind = environment.REDIS_URL ? 'redis' : 'postgres';
  }

  /**
   * Throws, in words for the operator, when the store is not fit: a Redis that evicts or is too old. One that does not
   * answer is no reason not to start: submissions are taken without it, and it is asked again when it is there.
   */
  async requireFit(): Promise<void> {
    if (this.kind !== 'redis') return;
    await requireFitRedis(this.environment.REDIS_URL!).catch((error: unknown) => {
      if (error instanceof UnfitRedisError) throw error;
      this.log.queueError('redis', error);
    });
  }

  /** Opens a queue for adding to it. Throws, without waiting for long, when the store is away; try again then. */
  async openQueue(name: string): Promise<AnyQueue> {
    if (this.kind === 'redis') {
      // BullMQ asks its version at once and never again: it must not meet a connection that is not there yet.
      await this.connectedProducer();
      await requireFitRedis(this.environment.REDIS_URL!);
    }
    const prefix = this.environment.QUEUE_PREFIX;
    const queue =
      this.kind === 'redis'
        ? new Queue(name, { prefix, connection: this.producer! } as QueueOptions)
        : new Queue(name, { prefix, connection: this.producerPool() as never }, createPostgresBackend);
    queue.on('error', (error) => this.log.queueError(name, error));
    try {
      await queue.waitUntilReady();
    } catch (error) {
      await queue.close().catch(() => undefined);
      throw error;
    }
    return queue as AnyQueue;
  }

  /** A worker that starts when `run()` is called. What the processor throws is kept by the queue: it must hold no data. */
  worker(name: string, concurrency: number, process: (job: Job) => Promise<void>): AnyWorker {
    const options = {
      prefix: this.environment.QUEUE_PREFIX,
      concurrency,
      autorun: false,
      // A dead worker's jobs are found by another within the lock's time and two looks.
      lockDuration: this.environment.JOB_LOCK_MS,
      stalledInterval: this.environment.JOB_LOCK_MS / 2,
      maxStalledCount: startsBeforeGivingUp,
      // A finished job proves nothing (the comment's row does), and would stand in the way of waking its comment again.
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 1_000, age: 24 * 3600 },
    };
    const worker =
      this.kind === 'redis'
        ? new Worker(name, process, {
            ...options,
            connection: { ...redisOptions(this.environment.REDIS_URL!), maxRetriesPerRequest: null },
          } as WorkerOptions)
        : new Worker(name, process, { ...options, connection: this.workerPool(name) as never }, createPostgresBackend);
    worker.on('error', (error) => this.log.queueError(name, error));
    return worker as AnyWorker;
  }

  /** After the queues and workers, which close themselves, their connections. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.closers.map((close) => close()));
  }

  private async connectedProducer(): Promise<void> {
    if (!this.producer) {
      const redis = new Redis(this.environment.REDIS_URL!, {
        maxRetriesPerRequest: 1,
        enableOfflineQueue: false,
        connectTimeout: 2_000,
        commandTimeout: 5_000,
        retryStrategy: (times) => Math.min(100 * 2 ** Math.min(times, 5), 2_000),
      });
      redis.on('error', (error) => this.log.queueError('producer', error));
      this.closers.push(async () => redis.disconnect());
      this.producer = redis;
    }
    if (this.producer.status !== 'ready') await once(this.producer, 'ready', { signal: AbortSignal.timeout(2_000) });
  }

  private producerPool(): Pool {
    this.pgProducer ??= this.pool(3, 2_000);
    return this.pgProducer;
  }

  private workerPool(name: string): Pool {
    const pool = this.pgWorkers.get(name) ?? this.pool(6, 10_000);
    this.pgWorkers.set(name, pool);
    return pool;
  }

  private pool(max: number, connectionTimeoutMillis: number): Pool {
    const pool = new Pool({
      connectionString: this.environment.DATABASE_URL!,
      max,
      keepAlive: true,
      connectionTimeoutMillis,
      application_name: 'anteroom-queue',
      // The queue only wakes: a job lost with the last moments before a crash is woken again from the comments.
      options: '-c search_path=bullmq -c synchronous_commit=off',
    });
    pool.on('error', (error) => this.log.queueError('postgres', error));
    this.closers.push(() => pool.end());
    return pool;
  }
}

function redisOptions(url: string): {
  host: string;
  port: number;
  username?: string;
  password?: string;
  db: number;
  tls?: object;
} {
  const { hostname, port, username, password, pathname, protocol } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 6379),
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    db: Number(pathname.slice(1) || 0),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

async function requireFitRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    connectTimeout: 3_000,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const info = await redis.info();
    const read = (field: string): string => new RegExp(`^${field}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '';
    const [major = 0, minor = 0] = read('redis_version').split('.').map(Number);
    if (major < 6 || (major === 6 && minor < 2)) {
      throw new UnfitRedisError(`Redis 6.2 or newer is needed; this one is ${read('redis_version')}.`);
    }
    const policy = read('maxmemory_policy');
    if (policy && policy !== 'noeviction') {
      throw new UnfitRedisError(
        `Redis at REDIS_URL has maxmemory-policy "${policy}": when its memory is full it would throw jobs away without a word. ` +
          'Set maxmemory-policy noeviction and start again.',
      );
    }
  } finally {
    redis.disconnect();
  }
}

/** The Redis that was configured must not be used. The message is for the operator. */
export class UnfitRedisError extends Error {
  readonly printable = true;
}
