import { Inject, Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Log } from '../observability/log.js';
import { JobProcessor } from './job-processor.js';
import { QueueBackend, type AnyWorker } from './queue-backend.js';

/** Injection token of the list of all job processors. */
export const JOB_PROCESSORS = Symbol('JOB_PROCESSORS');

/** Runs one BullMQ worker for each kind of job. */
@Injectable()
export class WorkerHost {
  private workers: AnyWorker[] = [];

  constructor(
    private readonly backend: QueueBackend,
    private readonly log: Log,
    @Inject(JOB_PROCESSORS) private readonly processors: JobProcessor<object>[],
  ) {}

  start(): void {
    this.workers = this.processors.map((processor) => {
      const worker = this.backend.worker(processor.job.name, processor.concurrency, processor.handler());
      worker.on('failed', (job) => void this.failed(processor, job));
      worker.run().catch((error: unknown) => this.log.background(`worker ${processor.job.name}`, error));
      return worker;
    });
  }

  /** Takes no new jobs and resolves when those under way have ended. */
  async stop(): Promise<void> {
    await Promise.allSettled(this.workers.map((worker) => worker.close()));
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
