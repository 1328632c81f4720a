import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsObject, ValidateNested } from 'class-validator';
import { normaliseLine, PlainText } from '../http/plain-text.js';
import { IfGiven } from '../http/if-given.js';
import { SitePolicyDto } from './site-policy.dto.js';
import { ExactOrigin } from './web-names.js';

/** A site to add. */
export class CreateSiteDto {
  @ApiProperty({ minLength: 1, maxLength: 200 })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @PlainText({ maxCharacters: 200, maxBytes: 800 })
  name: string;

  @ApiProperty({ type: [String], maxItems: 100, example: ['https://www.example.org'] })
  @ExactOrigin({ each: true, message: 'must hold exact origins such as https://www.example.org, without a path' })
  @ArrayUnique({ message: 'must not name an origin twice' })
  @ArrayMaxSize(100, { message: 'must hold 100 origins or fewer' })
  @IsArray({ message: 'must be an array' })
  origins: string[];

  @ApiProperty({ type: SitePolicyDto, required: false })
  @Type(() => SitePolicyDto)
  @IfGiven()
  @ValidateNested()
  @IsObject({ message: 'must be an object' })
  policy?: SitePolicyDto;
}

/** What to change about a site; what is left out stays, within the policy as well. */
export class ChangeSiteDto {
  @ApiProperty({ required: false, minLength: 1, maxLength: 200 })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @IfGiven()
  @PlainText({ maxCharacters: 200, maxBytes: 800 })
  name?: string;

  @ApiProperty({ type: [String], required: false, maxItems: 100, description: 'Replaces the list as a whole.' })
  @IfGiven()
  @ExactOrigin({ each: true, message: 'must hold exact origins such as https://www.example.org, without a path' })
  @ArrayUnique({ message: 'must not name an origin twice' })
  @ArrayMaxSize(100, { message: 'must hold 100 origins or fewer' })
  @IsArray({ message: 'must be an array' })
  origins?: string[];

  @ApiProperty({ type: SitePolicyDto, required: false })
  @Type(() => SitePolicyDto)
  @IfGiven()
  @ValidateNested()
  @IsObject({ message: 'must be an object' })
  policy?: SitePolicyDto;
}
