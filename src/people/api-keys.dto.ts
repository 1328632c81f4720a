import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { permissions, type Permission } from '../http/access.js';
import { normaliseLine, PlainText } from '../http/plain-text.js';
import { IfGiven } from '../http/if-given.js';
import { SiteIds } from './site-ids.js';

/** A key to make. */
export class CreateApiKeyDto {
  @ApiProperty({ minLength: 1, maxLength: 100, description: 'What it is for; shown in the audit log.' })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @PlainText({ maxCharacters: 100, maxBytes: 400 })
  name: string;

  @ApiProperty({ enum: permissions, isArray: true, minItems: 1, uniqueItems: true })
  @IsIn(permissions, { each: true, message: `must hold permissions: ${permissions.join(', ')}` })
  @ArrayUnique({ message: 'must not name a permission twice' })
  @ArrayNotEmpty({ message: 'must name a permission' })
  @IsArray({ message: 'must be an array' })
  scopes: Permission[];

  @SiteIds('the caller’s own')
  siteIds?: string[] | null;

  @ApiProperty({
    type: 'integer',
    required: false,
    minimum: 1,
    maximum: 3650,
    description: 'Left out = until it is ended.',
  })
  @IfGiven()
  @Max(3650)
  @Min(1)
  @IsInt()
  expiresInDays?: number;
}

/** How to change over to a new key. */
export class RotateApiKeyDto {
  @ApiProperty({
    type: 'integer',
    required: false,
    minimum: 0,
    maximum: 720,
    default: 24,
    description: 'How long the old key still works; 0 = not at all.',
  })
  @IfGiven()
  @Max(720)
  @Min(0)
  @IsInt()
  graceHours?: number;
}
