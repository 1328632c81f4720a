import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { system } from '../database/actor.js';
import { AdvisoryLock, advisoryLocks } from '../database/advisory-lock.js';
import { recordAudit } from '../database/audit-trail.js';
import { newId } from '../database/ids.js';
import { Environment } from '../config/environment.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { shippedScorer } from '../scoring/load-model.js';
import { LearningRepository } from './learning.repository.js';
import { LessonsRepository } from './lessons.repository.js';
import { refitInThread } from './refit-in-thread.js';
import type { RefitResult } from './refit.js';
import { SiteLayers } from './site-layers.js';
import { refitDue } from './when-due.js';

/**
 * Learns from what people decided: looks which sites are due, refits their layers one after another in a thread, and makes
 * each accepted one the active snapshot. One worker does it at a time, elected by an advisory lock in Postgres.
 */
@Injectable()
export class Refits {
  private readonly lock: AdvisoryLock;
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | null = null;
  private underWay: Promise<unknown> = Promise.resolve();
  private leading = false;

  constructor(
    private readonly database: DataSource,
    private readonly lessons: LessonsRepository,
    private readonly learning: LearningRepository,
    private readonly layers: SiteLayers,
    private readonly metrics: Metrics,
    private readonly log: Log,
    private readonly environment: Environment,
  ) {
    this.lock = new AdvisoryLock(database, advisoryLocks.learning);
  }

  start(): void {
    this.schedule();
  }

  /** Ends a refit that is under way: nothing of it was written, and another worker begins it anew. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.timer) clearTimeout(this.timer);
    await this.underWay;
    await this.lock.release();
  }

  /** One look at all sites, if this process is the one to look; answers how many were refitted. Never throws. */
  async round(): Promise<number> {
    try {
      const held = await this.lock.tryAcquire();
      if (held && !this.leading) this.log.leadershipTaken('learning');
      this.leading = held;
      if (!held) return 0;
      let done = 0;
      for (const { siteId, decisions } of await this.dueSites()) {
        if (this.stopping.signal.aborted) break;
        if (await this.attempt(siteId, decisions)) done += 1;
      }
      return done;
    } catch (error) {
      this.log.upkeepFailed('learning', error);
      return 0;
    }
  }

  private schedule(): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.underWay = this.round().finally(() => this.schedule());
    }, this.environment.LEARNING_INTERVAL_MS);
  }

  private async dueSites(): Promise<{ siteId: string; decisions: number }[]> {
    const counts = await this.lessons.decisionsBySite();
    const states = new Map((await this.learning.all()).map((row) => [row.siteId, row]));
    const version = shippedScorer().version;
    return [...counts].flatMap(([siteId, decisions]) => {
      const state = states.get(siteId);
      const facts = {
        decisions,
        decisionsAtRefit: state?.decisionsAtRefit ?? 0,
        fittedOn: state?.scorerVersion ?? null,
        frozen: (state?.frozenAt ?? null) !== null,
      };
      return refitDue(facts, version) ? [{ siteId, decisions }] : [];
    });
  }

  private async attempt(siteId: string, decisions: number): Promise<boolean> {
    const began = performance.now();
    try {
      const comments = await this.lessons.of(siteId);
      const result = await refitInThread(comments, this.stopping.signal);
      const snapshotId = await this.keep(siteId, decisions, result);
      if (snapshotId) await this.layers.announce();
      const seconds = (performance.now() - began) / 1000;
      this.metrics.refits.inc({ outcome: snapshotId ? 'accepted' : 'refused' });
      this.metrics.refitSeconds.observe(seconds);
      this.log.refitted({ siteId, snapshotId, lessons: comments.length, ms: Math.round(seconds * 1000), outcomes: result.outcomes }); // prettier-ignore
      return true;
    } catch (error) {
      if (this.stopping.signal.aborted) return false;
      this.metrics.refits.inc({ outcome: 'failed' });
      this.log.refitFailed(siteId, error);
      // Not again at once: it would most likely fail again, and the next fifty decisions make it another one.
      await this.keep(siteId, decisions, null).catch((fault: unknown) => this.log.upkeepFailed('learning', fault));
      return false;
    }
  }

  /** Writes what came of a refit; answers the snapshot that it made active, if any. */
  private async keep(siteId: string, decisions: number, result: RefitResult | null): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      const state = await this.learning.lock(tx, siteId);
      // Frozen meanwhile: whoever froze it wants what there was then.
      if (state.frozenAt) return null;
      const createdAt = new Date();
      const { scorerVersion = shippedScorer().version, packed = null, outcomes = {} } = result ?? {};
      const refitted = { decisionsAtRefit: decisions, scorerVersion, lastRefitAt: createdAt };
      const lastOutcomes = result ? outcomes : state.lastOutcomes;
      if (!packed) {
        await this.learning.update(tx, siteId, { ...refitted, lastOutcomes });
        return null;
      }
      const id = newId();
      await this.learning.addSnapshot(tx, { id, siteId, scorerVersion, packed, decisions, outcomes, createdAt }, id);
      await this.learning.update(tx, siteId, { ...refitted, lastOutcomes, activeSnapshotId: id });
      await recordAudit(tx, system, { action: 'learning.refitted', siteId, subjectId: id });
      return id;
    });
  }
}
