import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';

/** The token to give up. */
export class RevokeAuthorTokenDto {
  @ApiProperty({ maxLength: 49 })
  @Matches(/^ant_a_[A-Za-z0-9_-]{43}$/, { message: 'must be an author token' })
  authorToken: string;
}
