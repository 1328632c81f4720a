import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** How far back the report looks. */
export class ShadowReportQuery {
  @ApiPropertyOptional({ type: 'integer', default: 30, minimum: 1, maximum: 90, description: 'Days back from now.' })
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(1)
  @Max(90)
  days = 30;
}
