import { Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment.js';
import { AdvisoryLock, advisoryLocks } from '../database/advisory-lock.js';
import { Notifications } from '../database/notifications.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { EventLog, type LoggedEvent } from './event-log.js';

const pageSize = 500;
/** How often it looks without being woken: for events, for a Redis that lost its stream, and whether to take over. */
const lookEveryMs = 1_000;
const longestPauseMs = 10_000;

/**
 * The Redis tap: copies the log to a Redis Stream for those who read one already (`EVENTS_REDIS_STREAM`; without it nothing
 * is done). One worker does it, elected by an advisory lock. An entry has the event's number as its id, and Redis refuses
 * ids that are not higher than its last one, so nothing is ever there twice or out of order, even with two writers. Where to
 * go on is read from Redis each time and never remembered: a Redis that was wiped or restored is filled again.
 */
@Injectable()
export class RedisTap {
  private readonly lock: AdvisoryLock;
  private redis: Redis | null = null;
  private wake: () => void = () => undefined;
  private stopListening: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private leading = false;
  /** In a row; the pause grows with them. */
  private failures = 0;
  private troubled = false;
  private ahead = false;
  /** The number of the last event that need not be copied, as of the last look. For the figures only. */
  private place = 0;

  constructor(
    database: DataSource,
    private readonly eventLog: EventLog,
    private readonly notifications: Notifications,
    private readonly environment: Environment,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    this.lock = new AdvisoryLock(database, advisoryLocks.redisTap);
  }

  start(): void {
    const { EVENTS_REDIS_STREAM: stream, REDIS_URL: url } = this.environment;
    if (!stream || !url) return;
    const redis = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: 2_000,
      commandTimeout: 5_000,
      retryStrategy: (times) => Math.min(200 * times, 2_000),
    });
    // What a lost connection means is seen, and said, where a command fails.
    redis.on('error', () => undefined);
    redis.on('ready', () => this.wake());
    this.redis = redis;
    this.stopListening = this.notifications.listen('anteroom_events', () => this.failures === 0 && this.wake());
    this.running = this.run(redis, stream);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    // Whatever is cut off here is read and written again by the next one.
    this.redis?.disconnect();
    this.wake();
    await this.running;
    await this.lock.release();
  }

  private async run(redis: Redis, stream: string): Promise<void> {
    await redis.connect().catch(() => undefined);
    while (!this.stopped) {
      let timer: NodeJS.Timeout | undefined;
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, Math.min(lookEveryMs * 2 ** this.failures, longestPauseMs));
      });
      try {
        await this.round(redis, stream);
        this.failures = 0;
      } catch (error) {
        if (!this.stopped) await this.failed(error);
      }
      await woken;
      clearTimeout(timer);
    }
  }

  private async round(redis: Redis, stream: string): Promise<void> {
    const held = await this.lock.tryAcquire();
    if (held && !this.leading && !this.troubled) this.log.leadershipTaken('copy events to Redis');
    this.leading = held;
    if (!held) {
      this.metrics.mirrorLag.set(0);
      return;
    }
    while (!this.stopped && (await this.copyPage(redis, stream)));
    if (this.troubled) this.log.mirrorBack();
    this.troubled = false;
  }

  /** Copies the next page; answers whether there may be more. By the watch the place that was read still holds at the writing. */
  private async copyPage(redis: Redis, stream: string): Promise<boolean> {
    await redis.watch(stream);
    const last = await lastId(redis, stream);
    const { first, last: logLast } = await this.eventLog.bounds();
    const there = Number(last.split('-')[0]);
    this.sayIfAhead(there > logLast, { last, logLast });
    // What is no longer kept, or would be trimmed at once, is not missing.
    this.place = Math.max(there, first - 1, logLast - this.environment.EVENTS_REDIS_MAXLEN);
    this.metrics.mirrorLag.set(Math.max(0, logLast - this.place));
    if (this.place >= logLast) return false;
    const { events } = await this.eventLog.texts({ after: this.place, types: null, siteIds: null, limit: pageSize });
    const replies = await this.append(redis, stream, events);
    // Null: somebody wrote, or took the stream away, in between. Look again.
    if (replies === null) return true;
    const refused = replies.find(([error]) => error !== null);
    if (refused) throw refused[0]!;
    this.metrics.mirroredEvents.inc(events.length);
    return true;
  }

  private append(redis: Redis, stream: string, events: LoggedEvent[]): ReturnType<ReturnType<Redis['multi']>['exec']> {
    const writes = redis.multi();
    for (const { sequence, type, site, text } of events) {
      const fields = ['event', text, 'type', type, 'site', site];
      writes.xadd(stream, 'MAXLEN', '~', this.environment.EVENTS_REDIS_MAXLEN, `${sequence}-0`, ...fields);
    }
    return writes.exec();
  }

  /** Ids beyond the log are not of this log: nothing can be written after them, and what is there is not ours to delete. */
  private sayIfAhead(ahead: boolean, fields: { last: string; logLast: number }): void {
    if (ahead && !this.ahead) this.log.mirrorAhead(fields);
    this.ahead = ahead;
  }

  /** Says so once, and lets another worker try: it may be able to reach what we cannot. */
  private async failed(error: unknown): Promise<void> {
    if (!this.troubled) this.log.mirrorAway(error);
    this.troubled = true;
    this.failures += 1;
    if (!this.leading) return;
    this.leading = false;
    await this.lock.release();
    const logLast = await this.eventLog.lastSequence().catch(() => this.place);
    this.metrics.mirrorLag.set(Math.max(0, logLast - this.place));
  }
}

/** The highest id that the stream ever had, also when its entries were deleted; 0-0 when there is no stream. */
async function lastId(redis: Redis, stream: string): Promise<string> {
  if ((await redis.exists(stream)) === 0) return '0-0';
  const facts = (await redis.xinfo('STREAM', stream)) as unknown[];
  return String(facts[facts.indexOf('last-generated-id') + 1]);
}
