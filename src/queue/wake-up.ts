import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import type { JobDefinition } from './job-definition.js';
import { QueueBackend, type AnyQueue } from './queue-backend.js';

const maxWaiting = 20_000;
const maxBatch = 500;
const pauseAfterFailureMs = 1_000;
const longestCloseMs = 2_000;
/** The first wish is passed on at once; under load they are gathered this long, because adding in bulk is far cheaper. */
const gatherMs = 20;
/** After adding, so many times as long is rested (a tenth of the time is spent): in a rush comments are stored first. */
const restPerWork = 9;
/** But never longer than this: a queue that is slow must not make comments wait for the sweep. */
const longestRestMs = 500;

/**
 * Tells the queue that there is work, off the critical path of whoever made it: wishes are gathered, bounded in number, and
 * added in bulk by one flush at a time. It may fail and it may forget: the database knows what is undone, and the sweep
 * wakes it again.
 */
@Injectable()
export class WakeUp {
  private readonly outlets = new Map<string, Outlet>();
  private closing = false;

  constructor(
    private readonly backend: QueueBackend,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  /** Asks for a job; returns at once and never throws. */
  soon<Payload extends object>(job: JobDefinition<Payload>, payload: Payload): void {
    const outlet = this.outlet(job);
    if (outlet.waiting.length >= maxWaiting) {
      outlet.dropped += 1;
      return;
    }
    outlet.waiting.push(payload);
    if (!outlet.flushing) {
      outlet.flushing = true;
      setImmediate(() => void this.flush(job, outlet));
    }
  }

  /** Adds jobs now and waits for the queue's answer; a job that is there already is left as it is. Throws when it cannot. */
  async now<Payload extends object>(job: JobDefinition<Payload>, payloads: Payload[]): Promise<void> {
    if (payloads.length === 0) return;
    const options = { attempts: job.attempts, backoff: { type: 'exponential', delay: job.backoffMs } };
    const jobs = payloads.map((data) => ({ name: job.name, data, opts: { ...options, jobId: job.id(data) } }));
    const queue = await this.queueOf(job);
    await queue.addBulk(jobs);
  }

  /** The queue of a kind of job, opened on first use. Throws while the store is away. */
  queueOf<Payload extends object>(job: JobDefinition<Payload>): Promise<AnyQueue> {
    const outlet = this.outlet(job);
    outlet.queue ??= this.backend.openQueue(job.name).catch((error: unknown) => {
      outlet.queue = null;
      throw error;
    });
    return outlet.queue;
  }

  /** Flushes what is waiting, for 3 seconds at most, and closes the queues, within 2. What is left the sweep finds. */
  async close(): Promise<void> {
    const deadline = Date.now() + 3_000;
    while (Date.now() < deadline && [...this.outlets.values()].some((outlet) => outlet.flushing)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    this.closing = true;
    const closing = [...this.outlets.values()].map(async (outlet) => (await outlet.queue)?.close());
    // While its store is away BullMQ would wait for it without end.
    await Promise.race([Promise.allSettled(closing), sleep(longestCloseMs, undefined, { ref: false })]);
  }

  private async flush<Payload extends object>(job: JobDefinition<Payload>, outlet: Outlet): Promise<void> {
    while (outlet.waiting.length > 0 && !this.closing) {
      const payloads = outlet.waiting.splice(0, maxBatch) as Payload[];
      const began = performance.now();
      try {
        await this.now(job, payloads);
      } catch (error) {
        this.metrics.wakesFailed.inc(payloads.length);
        this.log.wakeFailed(payloads.length + outlet.waiting.length, error);
        // While the queue is away nothing is kept for it: the sweep will find these comments in the database.
        outlet.waiting.length = 0;
        await sleep(pauseAfterFailureMs);
      }
      if (!this.closing) {
        const rest = restPerWork * (performance.now() - began);
        await sleep(Math.min(longestRestMs, Math.max(gatherMs, rest)));
      }
      if (outlet.dropped > 0) {
        this.metrics.wakesFailed.inc(outlet.dropped);
        this.log.wakesDropped(outlet.dropped);
        outlet.dropped = 0;
      }
    }
    outlet.flushing = false;
  }

  private outlet<Payload extends object>(job: JobDefinition<Payload>): Outlet {
    let outlet = this.outlets.get(job.name);
    if (!outlet) {
      outlet = { queue: null, waiting: [], flushing: false, dropped: 0 };
      this.outlets.set(job.name, outlet);
    }
    return outlet;
  }
}

interface Outlet {
  queue: Promise<AnyQueue> | null;
  readonly waiting: object[];
  flushing: boolean;
  dropped: number;
}
