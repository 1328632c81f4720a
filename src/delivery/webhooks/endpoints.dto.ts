import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
} from 'class-validator';
import { IfGiven } from '../../http/if-given.js';
import { normaliseLine, normaliseText, PlainText } from '../../http/plain-text.js';
import { PageQuery } from '../../people/page.dto.js';
import { AreTypePatterns } from '../event-filter.query.dto.js';
import { endpointStatuses, type EndpointStatus } from './webhook-endpoint.entity.js';

const urlLimits = { maxCharacters: 2_000, maxBytes: 2_000 };
const descriptionLimits = { maxCharacters: 200, maxBytes: 800 };
const urlField = {
  format: 'uri',
  maxLength: 2_000,
  description: 'https, without credentials and fragment. It may hold a secret of yours: it is shown to nobody else.',
};
const typesField = {
  type: String,
  isArray: true,
  minItems: 1,
  maxItems: 20,
  uniqueItems: true,
  description: 'Types of the catalogue, families such as `comment.*`, or `*`.',
  example: ['comment.*'],
};
const skipField = {
  description: 'Do without the challenge. Needs `sites:manage`; leaves an audit row of its own.',
  default: false,
};

/** An endpoint to make. */
export class CreateWebhookDto {
  @ApiProperty(urlField)
  @Transform(({ value }: { value: unknown }) => normaliseText(value))
  @PlainText(urlLimits)
  url: string;

  @ApiPropertyOptional({ ...typesField, default: ['comment.*'] })
  @AreTypePatterns()
  @ArrayUnique({ message: 'must not name a type twice' })
  @ArrayMaxSize(20, { message: 'must name 20 or fewer' })
  @ArrayNotEmpty({ message: 'must name a type' })
  @IsArray({ message: 'must be an array' })
  types: string[] = ['comment.*'];

  @ApiPropertyOptional({
    description: 'The public key of the site whose events are sent. May be left out when you have only one.',
  })
  @IfGiven()
  @PlainText({ maxCharacters: 64, maxBytes: 64 })
  site?: string;

  @ApiPropertyOptional({ maxLength: 200, description: 'For yourselves.' })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @IfGiven()
  @PlainText(descriptionLimits)
  description?: string;

  @ApiPropertyOptional(skipField)
  @IsBoolean()
  skipVerification: boolean = false;
}

/** What to change about an endpoint; what is left out stays. */
export class ChangeWebhookDto {
  @ApiPropertyOptional({
    ...urlField,
    description: 'A new URL has to echo a challenge first, as that of a new endpoint.',
  })
  @Transform(({ value }: { value: unknown }) => normaliseText(value))
  @IfGiven()
  @PlainText(urlLimits)
  url?: string;

  @ApiPropertyOptional(typesField)
  @IfGiven()
  @AreTypePatterns()
  @ArrayUnique({ message: 'must not name a type twice' })
  @ArrayMaxSize(20, { message: 'must name 20 or fewer' })
  @ArrayNotEmpty({ message: 'must name a type' })
  @IsArray({ message: 'must be an array' })
  types?: string[];

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200 })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @IsOptional()
  @PlainText(descriptionLimits)
  description?: string | null;

  @ApiPropertyOptional({ ...skipField, description: `Only with a new URL. ${skipField.description}` })
  @IsBoolean()
  skipVerification: boolean = false;
}

/** How to verify an endpoint. */
export class VerifyWebhookDto {
  @ApiPropertyOptional(skipField)
  @IsBoolean()
  skipVerification: boolean = false;
}

/** How to change over to a new secret. */
export class RotateSecretDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 720,
    default: 24,
    description: 'How long the present secrets sign along; 0 = not at all.',
  })
  @Max(720)
  @Min(0)
  @IsInt()
  graceHours: number = 24;
}

/** Which endpoints are wanted. */
export class WebhooksQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'The public key of a site.' })
  @IsOptional()
  @PlainText({ maxCharacters: 64, maxBytes: 64 })
  site?: string;

  @ApiPropertyOptional({ enum: endpointStatuses })
  @IsOptional()
  @IsIn(endpointStatuses, { message: `must be one of ${endpointStatuses.join(', ')}` })
  status?: EndpointStatus;
}
