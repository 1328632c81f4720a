import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsEmail, IsIn, IsISO8601, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { banActions, banKinds, type BanAction, type BanKind } from '../checks/check.js';
import { IfGiven } from '../http/if-given.js';
import { normaliseLine, normaliseText, PlainText } from '../http/plain-text.js';
import { PageQuery } from '../people/page.dto.js';

const reason = { minCharacters: 3, maxCharacters: 300, maxBytes: 1_200 };
const time = { message: 'must be a time such as 2026-12-31T00:00:00Z, or null' };

/** A ban to make. */
export class CreateBanDto {
  @ApiProperty({ oneOf: [{ type: 'string', format: 'uuid' }, { type: 'null' }], description: 'null = every site' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @ValidateIf((_, value) => value !== null)
  @IsUUID('all', { message: 'must be the id of a site, or null for every site' })
  siteId: string | null;

  @ApiProperty({ enum: banKinds })
  @IsIn(banKinds, { message: `must be one of ${banKinds.join(', ')}` })
  kind: BanKind;

  @ApiPropertyOptional({
    description: 'A host name, a network such as 203.0.113.0/24, or a phrase. Not for fingerprints.',
    maxLength: 253,
  })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @IfGiven()
  @PlainText({ maxCharacters: 253, maxBytes: 1_012 })
  value?: string;

  @ApiPropertyOptional({
    format: 'email',
    description: 'For a fingerprint: the address. Nothing but its keyed hash is kept.',
  })
  @Transform(({ value }: { value: unknown }) => normaliseText(value))
  @IfGiven()
  @MaxLength(254, { message: 'must have 254 characters or fewer' })
  @IsEmail({ allow_utf8_local_part: true }, { message: 'must be an e-mail address' })
  email?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'For a fingerprint: a comment by the author, instead of the address.',
  })
  @IfGiven()
  @IsUUID('all', { message: 'must be the id of a comment' })
  commentId?: string;

  @ApiProperty({
    enum: banActions,
    description: 'What becomes of comments: they wait for a person, or are turned away.',
  })
  @IsIn(banActions, { message: `must be one of ${banActions.join(', ')}` })
  action: BanAction;

  @ApiProperty({ minLength: 3, maxLength: 300, description: 'Kept as it was typed, also in the audit log.' })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @PlainText(reason)
  reason: string;

  @ApiPropertyOptional({
    oneOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }],
    description: 'null = never',
  })
  @IsOptional()
  @IsISO8601({ strict: true }, time)
  @IsString(time)
  expiresAt?: string | null;
}

/** What to change about a ban; what is left out stays. What it is about cannot be changed: lift it and make another one. */
export class ChangeBanDto {
  @ApiPropertyOptional({ enum: banActions })
  @IfGiven()
  @IsIn(banActions, { message: `must be one of ${banActions.join(', ')}` })
  action?: BanAction;

  @ApiPropertyOptional({ minLength: 3, maxLength: 300 })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @IfGiven()
  @PlainText(reason)
  reason?: string;

  @ApiPropertyOptional({
    oneOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }],
    description: 'null = never',
  })
  @IsOptional()
  @IsISO8601({ strict: true }, time)
  @IsString(time)
  expiresAt?: string | null;
}

/** Which bans are wanted. */
export class BansQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'The public key of a site.' })
  @IsOptional()
  @PlainText({ maxCharacters: 64, maxBytes: 64 })
  site?: string;

  @ApiPropertyOptional({ enum: banKinds })
  @IsOptional()
  @IsIn(banKinds, { message: `must be one of ${banKinds.join(', ')}` })
  kind?: BanKind;

  @ApiPropertyOptional({ enum: ['active', 'expired', 'lifted', 'all'], default: 'active' })
  @Type(() => String)
  @IsIn(['active', 'expired', 'lifted', 'all'], { message: 'must be active, expired, lifted or all' })
  state: 'active' | 'expired' | 'lifted' | 'all' = 'active';
}
