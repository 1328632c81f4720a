import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { EventFilterQuery } from '../event-filter.query.dto.js';

const emptyAs =
  (fallback: unknown) =>
  ({ value }: { value: unknown }): unknown =>
    value === '' ? fallback : value;

/** What a reader of the log asks for. */
export class EventFeedQuery extends EventFilterQuery {
  @ApiPropertyOptional({
    description:
      'Events with a higher sequence number are answered. Left away: from the oldest that is kept. 410 when events after it are no longer kept.',
    type: 'integer',
    minimum: 0,
  })
  @Transform(emptyAs(undefined))
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'The most events to answer.', default: 100, maximum: 1000 })
  @Transform(emptyAs(100))
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  limit = 100;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'When nothing is there yet: seconds to wait for it. 0 answers at once.',
    default: 5,
    maximum: 60,
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(60)
  wait = 5;
}
