import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment.js';
import { AdvisoryLock, advisoryLocks } from '../database/advisory-lock.js';
import { poolOf } from '../database/data-source.js';
import { JudgeMemory } from '../judges/judge-memory.repository.js';
import { RetractionsRepository } from '../moderation/retractions.repository.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { screenComment } from '../queue/jobs/screen-comment.job.js';
import { sendProofLink } from '../queue/jobs/send-proof-link.job.js';
import { WakeUp } from '../queue/wake-up.js';
import { ProofLinks } from '../trust/proof-links.repository.js';
import { ScreenCommentProcessor } from './screen-comment.processor.js';

const pageSize = 500;
const tidyEveryMs = 10 * 60_000;

/**
 * Finds the comments that nobody will screen (their wake-up was lost, the queue was wiped, their job failed) and sees to
 * them. One worker sweeps at a time, elected by an advisory lock in Postgres, because whatever lives in the queue is lost
 * with the queue.
 */
@Injectable()
export class Sweep {
  private readonly lock: AdvisoryLock;
  private timer: NodeJS.Timeout | null = null;
  private underWay: Promise<void> = Promise.resolve();
  private stopped = false;
  private tidiedAt = 0;

  constructor(
    private readonly database: DataSource,
    private readonly environment: Environment,
    private readonly wakeUp: WakeUp,
    private readonly processor: ScreenCommentProcessor,
    private readonly proofLinks: ProofLinks,
    private readonly judgeMemory: JudgeMemory,
    private readonly retractions: RetractionsRepository,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    this.lock = new AdvisoryLock(database, advisoryLocks.sweep);
  }

  start(): void {
    this.schedule();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.underWay;
    await this.lock.release();
  }

  /** One round, if this process is the one to sweep. Each part is tried even when another fails. */
  async round(): Promise<void> {
    if (!(await this.attempt('sweep election', () => this.lock.tryAcquire()))) return;
    await this.attempt('hold what failed', () => this.holdFailed());
    await this.attempt('wake what is lost', () => this.wakeLost());
    await this.attempt('wake mail that is lost', () => this.wakeMail());
    if (Date.now() - this.tidiedAt < tidyEveryMs) return;
    this.tidiedAt = Date.now();
    await this.attempt('tidy', () => this.tidy());
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.underWay = this.round().finally(() => this.schedule());
    }, this.environment.SWEEP_INTERVAL_MS);
  }

  /** Jobs that failed for good: their comments wait for a person. */
  private async holdFailed(): Promise<void> {
    const failed = await (await this.wakeUp.queueOf(screenComment)).getFailed(0, pageSize - 1);
    for (const job of failed) {
      if (!job) continue;
      await this.processor.giveUp(screenComment.parse(job.data));
      await job.remove();
    }
  }

  /**
   * The oldest page of waiting comments is always woken (a job that exists is left alone by the queue, so nothing runs
   * twice for it); all the others too when more comments wait than the queue knows of. A healthy backlog so costs one
   * page a round, and a comment that was lost among many others is found when its turn as one of the oldest comes.
   */
  private async wakeLost(): Promise<void> {
    const before = new Date(Date.now() - this.environment.SWEEP_GRACE_MS);
    const { rows } = await poolOf(this.database).query<{ count: number; oldest: Date | null }>(
      `select count(*)::int as count, min(created_at) as oldest from comments where status = 'pending' and created_at < $1`,
      [before],
    );
    const { count = 0, oldest = null } = rows[0] ?? {};
    if (count === 0 || !oldest) return;
    const queue = await this.wakeUp.queueOf(screenComment);
    const queued = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
    const missing = count - Object.values(queued).reduce((sum, some) => sum + some, 0);
    for await (const page of this.pending(before)) {
      await this.wakeUp.now(screenComment, page);
      if (missing <= 0) return;
    }
    this.metrics.swept.inc(missing);
    this.log.swept({ woken: missing, oldestSeconds: Math.round((Date.now() - oldest.getTime()) / 1000) });
  }

  /** A link whose job exists is left alone by the queue; it may be waiting for its next attempt. */
  private async wakeMail(): Promise<void> {
    const before = new Date(Date.now() - this.environment.SWEEP_GRACE_MS);
    const overdue = await this.proofLinks.overdue(before, pageSize);
    await this.wakeUp.now(
      sendProofLink,
      overdue.map((proofId) => ({ proofId })),
    );
  }

  private async *pending(before: Date): AsyncGenerator<{ commentId: string; revision: number }[]> {
    let after: [string, string] = ['-infinity', '00000000-0000-0000-0000-000000000000'];
    for (;;) {
      const { rows } = await poolOf(this.database).query<{ commentId: string; revision: number; place: string }>(
        `select id as "commentId", revision, created_at::text as place from comments
         where status = 'pending' and created_at < $1 and (created_at, id) > ($2::timestamptz, $3)
         order by comments.created_at, id limit ${pageSize}`,
        [before, ...after],
      );
      if (rows.length === 0) return;
      yield rows.map(({ commentId, revision }) => ({ commentId, revision }));
      if (rows.length < pageSize || this.stopped) return;
      after = [rows.at(-1)!.place, rows.at(-1)!.commentId];
    }
  }

  /** What was promised to be kept for a while only. */
  private async tidy(): Promise<void> {
    await this.database.query(`delete from idempotency_keys where created_at < now() - interval '24 hours'`);
    await this.database.query(`delete from sessions where coalesce(ended_at, expires_at) < now() - interval '30 days'`);
    await this.proofLinks.tidy();
    await this.database.transaction((tx) => this.retractions.wipeLate(tx));
    await this.database.query(`delete from rate_limits where expire < extract(epoch from now()) * 1000`);
    await this.judgeMemory.tidy();
  }

  private async attempt<T>(task: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.log.upkeepFailed(task, error);
      return undefined;
    }
  }
}
