import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { commentStatuses, type CommentStatus } from '../comments/comment-status.js';
import type { DecideOutcome } from '../moderation/decide.js';
import { DeciderView } from './decision.view.js';

const outcomes = ['decided', 'stale', 'not-allowed', 'missing', 'unavailable'] as const;

/** What became of one comment of many. */
export class BulkResultView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({
    enum: outcomes,
    description:
      '`stale`: somebody was faster. `not-allowed`: its status has no such move. `unavailable`: it could not be done just now ' +
      'and nothing changed; ask again. In all but `decided` the other fields say where the comment stands.',
  })
  outcome: (typeof outcomes)[number];

  @ApiPropertyOptional({ enum: commentStatuses })
  status?: CommentStatus;

  @ApiPropertyOptional({ type: 'integer' })
  version?: number;

  @ApiPropertyOptional({ type: DeciderView, description: 'Who decided last.' })
  by?: DeciderView;
}

/** What became of each comment, in the order asked. */
export class BulkResultsView {
  @ApiProperty({ type: [BulkResultView] })
  results: BulkResultView[];

  @ApiProperty({ type: 'integer' })
  decided: number;

  @ApiProperty({ type: 'integer', description: 'All the others.' })
  failed: number;
}

/** The result for one comment; a null outcome is one that could not be reached for the moment. */
export function viewBulkResult(id: string, outcome: DecideOutcome | null): BulkResultView {
  if (outcome === null) return { id, outcome: 'unavailable' };
  if (outcome.kind === 'missing') return { id, outcome: 'missing' };
  if (outcome.kind === 'not-allowed') {
    return { id, outcome: 'not-allowed', status: outcome.status, version: outcome.version, by: outcome.latest.by };
  }
  const { status, version, by } = outcome.kind === 'stale' ? outcome.latest : outcome.decision;
  return { id, outcome: outcome.kind === 'stale' ? 'stale' : 'decided', status, version, by };
}

/** The results with their tally. */
export function viewBulkResults(results: BulkResultView[]): BulkResultsView {
  const decided = results.filter(({ outcome }) => outcome === 'decided').length;
  return { results, decided, failed: results.length - decided };
}
