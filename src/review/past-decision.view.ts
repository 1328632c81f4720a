import { ApiProperty } from '@nestjs/swagger';
import { checkKinds, type CheckKind, type EvidenceSpan, type Finding } from '../checks/check.js';
import { commentStatuses, type CommentStatus } from '../comments/comment-status.js';
import type { TrialVerdict } from '../verdict/on-trial.js';
import type { DecisionRow } from './comment-details.read-model.js';
import { DeciderView } from './decision.view.js';

/** One thing that a check found. */
export class FindingView {
  @ApiProperty()
  check: string;

  @ApiProperty({ description: 'A stable reason code.' })
  code: string;

  @ApiProperty()
  category: string;

  @ApiProperty({ description: 'How sure the check is, 0 to 1.' })
  score: number;

  @ApiProperty({
    description: 'Where in the body, as UTF-16 offsets; `end` is exclusive.',
    type: 'array',
    items: { type: 'object', properties: { start: { type: 'integer' }, end: { type: 'integer' } } },
  })
  spans: EvidenceSpan[];

  @ApiProperty({ description: 'A sentence for people.' })
  text: string;

  @ApiProperty({
    enum: checkKinds,
    description: 'Only a rule can turn a comment away; statistics alone and outside judges hold it.',
  })
  kind: CheckKind;

  @ApiProperty({ description: 'On trial: it counts for nothing.' })
  shadow: boolean;
}

/** One change of the comment's state. */
export class PastDecisionView {
  @ApiProperty({ example: 'approve' })
  action: string;

  @ApiProperty({ type: String, enum: commentStatuses, nullable: true })
  from: CommentStatus | null;

  @ApiProperty({ enum: commentStatuses })
  status: CommentStatus;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: [String] })
  reasons: string[];

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @ApiProperty({
    type: 'object',
    nullable: true,
    properties: { action: { type: 'string' }, reasons: { type: 'array', items: { type: 'string' } } },
    description: 'What thresholds on trial would have decided; null when none were.',
    additionalProperties: false,
  })
  trial: TrialVerdict | null;

  @ApiProperty({ type: DeciderView })
  by: DeciderView;

  @ApiProperty({ format: 'date-time' })
  decidedAt: string;
}

/**
 * The findings about this revision of the text: those about an earlier one point at places that are no more. Null when it
 * was not screened.
 */
export function findingsOn(revision: number, decisions: readonly DecisionRow[]): Finding[] | null {
  const latest = decisions.findLast(({ byKind, findings }) => byKind === 'machine' && findings !== null);
  return latest?.revision === revision ? latest.findings : null;
}

/** A finding, with the fields that are documented and no others. */
export function viewFinding(finding: Finding): FindingView {
  const { check, code, category, score, spans, text, kind = 'statistical', shadow = false } = finding;
  return { check, code, category, score, spans, text, kind, shadow };
}

/** A decision with the name of whoever took it; what they signed in with is not part of it. */
export function viewPastDecision(row: DecisionRow): PastDecisionView {
  const { action, from, status, version, reasons, note, trial, byKind, byName } = row;
  const by = { kind: byKind, name: byName };
  return { action, from, status, version, reasons, note, trial, by, decidedAt: row.decidedAt.toISOString() };
}
