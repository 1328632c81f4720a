import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../database/data-source.js';
import { LearningSnapshot } from './learning-snapshot.entity.js';
import { SiteLearning } from './site-learning.entity.js';

/** So many snapshots of a site are kept, and the active one. */
const KEPT_SNAPSHOTS = 20;

/** A snapshot without its weights, for lists. */
export type SnapshotSummary = Omit<LearningSnapshot, 'packed'>;

/** Rows of `site_learning` and `learning_snapshots`. */
@Injectable()
export class LearningRepository {
  constructor(private readonly database: DataSource) {}

  /** Where a site's learning stands; as for a site that has learnt nothing when there is no row. */
  async read(siteId: string): Promise<SiteLearning> {
    return (await this.database.manager.findOneBy(SiteLearning, { siteId })) ?? nothingLearnt(siteId);
  }

  /** Every site's row. */
  all(): Promise<SiteLearning[]> {
    return this.database.manager.find(SiteLearning);
  }

  /** The row, made if need be, and locked until the transaction ends. */
  async lock(tx: Transaction, siteId: string): Promise<SiteLearning> {
    await tx.query(
      `insert into site_learning (site_id, decisions_at_refit) values ($1, 0) on conflict (site_id) do nothing`,
      [siteId],
    );
    return tx.findOneOrFail(SiteLearning, { where: { siteId }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes a change of a locked row. */
  async update(tx: Transaction, siteId: string, change: Partial<Omit<SiteLearning, 'siteId'>>): Promise<void> {
    // Changes of jsonb columns make TypeORM's own type of an update too deep.
    await tx.update(SiteLearning, { siteId }, change as never);
  }

  /** Adds a snapshot and removes the oldest ones beyond those that are kept. */
  async addSnapshot(tx: Transaction, snapshot: LearningSnapshot, active: string | null): Promise<void> {
    await tx.insert(LearningSnapshot, snapshot as never);
    await tx.query(
      `delete from learning_snapshots where site_id = $1 and id is distinct from $2 and id not in
         (select id from learning_snapshots where site_id = $1 order by id desc limit ${KEPT_SNAPSHOTS})`,
      [snapshot.siteId, active],
    );
  }

  /** A site's snapshots, newest first, without their weights. */
  snapshots(siteId: string): Promise<SnapshotSummary[]> {
    return this.database.manager.find(LearningSnapshot, { select: summaryColumns, where: { siteId }, order: { id: 'DESC' } }); // prettier-ignore
  }

  /** A snapshot of this site, without its weights; null when it has no such one. */
  snapshot(tx: Transaction, siteId: string, id: string): Promise<SnapshotSummary | null> {
    return tx.findOne(LearningSnapshot, { select: summaryColumns, where: { siteId, id } });
  }
}

const summaryColumns = { id: true, siteId: true, scorerVersion: true, decisions: true, outcomes: true, createdAt: true } as never; // prettier-ignore

function nothingLearnt(siteId: string): SiteLearning {
  return Object.assign(new SiteLearning(), {
    siteId,
    activeSnapshotId: null,
    frozenAt: null,
    decisionsAtRefit: 0,
    scorerVersion: null,
    lastRefitAt: null,
    lastOutcomes: null,
  });
}
