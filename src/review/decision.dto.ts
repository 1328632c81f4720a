import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, MinLength } from 'class-validator';
import { normaliseLine, normaliseText, PlainText } from '../http/plain-text.js';
import { moderatorReasons, type ModeratorReason } from '../moderation/reason-codes.js';

/** The codes of `moderatorReasons`. */
export const moderatorReasonCodes = Object.keys(moderatorReasons) as ModeratorReason[];

/** How long a moderator's private note may be. */
export const noteLimits = { maxCharacters: 2_000, maxBytes: 8_000, multiline: true };

/** A note that was left empty is no note. */
export const emptyNote = ({ value }: { value: unknown }): unknown => normaliseText(value) || null;

/** A decision that needs no reason; the body may be left out. */
export class NotedDecision {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'A private note for colleagues.',
    maxLength: 2_000,
  })
  @IsOptional()
  @Transform(emptyNote)
  @PlainText(noteLimits)
  note?: string | null;
}

/** A decision that the author may ask the reason of. */
export class Rejection extends NotedDecision {
  @ApiProperty({ enum: moderatorReasonCodes })
  @IsIn(moderatorReasonCodes, { message: `must be one of ${moderatorReasonCodes.join(', ')}` })
  reason: ModeratorReason;
}

/** Why a comment is erased; it stays in the log when everything else about the comment has gone. */
export class Erasure {
  @ApiProperty({
    description: 'Why, for the log; it outlives the comment, so leave the person out of it.',
    minLength: 3,
    maxLength: 300,
  })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @PlainText({ maxCharacters: 300, maxBytes: 1_200 })
  @MinLength(3, { message: 'must have 3 characters or more' })
  reason: string;
}
