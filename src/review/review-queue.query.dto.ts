import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMinSize, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { commentStatuses, type CommentStatus } from '../comments/comment-status.js';
import { normaliseText, PlainText } from '../http/plain-text.js';

/** What is erased has nothing left to look at. */
export const reviewStatuses = commentStatuses.filter((status) => status !== 'erased');

/** The orders of the queue. */
export const queueOrders = ['age', 'newest', 'harm'] as const;

/** One of the orders. */
export type QueueOrder = (typeof queueOrders)[number];

const tenYearsInMinutes = 5_256_000;
const text = ({ value }: { value: unknown }): unknown => normaliseText(value);
const list = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? [...new Set(value.split(','))] : value;

/** Which comments a moderator wants to see, and in which order. */
export class ReviewQueueQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before; send the same filters with it.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}$/, { message: 'must be the `next` of an earlier page' })
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', default: 50, minimum: 1, maximum: 100 })
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(1)
  @Max(100)
  limit = 50;

  @ApiPropertyOptional({
    enum: queueOrders,
    description: 'Oldest first, newest first, or most harmful first.',
    default: 'age',
  })
  @IsIn(queueOrders, { message: `must be one of ${queueOrders.join(', ')}` })
  order: QueueOrder = 'age';

  @ApiPropertyOptional({
    type: String,
    description: `One or more of ${reviewStatuses.join(', ')}, separated by commas.`,
    default: 'held',
  })
  @Transform(list)
  @IsIn(reviewStatuses, { each: true, message: `must hold one or more of ${reviewStatuses.join(', ')}` })
  @ArrayMinSize(1)
  status: CommentStatus[] = ['held'];

  @ApiPropertyOptional({ description: 'The public key of a site.' })
  @IsOptional()
  @PlainText({ maxCharacters: 64, maxBytes: 64 })
  site?: string;

  @ApiPropertyOptional({ description: 'The identifier of a page.' })
  @IsOptional()
  @Transform(text)
  @PlainText({ maxCharacters: 512, maxBytes: 1_536 })
  thread?: string;

  @ApiPropertyOptional({ description: 'A reason code that the comment must have.', example: 'premoderation' })
  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9_-]{0,63}$/, { message: 'must be a reason code' })
  reason?: string;

  @ApiPropertyOptional({
    description: 'The language of the text, as its BCP 47 primary tag; `und` = could not be told.',
    example: 'ar',
  })
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @Matches(/^[a-z]{2,8}$/, { message: 'must be a language tag such as ar or en' })
  language?: string;

  @ApiPropertyOptional({
    description: 'The id of a comment: only comments by the same author on the same site.',
    format: 'uuid',
  })
  @IsOptional()
  @IsUUID('loose', { message: 'must be the id of a comment' })
  author?: string;

  @ApiPropertyOptional({
    description: 'The id of a cluster, or of a comment in it: only near-duplicates on the same site.',
    format: 'uuid',
  })
  @IsOptional()
  @IsUUID('loose', { message: 'must be the id of a cluster or of a comment' })
  cluster?: string;

  @ApiPropertyOptional({
    description: 'Part of the name or the text, however disguised; two characters or more.',
    minLength: 2,
    maxLength: 200,
  })
  @IsOptional()
  @Transform(text)
  @PlainText({ minCharacters: 2, maxCharacters: 200, maxBytes: 800 })
  q?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Only what was submitted longer ago than this.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(0)
  @Max(tenYearsInMinutes)
  olderThanMinutes?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Only what was submitted within this time.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(1)
  @Max(tenYearsInMinutes)
  newerThanMinutes?: number;
}
