import type { Job } from 'bullmq';
import type { JobDefinition } from './job-definition.js';

/** What does the work of one kind of job; each kind has exactly one. */
export abstract class JobProcessor<Payload extends object> {
  abstract readonly job: JobDefinition<Payload>;

  /** Does the work, and returns quietly when it is done already: any job may come twice. */
  abstract process(payload: Payload): Promise<void>;

  /** Called when the job failed for the last time or took its workers down; may be called more than once. */
  abstract giveUp(payload: Payload): Promise<void>;

  /** How many jobs one process works on at a time. */
  abstract readonly concurrency: number;

  /** What went wrong, for the log; the queue itself is told no more than that it went wrong. */
  abstract onError(payload: Payload | null, error: unknown): void;

  /** The function to hand to the queue. It keeps errors' messages, which may quote a reader, out of the queue's memory. */
  handler(): (job: Job) => Promise<void> {
    return async (job) => {
      let payload: Payload | null = null;
      try {
        payload = this.job.parse(job.data);
        await this.process(payload);
      } catch (error) {
        this.onError(payload, error);
        const withoutDetails = new Error('failed');
        withoutDetails.stack = '';
        throw withoutDetails;
      }
    };
  }
}
