import type { ActorKind } from '../database/actor.js';

/** Where a comment stands. Only `approved` ones are ever shown to readers. */
export const commentStatuses = ['pending', 'held', 'approved', 'rejected', 'spam', 'erased'] as const;

/** One of the statuses. */
export type CommentStatus = (typeof commentStatuses)[number];

/** The statuses a comment may move to from each status; a move to the same status is never allowed. */
export const allowedTransitions: Readonly<Record<CommentStatus, readonly CommentStatus[]>> = {
  pending: ['held', 'approved', 'rejected', 'spam', 'erased'],
  held: ['approved', 'rejected', 'spam', 'erased'],
  approved: ['held', 'rejected', 'spam', 'erased'],
  rejected: ['held', 'approved', 'spam', 'erased'],
  spam: ['held', 'approved', 'rejected', 'erased'],
  erased: [],
};

/**
 * From where an edit leads back to `pending`, the only way that does: the text is another one, so it is judged anew. What
 * was turned away stays turned away.
 */
export const editableStatuses: readonly CommentStatus[] = ['pending', 'held', 'approved'];

/** The machine decides only what nobody has decided yet (I5); everybody else may take any move of the table. */
export function mayMove(from: CommentStatus, to: CommentStatus, actor: ActorKind): boolean {
  if (actor === 'machine' && from !== 'pending') return false;
  return allowedTransitions[from].includes(to);
}
