import type { CommentStatus } from '../comments/comment-status.js';
import type { EventType } from '../events/catalogue.js';

/** What can be done to a comment. */
export type Action = 'submit' | DecisionAction;

/** What `decide()` takes; only acceptance has a way of its own. */
export type DecisionAction = 'hold' | 'approve' | 'reject' | 'spam' | 'restore' | 'edit' | 'erase';

/**
 * Where each decision leads and which event tells of it. `restore` leads back to where the comment stood before its last
 * decision, so it has no status of its own.
 */
export const decisionActions: Readonly<Record<DecisionAction, { to: CommentStatus | null; event: EventType }>> = {
  hold: { to: 'held', event: 'comment.held' },
  approve: { to: 'approved', event: 'comment.approved' },
  reject: { to: 'rejected', event: 'comment.rejected' },
  spam: { to: 'spam', event: 'comment.spam' },
  restore: { to: null, event: 'comment.restored' },
  edit: { to: 'pending', event: 'comment.edited' },
  erase: { to: 'erased', event: 'comment.erased' },
};
