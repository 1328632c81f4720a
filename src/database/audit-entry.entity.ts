import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActorKind } from './actor.js';

/** Something done that is not a change of a comment's state: a sign-in, a revealed address, a new key, a changed policy. */
@Entity('audit_entries')
export class AuditEntry {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'audit_entries_pkey' })
  id: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text', name: 'actor_kind' })
  actorKind: ActorKind;

  @Column({ type: 'uuid', name: 'actor_id', nullable: true })
  actorId: string | null;

  @Column({ type: 'text', name: 'actor_name', nullable: true })
  actorName: string | null;

  /** What was done, such as `email.revealed` or `api-key.created`. */
  @Column({ type: 'text' })
  action: string;

  @Column({ type: 'uuid', name: 'site_id', nullable: true })
  siteId: string | null;

  /** The id of what it was done to. */
  @Column({ type: 'uuid', name: 'subject_id', nullable: true })
  subjectId: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;
}
