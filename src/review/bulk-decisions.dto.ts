import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  registerDecorator,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import { isUuid } from '../http/cursor.js';
import { PlainText } from '../http/plain-text.js';
import type { ModeratorReason } from '../moderation/reason-codes.js';
import { emptyNote, moderatorReasonCodes, noteLimits } from './decision.dto.js';

/** What can be done to many comments at once. */
export const bulkActions = ['approve', 'reject', 'spam', 'restore'] as const;

/** One of the actions that can be done to many. */
export type BulkAction = (typeof bulkActions)[number];

/** One comment of many; without a version, whatever it is now is decided about. */
export class BulkItem {
  @ApiProperty({ format: 'uuid' })
  @IsUUID('loose', { message: 'must be the id of a comment' })
  id: string;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'The version that was looked at.' })
  @IsOptional()
  @IsInt({ message: 'must be a whole number' })
  @Min(1)
  @Max(2_147_483_647)
  version?: number | null;
}

/** One action for many comments. */
@ApiExtraModels(BulkItem)
export class BulkDecisions {
  @ApiProperty({ enum: bulkActions })
  @IsIn(bulkActions, { message: `must be one of ${bulkActions.join(', ')}` })
  action: BulkAction;

  @ApiProperty({
    description: 'Up to 500 ids, or objects of id and version. An id that comes again counts once.',
    type: 'array',
    minItems: 1,
    maxItems: 500,
    items: { oneOf: [{ type: 'string', format: 'uuid' }, { $ref: getSchemaPath(BulkItem) }] },
  })
  @Transform(({ obj }: { obj: { ids?: unknown } }) => (Array.isArray(obj.ids) ? obj.ids.map(itemOf) : obj.ids))
  @ValidateNested({ each: true, message: 'must be the id of a comment, or an object of id and version' })
  @ArrayMaxSize(500, { message: 'must hold 500 comments or fewer' })
  @ArrayMinSize(1, { message: 'must hold a comment or more' })
  @IsArray({ message: 'must be an array' })
  ids: BulkItem[];

  @ApiPropertyOptional({ enum: moderatorReasonCodes, description: 'Needed to reject, and only then.' })
  @ReasonOfRejection()
  reason?: ModeratorReason;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'A private note for colleagues, kept with each.',
    maxLength: 2_000,
  })
  @IsOptional()
  @Transform(emptyNote)
  @PlainText(noteLimits)
  note?: string | null;
}

/** What is neither an id nor an object is left for the validator to point at; it would look into an array, and pass an empty one. */
function itemOf(item: unknown): unknown {
  if (typeof item === 'string' && isUuid(item)) return plainToInstance(BulkItem, { id: item });
  if (Array.isArray(item)) return null;
  return typeof item === 'object' && item !== null ? plainToInstance(BulkItem, item) : item;
}

function ReasonOfRejection(): PropertyDecorator {
  const rejects = (args?: ValidationArguments): boolean =>
    (args?.object as BulkDecisions | undefined)?.action === 'reject';
  return (target, property) =>
    registerDecorator({
      name: 'reasonOfRejection',
      target: target.constructor,
      propertyName: property as string,
      validator: {
        validate: (value: unknown, args) =>
          rejects(args) ? (moderatorReasonCodes as unknown[]).includes(value) : value === undefined || value === null,
        defaultMessage: (args) =>
          rejects(args) ? `must be one of ${moderatorReasonCodes.join(', ')}` : 'is only for the action reject',
      },
    });
}
