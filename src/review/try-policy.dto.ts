import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { IfGiven } from '../http/if-given.js';
import { SitePolicyDto } from '../sites/site-policy.dto.js';

/** A change of a policy to try without making it. */
export class TryPolicyDto {
  @ApiProperty({ type: SitePolicyDto })
  @Type(() => SitePolicyDto)
  @ValidateNested()
  @IsObject({ message: 'must be an object' })
  policy: SitePolicyDto;

  @ApiPropertyOptional({
    type: 'integer',
    default: 1000,
    minimum: 1,
    maximum: 1000,
    description: 'The latest so many.',
  })
  @IfGiven()
  @Max(1_000)
  @Min(1)
  @IsInt({ message: 'must be a whole number' })
  comments?: number;
}
