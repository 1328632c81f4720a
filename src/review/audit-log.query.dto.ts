import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { PlainText } from '../http/plain-text.js';

/** Which part of the audit log is wanted. */
export class AuditLogQuery {
  @ApiPropertyOptional({ description: 'The `next` of the page before; send the same filters with it.' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,200}$/, { message: 'must be the `next` of an earlier page' })
  cursor?: string;

  @ApiPropertyOptional({ type: 'integer', default: 50, minimum: 1, maximum: 100 })
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number' })
  @Min(1)
  @Max(100)
  limit = 50;

  @ApiPropertyOptional({ description: 'The public key of a site.' })
  @IsOptional()
  @PlainText({ maxCharacters: 64, maxBytes: 64 })
  site?: string;

  @ApiPropertyOptional({ description: 'The id of a comment.', format: 'uuid' })
  @IsOptional()
  @IsUUID('loose', { message: 'must be the id of a comment' })
  comment?: string;

  @ApiPropertyOptional({ description: 'The id of a person or of an API key.', format: 'uuid' })
  @IsOptional()
  @IsUUID('loose', { message: 'must be the id of a person or of an API key' })
  actor?: string;

  @ApiPropertyOptional({
    description: 'What was done; decisions are `comment.` and their action.',
    example: 'comment.approve',
  })
  @IsOptional()
  @Matches(/^[a-z][a-z.-]{0,63}$/, { message: 'must be an action such as comment.approve or email.revealed' })
  action?: string;
}
