import type { Finding } from '../checks/check.js';
import type { CommentStatus } from '../comments/comment-status.js';
import type { Actor } from '../database/actor.js';
import type { TrialVerdict } from '../verdict/on-trial.js';
import type { DecisionAction } from './actions.js';

/** Somebody's wish to change where a comment stands. */
export interface DecideCommand {
  commentId: string;
  action: DecisionAction;
  actor: Actor;
  reasons: string[];
  note?: string | null;
  /** The version that the decider saw; null = whatever it is now (the machine goes by the revision instead). */
  expectedVersion: number | null;
  /** With `edit` only: the new text. */
  body?: string;
  /** With `edit` only: younger comments than this may be edited. */
  submittedAfter?: Date;
  /** The revision whose text was judged; null = not judged by text. */
  expectedRevision: number | null;
  findings?: Finding[] | null;
  policyVersion?: number | null;
  /** What thresholds on trial would have decided. */
  trial?: TrialVerdict | null;
  /** What the scorer judged with: the version of the shipped weights, and the site's layer over them if any. */
  scorer?: { version: string; layerId: string | null } | null;
  /** 0..1; never lowers what is there, which a campaign may have raised meanwhile. */
  harm?: number | null;
  /** The sites the decider may act on; null = all. A comment elsewhere is `missing`. */
  siteIds?: readonly string[] | null;
  idempotencyKey?: string | null;
}

/** A decision as others may see it: what the comment became, when, and by whom. */
export interface DecisionSummary {
  commentId: string;
  action: string;
  from: CommentStatus | null;
  status: CommentStatus;
  version: number;
  revision: number;
  reasons: string[];
  by: { kind: string; name: string | null };
  decidedAt: Date;
}

/**
 * What came of a wish. `repeated`: the same request decided this before. `stale`: somebody was first; `latest` says who and
 * what. `not-allowed`: the comment's status has no such move. In all but `decided` nothing was changed.
 */
export type DecideOutcome =
  | { kind: 'decided' | 'repeated'; decision: DecisionSummary }
  | { kind: 'stale'; latest: DecisionSummary }
  | { kind: 'not-allowed'; status: CommentStatus; version: number; latest: DecisionSummary }
  | { kind: 'missing' };
