import { ApiProperty } from '@nestjs/swagger';
import { commentStatuses, type CommentStatus } from '../comments/comment-status.js';
import { directionOf, type TextDirection } from '../text/direction.js';
import type { ReviewItemRow } from './review-item.read-model.js';
import { tagOfVersion } from './version-precondition.js';

/** The site of a comment. */
export class ReviewSiteView {
  @ApiProperty({ description: 'The public key.' })
  key: string;

  @ApiProperty()
  name: string;
}

/** The page that a comment stands under. */
export class ReviewThreadView {
  @ApiProperty({ description: 'The page’s own identifier.' })
  key: string;

  @ApiProperty({ type: String, nullable: true })
  title: string | null;

  @ApiProperty({ type: String, nullable: true })
  url: string | null;
}

/** The near-duplicates of a comment, on its site. */
export class ReviewClusterView {
  @ApiProperty({ format: 'uuid', description: 'For the filter `cluster` of the review queue.' })
  id: string;

  @ApiProperty({ type: 'integer', description: 'How many comments it has, this one included; 100 = 100 or more.' })
  size: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was first taken for a campaign: many near-duplicates in a day from several sides.',
  })
  burstAt: string | null;
}

/** A comment as moderators see it. The author's address is not part of it. */
export class ReviewItemView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: ReviewSiteView })
  site: ReviewSiteView;

  @ApiProperty({ type: ReviewThreadView })
  thread: ReviewThreadView;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  parentId: string | null;

  @ApiProperty({ enum: commentStatuses })
  status: CommentStatus;

  @ApiProperty({ type: [String], description: 'The codes of the reasons for the present status.' })
  reasons: string[];

  @ApiProperty({ type: 'integer', description: 'Rises with each change of state.' })
  version: number;

  @ApiProperty({ type: 'integer', description: 'Rises with each change of the text.' })
  revision: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'Plain text: encode it for where you show it.' })
  body: string;

  @ApiProperty({ type: String, nullable: true })
  website: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The language of the page around the form, as it said itself.',
  })
  locale: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The language of the text; null when it could not be told, or not yet.',
  })
  language: string | null;

  @ApiProperty({ enum: ['ltr', 'rtl'] })
  direction: TextDirection;

  @ApiProperty({ description: 'How much harm the checks expect of it, 0 to 1.' })
  harm: number;

  @ApiProperty({ type: ReviewClusterView })
  cluster: ReviewClusterView;

  @ApiProperty({ format: 'date-time' })
  submittedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Seconds since submission; null when the comment no longer waits.',
  })
  waitingSeconds: number | null;

  @ApiProperty({ description: 'To be sent back as If-Match with a decision.', example: '"2"' })
  etag: string;
}

/** The row as moderators see it; `now` is what the waiting time is counted to. */
export function viewReviewItem(row: ReviewItemRow, now: Date): ReviewItemView {
  const { id, parentId, status, reasons, version, revision, name, body, website, locale, harm } = row;
  const language = row.language === 'und' ? null : row.language;
  const waits = status === 'pending' || status === 'held';
  return {
    id,
    site: { key: row.siteKey, name: row.siteName },
    thread: { key: row.threadKey, title: row.threadTitle, url: row.threadUrl },
    parentId,
    status,
    reasons,
    version,
    revision,
    name,
    body,
    website,
    locale,
    language,
    direction: directionOf(language, body),
    harm,
    cluster: { id: row.clusterId, size: row.clusterSize, burstAt: row.clusterBurstAt?.toISOString() ?? null },
    submittedAt: row.submittedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    waitingSeconds: waits ? Math.max(0, Math.floor((now.getTime() - row.submittedAt.getTime()) / 1_000)) : null,
    etag: tagOfVersion(version),
  };
}
