import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { normaliseLine, normaliseText, PlainText } from '../http/plain-text.js';
import { IfGiven } from '../http/if-given.js';
import { roleNames, type Role } from './roles.js';
import { SiteIds } from './site-ids.js';

/** Someone to let in. Passwords have 12 characters or more and no rules about their kind (NIST SP 800-63B). */
export class CreatePersonDto {
  @ApiProperty({ minLength: 1, maxLength: 100, description: 'What colleagues see.' })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @PlainText({ maxCharacters: 100, maxBytes: 400 })
  name: string;

  @ApiProperty({ format: 'email', maxLength: 254, description: 'Signs the person in; shown to nobody.' })
  @Transform(({ value }: { value: unknown }) => normaliseText(value))
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  @IsString()
  email: string;

  @ApiProperty({ format: 'password', minLength: 12, maxLength: 256 })
  @MaxLength(256)
  @MinLength(12)
  @IsString()
  password: string;

  @ApiProperty({ enum: roleNames })
  @IsIn(roleNames)
  role: Role;

  @SiteIds('the caller’s own')
  siteIds?: string[] | null;
}

/** What to change about a person; what is left out stays. */
export class ChangePersonDto {
  @ApiProperty({ required: false, minLength: 1, maxLength: 100 })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @IfGiven()
  @PlainText({ maxCharacters: 100, maxBytes: 400 })
  name?: string;

  @ApiProperty({ required: false, enum: roleNames })
  @IfGiven()
  @IsIn(roleNames)
  role?: Role;

  @SiteIds('as it is')
  siteIds?: string[] | null;

  @ApiProperty({
    required: false,
    format: 'password',
    minLength: 12,
    maxLength: 256,
    description: 'Ends all sessions.',
  })
  @IfGiven()
  @MaxLength(256)
  @MinLength(12)
  @IsString()
  password?: string;

  @ApiProperty({ required: false, description: 'true ends all sessions and lets no new one open.' })
  @IfGiven()
  @IsBoolean()
  disabled?: boolean;
}
