import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { eventTypes, type EventType } from '../../events/catalogue.js';

const emptyAs =
  (fallback: unknown) =>
  ({ value }: { value: unknown }): unknown =>
    value === '' ? fallback : value;

/** What a reader of the log asks for. */
export class EventFeedQuery {
  @ApiPropertyOptional({
    description: 'Events with a higher sequence number are answered; 0 = from the start.',
    default: 0,
  })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after = 0;

  @ApiPropertyOptional({
    description: 'Types to answer, separated by commas; empty = all.',
    type: String,
    example: 'comment.approved',
  })
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value))
  @IsIn(eventTypes, { each: true, message: `must be types of the catalogue: ${eventTypes.join(', ')}` })
  types: EventType[] = [];

  @ApiPropertyOptional({ description: 'The most events to answer.', default: 100, maximum: 1000 })
  @Transform(emptyAs(100))
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000)
  limit = 100;

  @ApiPropertyOptional({
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
