import { ApiProperty } from '@nestjs/swagger';
import { commentStatuses, type CommentStatus } from '../comments/comment-status.js';
import type { AuditRow } from './audit-log.read-model.js';
import { DeciderView } from './decision.view.js';

/** Who did it. */
export class AuditActorView extends DeciderView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The id of the person or of the API key.' })
  id: string | null;
}

/** One thing that was done. */
export class AuditItemView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: AuditActorView })
  actor: AuditActorView;

  @ApiProperty({ example: 'comment.approve' })
  action: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The public key of the site; null for what is about no site.',
  })
  siteKey: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  commentId: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'What it was done to; null for decisions.',
  })
  subjectId: string | null;

  @ApiProperty({ type: String, enum: commentStatuses, nullable: true })
  from: CommentStatus | null;

  @ApiProperty({ type: String, enum: commentStatuses, nullable: true })
  to: CommentStatus | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The comment’s version after the decision.' })
  version: number | null;

  @ApiProperty({ type: [String], description: 'The reason codes of a decision.' })
  reasons: string[];

  @ApiProperty({ type: String, nullable: true, description: 'The private note to a decision.' })
  note: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why somebody did what is no decision, in their own words.',
  })
  reason: string | null;
}

/** A page of the audit log. */
export class AuditLogView {
  @ApiProperty({ type: [AuditItemView] })
  items: AuditItemView[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last one.' })
  next: string | null;
}

/** A row of the log, of either kind, in one form. */
export function viewAuditItem(row: AuditRow): AuditItemView {
  const { id, action, siteKey, commentId, subjectId, from, to, version, note, reason } = row;
  return {
    id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    action,
    siteKey,
    commentId,
    subjectId,
    from,
    to,
    version,
    reasons: row.reasons ?? [],
    note,
    reason,
  };
}
