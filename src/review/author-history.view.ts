import { ApiProperty } from '@nestjs/swagger';
import type { AuthorStanding } from '../checks/check.js';
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

/** Where the author stands at this site, by what people decided and as of this comment's submission. */
export class AuthorStandingView {
  @ApiProperty({
    description: 'This comment came with an author token in force: it is from whoever proved the address.',
  })
  proven: boolean;

  @ApiProperty({ description: 'Approvals by people since the last rejection; each fades with time.' })
  approvals: number;

  @ApiProperty({ type: Number, nullable: true, description: 'null = never' })
  secondsSinceRejection: number | null;

  @ApiProperty({ type: 'integer' })
  strikes: number;

  @ApiProperty({ description: 'Has earned the lighter path.' })
  trusted: boolean;
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

  @ApiProperty({ type: AuthorStandingView })
  standing: AuthorStandingView;

  @ApiProperty({ type: [AuthorCommentView], description: 'The last five others, newest first.' })
  recent: AuthorCommentView[];
}

/** The author's history as moderators see it; nothing in it tells who the author is beyond what was written. */
export function viewAuthor(
  author: AuthorRow,
  standing: AuthorStanding,
  recent: readonly AuthorCommentRow[],
): AuthorView {
  const { comments, approved, rejected, spam, held, firstSeenAt, lastSeenAt } = author;
  return {
    comments,
    approved,
    rejected,
    spam,
    held,
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    standing,
    recent: recent.map(({ id, status, excerpt, threadKey, threadTitle, threadUrl, submittedAt }) => ({
      id,
      status,
      excerpt,
      thread: { key: threadKey, title: threadTitle, url: threadUrl },
      submittedAt: submittedAt.toISOString(),
    })),
  };
}
