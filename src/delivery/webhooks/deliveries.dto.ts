import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { PlainText } from '../../http/plain-text.js';
import { PageQuery } from '../../people/page.dto.js';
import { deadReasons, deliveryStatuses, type DeadReason, type DeliveryStatus } from './webhook-delivery.entity.js';

const sequence = { type: 'integer', minimum: 1 } as const;

/** Which deliveries of an endpoint are wanted. */
export class DeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: deliveryStatuses })
  @IsOptional()
  @IsIn(deliveryStatuses, { message: `must be one of ${deliveryStatuses.join(', ')}` })
  status?: DeliveryStatus;

  @ApiPropertyOptional({ ...sequence, description: 'Only events with this number or a higher one.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  from?: number;

  @ApiPropertyOptional({ ...sequence, description: 'Only events with this number or a lower one.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  to?: number;
}

/** Which dead deliveries are wanted. */
export class DeadDeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'The public key of a site.' })
  @IsOptional()
  @PlainText({ maxCharacters: 64, maxBytes: 64 })
  site?: string;

  @ApiPropertyOptional({ enum: deadReasons })
  @IsOptional()
  @IsIn(deadReasons, { message: `must be one of ${deadReasons.join(', ')}` })
  reason?: DeadReason;
}

/** Which events to send again. */
export class ResendRangeDto {
  @ApiProperty({ ...sequence, description: 'The number of the first event.' })
  @Max(Number.MAX_SAFE_INTEGER)
  @Min(1)
  @IsInt()
  fromSequence: number;

  @ApiProperty({ ...sequence, description: 'The number of the last event.' })
  @Max(Number.MAX_SAFE_INTEGER)
  @Min(1)
  @IsInt()
  toSequence: number;

  @ApiPropertyOptional({ default: false, description: 'Only those that were given up.' })
  @IsBoolean()
  onlyDead: boolean = false;
}
