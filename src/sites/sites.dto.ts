import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsObject, ValidateNested } from 'class-validator';
import { normaliseLine, PlainText } from '../http/plain-text.js';
import { IfGiven } from '../http/if-given.js';
import { SitePolicyDto } from './site-policy.dto.js';
import { ExactOrigin } from './web-names.js';

/** Why an outside judge need not be on trial first; kept in the audit log as typed. */
const SkipTrial = (): PropertyDecorator => (target, property) => {
  const description = 'Why a judge that the policy switches on need not be on trial first. Kept in the audit log.';
  ApiProperty({ required: false, minLength: 3, maxLength: 300, description })(target, property);
  Transform(({ value }: { value: unknown }) => normaliseLine(value))(target, property);
  const isText = PlainText({ minCharacters: 3, maxCharacters: 300, maxBytes: 1_200 });
  for (const rule of [IfGiven(), isText]) rule(target, property);
};

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

  @SkipTrial()
  skipTrial?: string;
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

  @SkipTrial()
  skipTrial?: string;
}
