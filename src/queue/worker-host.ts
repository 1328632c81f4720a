import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Log } from '../observability/log.js';
import { JobProcessor } from './job-processor.js';
import { QueueBackend, type AnyWorker } from './queue-backend.js';

/** Injection token of the list of all job processors. */
export const JOB_PROCESSORS = Symbol('JOB_PROCESSORS');

const pauseAfterFailureMs = 1_000;
/** More than a screening takes, its outside judges included. */
const longestCloseMs = 10_000;

/** Runs one BullMQ worker for each kind of job. */
@Injectable()
export class WorkerHost {
  private readonly workers = new Set<AnyWorker>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly backend: QueueBackend,
    private readonly log: Log,
    @Inject(JOB_PROCESSORS) private readonly processors: JobProcessor<object>[],
  ) {}

  start(): void {
    for (const processor of this.processors) void this.work(processor);
  }

  /**
   * Takes no new jobs and resolves when those under way have ended. BullMQ waits for its store without end; while that is
   * away we do not: whatever was under way is found in the database by the next one.
   */
  async stop(): Promise<void> {
    this.stopping.abort();
    const closing = Promise.allSettled([...this.workers].map((worker) => worker.close()));
    await Promise.race([closing, sleep(longestCloseMs, undefined, { ref: false })]);
  }

  /**
   * BullMQ asks Postgres once for its tables and remembers a refusal for ever: run all the same, the worker would ask
   * itself again without end and without a pause. So a worker is run only once it is ready, and made anew until one is.
   */
  private async work(processor: JobProcessor<object>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const worker = this.backend.worker(processor.job.name, processor.concurrency, processor.handler());
      this.workers.add(worker);
      try {
        await worker.waitUntilReady();
        worker.on('failed', (job) => void this.failed(processor, job));
        return await worker.run();
      } catch (error) {
        if (!signal.aborted) this.log.queueError(processor.job.name, error);
        this.workers.delete(worker);
        await worker.close().catch(() => undefined);
      }
      await sleep(pauseAfterFailureMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async failed(processor: JobProcessor<object>, job: Job | undefined): Promise<void> {
    // Undefined when the queue has thrown the job away already; upkeep finds what it was about in the database.
    if (!job) return;
    try {
      if (await job.isFailed()) await processor.giveUp(processor.job.parse(job.data));
    } catch (error) {
      this.log.background(`giving up a job of ${processor.job.name}`, error);
    }
  }
}
