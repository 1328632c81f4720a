import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { PlainText } from '../http/plain-text.js';

/** How long a page's own identifier may be; the same as at submission. */
export const threadKeyLimits = { maxCharacters: 512, maxBytes: 1_536 };

/** Which page of a thread a reader wants. */
export class ThreadCommentsQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}$/, { message: 'must be the `next` of an earlier page' })
  cursor?: string;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'The most comments to answer.',
    default: 50,
    minimum: 1,
    maximum: 100,
  })
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(1)
  @Max(100)
  limit = 50;

  @ApiPropertyOptional({
    enum: ['oldest', 'newest'],
    description: 'Which conversations come first. Answers always follow what they answer, in time order.',
    default: 'oldest',
  })
  @IsIn(['oldest', 'newest'], { message: 'must be oldest or newest' })
  order: 'oldest' | 'newest' = 'oldest';
}

/** The threads whose comments are to be counted. */
export class ThreadCountsQuery {
  @ApiProperty({ type: [String], description: 'Identifiers of pages: repeat the parameter, 100 times at most.' })
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value : [value]))
  @IsArray()
  @PlainText(threadKeyLimits, { each: true, message: 'must hold identifiers of pages, 512 characters each at most' })
  @ArrayMaxSize(100, { message: 'must not be given more than 100 times' })
  @ArrayMinSize(1, { message: 'must be given once or more' })
  thread: string[];
}
