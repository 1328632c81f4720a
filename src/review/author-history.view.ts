import { ApiProperty } from '@nestjs/swagger';
import { commentStatuses, type CommentStatus } from '../comments/comment-status.js';
import type { AuthorCommentRow, AuthorRow } from './comment-details.read-model.js';
import { ReviewThreadView } from './review-item.view.js';

/** Another comment of the same author. */
export class AuthorCommentView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: commentStatuses })
  status: CommentStatus;

  @ApiProperty({ description: 'The first 200 characters.' })
  excerpt: string;

  @ApiProperty({ type: ReviewThreadView })
  thread: ReviewThreadView;

  @ApiProperty({ format: 'date-time' })
  submittedAt: string;
}

/** The author's history on this site, this comment included. */
export class AuthorView {
  @ApiProperty({ type: 'integer', description: 'Counted up to 1000; the other counts are of the same comments.' })
  comments: number;

  @ApiProperty({ type: 'integer' })
  approved: number;

  @ApiProperty({ type: 'integer' })
  rejected: number;

  @ApiProperty({ type: 'integer' })
  spam: number;

  @ApiProperty({ type: 'integer' })
  held: number;

  @ApiProperty({ format: 'date-time' })
  firstSeenAt: string;

  @ApiProperty({ format: 'date-time' })
  lastSeenAt: string;

  @ApiProperty({ type: [AuthorCommentView], description: 'The last five others, newest first.' })
  recent: AuthorCommentView[];
}

/** The author's history as moderators see it; nothing in it tells who the author is beyond what was written. */
export function viewAuthor(author: AuthorRow, recent: readonly AuthorCommentRow[]): AuthorView {
  const { comments, approved, rejected, spam, held, firstSeenAt, lastSeenAt } = author;
  return {
    comments,
    approved,
    rejected,
    spam,
    held,
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    recent: recent.map(({ id, status, excerpt, threadKey, threadTitle, threadUrl, submittedAt }) => ({
      id,
      status,
      excerpt,
      thread: { key: threadKey, title: threadTitle, url: threadUrl },
      submittedAt: submittedAt.toISOString(),
    })),
  };
}
