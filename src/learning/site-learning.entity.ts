import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RefitOutcomes } from './refit.js';

/** Where a site's learning stands. A site without a row has learnt nothing yet. */
@Entity('site_learning')
export class SiteLearning {
  @PrimaryColumn({ type: 'uuid', name: 'site_id', primaryKeyConstraintName: 'site_learning_pkey' })
  siteId: string;

  /** The snapshot that comments are judged with; null = the shipped weights alone. */
  @Column({ type: 'uuid', name: 'active_snapshot_id', nullable: true })
  activeSnapshotId: string | null;

  /** Since when nothing new is learnt. */
  @Column({ type: 'timestamptz', name: 'frozen_at', nullable: true })
  frozenAt: Date | null;

  /** How many decisions of people there were at the last refit; from there the next one is counted. */
  @Column({ type: 'integer', name: 'decisions_at_refit' })
  decisionsAtRefit: number;

  /** The shipped weights of the last refit. */
  @Column({ type: 'text', name: 'scorer_version', nullable: true })
  scorerVersion: string | null;

  @Column({ type: 'timestamptz', name: 'last_refit_at', nullable: true })
  lastRefitAt: Date | null;

  /** What came of the last refit, whether or not it made a snapshot. */
  @Column({ type: 'jsonb', name: 'last_outcomes', nullable: true })
  lastOutcomes: RefitOutcomes | null;
}
