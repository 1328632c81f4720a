import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength, Validate, ValidatorConstraint } from 'class-validator';
import { eventTypes } from '../events/catalogue.js';
import { isTypePattern } from '../events/type-patterns.js';

@ValidatorConstraint({ name: 'typePattern' })
class TypePatternRule {
  validate(pattern: unknown): boolean {
    return isTypePattern(pattern);
  }

  defaultMessage(): string {
    return `must be types of the catalogue (${eventTypes.join(', ')}), families such as comment.*, or *`;
  }
}

/** A rule for a list of patterns of event types. */
export const AreTypePatterns = (): PropertyDecorator => Validate(TypePatternRule, { each: true });

/** Which events a reader wants to hear of. */
export class EventFilterQuery {
  @ApiPropertyOptional({
    description: 'Types, or families such as `comment.*`, separated by commas; empty = all.',
    type: String,
    example: 'comment.approved',
  })
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value))
  @AreTypePatterns()
  types: string[] = [];

  @ApiPropertyOptional({ description: 'The public key of a site; only its events are answered.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  site?: string;
}
