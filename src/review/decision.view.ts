import { ApiProperty } from '@nestjs/swagger';
import { commentStatuses, type CommentStatus } from '../comments/comment-status.js';
import type { DecisionSummary } from '../moderation/decide.js';

/** Who decided. */
export class DeciderView {
  @ApiProperty({ enum: ['reader', 'machine', 'person', 'service', 'system'] })
  kind: string;

  @ApiProperty({ type: String, nullable: true, description: 'The name of a colleague or of a service.' })
  name: string | null;
}

/** What a comment has become. */
export class DecisionView {
  @ApiProperty({ format: 'uuid', description: 'The id of the comment.' })
  id: string;

  @ApiProperty({ enum: commentStatuses })
  status: CommentStatus;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: [String] })
  reasons: string[];

  @ApiProperty({ type: DeciderView })
  by: DeciderView;

  @ApiProperty({ format: 'date-time' })
  decidedAt: string;
}

/** The answer to whoever decided. */
export function viewDecision(decision: DecisionSummary): DecisionView {
  const { commentId, status, version, reasons, by, decidedAt } = decision;
  return {
    id: commentId,
    status,
    version,
    reasons,
    by: { kind: by.kind, name: by.name },
    decidedAt: decidedAt.toISOString(),
  };
}
