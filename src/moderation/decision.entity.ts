import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Finding } from '../checks/check.js';
import type { CommentStatus } from '../comments/comment-status.js';
import type { ActorKind } from '../database/actor.js';
import type { TrialVerdict } from '../verdict/on-trial.js';
import type { Action } from './actions.js';

/**
 * One change of a comment's state: the row is the audit of it (I15), and the event of the same id tells others (I7).
 * The first row of a comment is its acceptance. Rows are only ever added; an erasure takes notes and findings out of them.
 */
@Entity('decisions')
@Index('decisions_comment_version', ['commentId', 'version'], { unique: true })
@Index('decisions_by_machine', ['siteId', 'decidedAt'], { where: "actor_kind = 'machine'" })
@Index('decisions_by_people', ['siteId', 'decidedAt'], {
  where: "actor_kind = ANY (ARRAY['person'::text, 'service'::text])",
})
@Index('decisions_one_by_machine', ['commentId', 'revision'], { unique: true, where: "actor_kind = 'machine'" })
export class Decision {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'decisions_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'comment_id' })
  commentId: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  /** The comment's version after this decision. */
  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'text' })
  action: Action;

  @Column({ type: 'text', name: 'from_status', nullable: true })
  fromStatus: CommentStatus | null;

  @Column({ type: 'text', name: 'to_status' })
  toStatus: CommentStatus;

  @Column({ type: 'text', array: true })
  reasons: string[];

  /** A moderator's private note. */
  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'text', name: 'actor_kind' })
  actorKind: ActorKind;

  @Column({ type: 'uuid', name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column({ type: 'text', name: 'actor_name', nullable: true })
  actorName: string | null;

  /** What the checks found; only on the machine's decisions. */
  @Column({ type: 'jsonb', nullable: true })
  findings: Finding[] | null;

  @Column({ type: 'integer', name: 'policy_version', nullable: true })
  policyVersion: number | null;

  /** What thresholds on trial would have decided; null when none were. */
  @Column({ type: 'jsonb', nullable: true })
  trial: TrialVerdict | null;
  /** The shipped weights that the scorer judged with; only on the machine's decisions. */
  @Column({ type: 'text', name: 'scorer_version', nullable: true })
  scorerVersion: string | null;

  /** The snapshot of what the site had taught that lay over them; null = none. */
  @Column({ type: 'uuid', name: 'site_layer_id', nullable: true })
  siteLayerId: string | null;

  /** The client's Idempotency-Key: a repeated request finds its own decision instead of a conflict (I18). */
  @Column({ type: 'text', name: 'idempotency_key', nullable: true })
  idempotencyKey: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at' })
  decidedAt: Date;
}
