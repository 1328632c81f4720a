import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Problem, problems } from '../../http/problem.js';
import { EventFilterQuery } from '../event-filter.query.dto.js';

/** What a reader of the stream asks for. */
export class EventStreamQuery extends EventFilterQuery {
  @ApiPropertyOptional({
    description:
      'Events with a higher sequence number are sent. Left away, and without `Last-Event-ID`: only what is new from now.',
    type: 'integer',
    minimum: 0,
  })
  @Transform(({ value }) => (value === '' ? undefined : value))
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;
}

/** The place that a reader names by `Last-Event-ID`; null when there is no such header. 422 when it is not one of our ids. */
export function placeInHeader(header: string | string[] | undefined): number | null {
  if (header === undefined || header === '') return null;
  const place = typeof header === 'string' && /^\d{1,16}$/.test(header) ? Number(header) : NaN;
  if (Number.isSafeInteger(place)) return place;
  throw new Problem(problems['invalid-request'], 'One header is not right.', {
    errors: [{ parameter: 'Last-Event-ID', detail: 'must be the id of an event of this stream, a whole number' }],
  });
}
