import type { CommentStatus } from '../comments/comment-status.js';
import type { ModeratorReason } from '../moderation/reason-codes.js';
import type { Head } from '../scoring/heads.js';

/** What a decision says to each head: 1 = it is, 0 = it is not, absent = it does not say. */
export type LessonLabels = Partial<Record<Head, 0 | 1>>;

/** Rejected for this: what it teaches. Reasons that are not here say nothing about the words of a comment. */
const LABELS_OF_REASON: Partial<Record<ModeratorReason, LessonLabels>> = {
  abuse: { abuse: 1, spam: 0 },
  threat: { abuse: 1, spam: 0 },
  hate: { hate: 1, abuse: 1, spam: 0 },
  spam: { spam: 1 },
  // Off-topic promotion is the commonest spam of a news site; whoever rejects it so does not want more of it.
  'off-topic': { spam: 1 },
};

/**
 * What a person's decision teaches: where it led decides, so that a restored approval teaches like an approval. Null when
 * it teaches nothing: a comment that was put back to wait, or rejected for a reason that does not lie in its words.
 */
export function lessonLabels(status: CommentStatus, reasons: readonly string[]): LessonLabels | null {
  if (status === 'approved') return { spam: 0, abuse: 0, hate: 0 };
  if (status === 'spam') return { spam: 1 };
  if (status !== 'rejected') return null;
  const known = reasons.flatMap((reason) => LABELS_OF_REASON[reason as ModeratorReason] ?? []);
  if (known.length === 0) return null;
  // With several reasons a 1 stands, whatever another reason says.
  const labels: LessonLabels = {};
  for (const one of known) {
    for (const [head, label] of Object.entries(one) as [Head, 0 | 1][]) {
      labels[head] = labels[head] === 1 ? 1 : label;
    }
  }
  return labels;
}
