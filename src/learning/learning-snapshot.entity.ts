import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RefitOutcomes } from './refit.js';

/** What a site's decisions had taught at one time: a layer over one version of the shipped weights. Rows are never changed. */
@Entity('learning_snapshots')
@Index('learning_snapshots_site', ['siteId', 'id'])
export class LearningSnapshot {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'learning_snapshots_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  /** The shipped weights it was fitted on; with others it is not used. */
  @Column({ type: 'text', name: 'scorer_version' })
  scorerVersion: string;

  /** The layer: see `scoring/site-layer.ts`. */
  @Column({ type: 'bytea' })
  packed: Buffer;

  /** How many decisions of people the site had by then. */
  @Column({ type: 'integer' })
  decisions: number;

  /** For each head what came of the fit: counts, losses, areas; no text. */
  @Column({ type: 'jsonb' })
  outcomes: RefitOutcomes;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
