import { ApiProperty } from '@nestjs/swagger';
import type { PublishedComment } from '../comments/published-comments.read-model.js';
import { directionOf, type TextDirection } from '../text/direction.js';

/** An approved comment, as anybody may see it. */
export class PublishedCommentView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The published comment that this one answers.',
  })
  parentId: string | null;

  @ApiProperty({
    type: 'integer',
    description: '0 for the first of a conversation, 1 for an answer to it, and so on up to 32.',
  })
  depth: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Plain text: encode it for where you show it.' })
  body: string;

  @ApiProperty({ type: String, nullable: true, description: 'Link it with rel="ugc nofollow noopener".' })
  website: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'BCP 47; null when it could not be told.' })
  language: string | null;

  @ApiProperty({ enum: ['ltr', 'rtl'] })
  direction: TextDirection;

  @ApiProperty({ format: 'date-time' })
  submittedAt: string;
}

/** A page of a thread's approved comments, in the order of the conversation. */
export class ThreadCommentsView {
  @ApiProperty({ description: 'The public key of the site.' })
  site: string;

  @ApiProperty({ description: 'The page’s own identifier.' })
  thread: string;

  @ApiProperty({ type: 'integer', description: 'All approved comments of the thread.' })
  count: number;

  @ApiProperty({ type: [PublishedCommentView] })
  comments: PublishedCommentView[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last one.' })
  next: string | null;
}

/** The row as readers see it. */
export function viewPublishedComment(comment: PublishedComment): PublishedCommentView {
  const { id, parentId, depth, name, body, website } = comment;
  const language = comment.language === 'und' ? null : comment.language;
  return {
    id,
    parentId,
    depth,
    name,
    body,
    website,
    language,
    direction: directionOf(language, body),
    submittedAt: comment.submittedAt.toISOString(),
  };
}

/** The counts by thread as a JSON object; without a prototype, because a page may be called `__proto__`. */
export function viewCounts(asked: readonly string[], countOf: (thread: string) => number): Record<string, number> {
  const counts = Object.create(null) as Record<string, number>;
  for (const thread of asked) counts[thread] = countOf(thread);
  return counts;
}
