import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsUUID, ValidateIf } from 'class-validator';
import { IfGiven } from '../http/if-given.js';

/** Which snapshot to go back to. */
export class RollBackDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: the shipped weights alone.' })
  @ValidateIf((_, value) => value !== null)
  @IsUUID(undefined, { message: 'must be the id of a snapshot, or null' })
  snapshotId: string | null;

  @ApiPropertyOptional({ description: 'Also freeze learning, so that the next refit does not come after it.' })
  @IfGiven()
  @IsBoolean({ message: 'must be true or false' })
  freeze?: boolean;
}
