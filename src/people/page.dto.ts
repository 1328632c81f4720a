import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { decodeCursor } from '../http/cursor.js';

/** Which page of a list to answer. */
export class PageQuery {
  @ApiProperty({ required: false, minimum: 1, maximum: 100, default: 50, type: 'integer' })
  @Type(() => Number)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @ApiProperty({ required: false, description: 'The `next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** Where the page begins, and one row more than it holds, which tells whether another page follows. */
export function placeOf(query: PageQuery): { after: string | null; size: number; limit: number } {
  const size = query.limit ?? 50;
  return { after: query.cursor ? decodeCursor(query.cursor, 'uuid')[0] : null, size, limit: size + 1 };
}
