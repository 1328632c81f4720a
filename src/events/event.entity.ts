import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EventData, EventType } from './catalogue.js';

/**
 * Something that happened, written in the transaction that made it happen; one about a comment shares its id with the
 * decision it tells of (I7). The relay gives it its `sequence` afterwards: readers see numbered events only, so they never
 * skip one (I10).
 */
@Entity('events')
@Index('events_sequence', ['sequence'], { unique: true, where: 'sequence IS NOT NULL' })
@Index('events_unnumbered', ['position'], { where: 'sequence IS NULL' })
export class Event {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'events_pkey' })
  id: string;

  @Column({ type: 'text' })
  type: EventType;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  /** Null for an event about a webhook endpoint. */
  @Column({ type: 'uuid', name: 'comment_id', nullable: true })
  commentId: string | null;

  @Column({ type: 'integer', name: 'comment_version', nullable: true })
  commentVersion: number | null;

  /** Null until it is numbered for `comment.submitted`, whose facts all stand in the comment's row: acceptances are many. */
  @Column({ type: 'jsonb', nullable: true })
  data: EventData | null;

  @Column({ type: 'timestamptz', name: 'occurred_at' })
  occurredAt: Date;

  /** Order of insertion: within one comment it follows the versions, because the row lock of the comment is held. */
  @Column({ type: 'bigint', default: () => "nextval('events_position')" })
  position: string;

  @Column({ type: 'bigint', nullable: true })
  sequence: string | null;
}
