import { describe, expect, it } from '@jest/globals';
import type { Job } from 'bullmq';
import { inspect } from 'node:util';
import { defineJob } from './job-definition.js';
import { JobProcessor } from './job-processor.js';
import { screenComment, type ScreenComment } from './jobs/screen-comment.job.js';

const secret = 'reader@example.org wrote this';

class Recorder extends JobProcessor<ScreenComment> {
  readonly job = screenComment;
  readonly concurrency = 1;
  readonly processed: ScreenComment[] = [];
  readonly errors: [ScreenComment | null, unknown][] = [];

  constructor(private readonly work: () => Promise<void> = async () => undefined) {
    super();
  }

  async process(payload: ScreenComment): Promise<void> {
    this.processed.push(payload);
    await this.work();
  }

  async giveUp(): Promise<void> {}

  onError(payload: ScreenComment | null, error: unknown): void {
    this.errors.push([payload, error]);
  }
}

const jobOf = (data: unknown): Job => ({ data }) as Job;
const payload = { commentId: '0198c0de-0000-7000-8000-000000000001', revision: 2 };

describe('a job processor', () => {
  it('works on the payload, and on nothing else that came with it', async () => {
    const recorder = new Recorder();
    await recorder.handler()(jobOf({ ...payload, email: secret }));
    expect(recorder.processed).toEqual([payload]);
    expect(recorder.errors).toEqual([]);
  });

  it('tells the queue that it failed, and no word of why', async () => {
    const fault = new Error(secret);
    const recorder = new Recorder(() => Promise.reject(fault));
    const thrown: Error = await recorder
      .handler()(jobOf(payload))
      .then(
        () => new Error('it succeeded'),
        (error: Error) => error,
      );
    expect([thrown.message, thrown.stack, thrown.cause]).toEqual(['failed', '', undefined]);
    expect(inspect(thrown, { depth: 9, showHidden: true })).not.toContain('reader');
    expect(recorder.errors).toEqual([[payload, fault]]);
  });

  it('refuses a payload that is not its own, without quoting it', async () => {
    for (const data of [
      undefined,
      null,
      'x',
      {},
      { commentId: 7, revision: 1 },
      { commentId: secret },
      { ...payload, revision: '2' },
    ]) {
      const recorder = new Recorder();
      const thrown: Error = await recorder
        .handler()(jobOf(data))
        .then(
          () => new Error('it succeeded'),
          (error: Error) => error,
        );
      expect([thrown.message, thrown.stack]).toEqual(['failed', '']);
      expect(recorder.processed).toEqual([]);
      expect(recorder.errors).toEqual([[null, expect.any(TypeError)]]);
    }
  });
});

describe('a job', () => {
  it('has the same id for the same comment and revision, and none that the queue keeps for itself', () => {
    expect(screenComment.id(payload)).toBe(screenComment.id({ ...payload }));
    expect(screenComment.id(payload)).not.toBe(screenComment.id({ ...payload, revision: 3 }));
    expect(screenComment.id(payload)).not.toContain(':');
  });

  it('reads back what was put in', () => {
    expect(screenComment.parse(JSON.parse(JSON.stringify(payload)))).toEqual(payload);
  });

  it('cannot be changed once it is defined', () => {
    const job = defineJob({ ...screenComment, name: 'another' });
    expect(() => Object.assign(job, { name: 'changed' })).toThrow(TypeError);
  });
});
