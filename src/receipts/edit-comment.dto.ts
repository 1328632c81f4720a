import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { bodyLimits } from '../comments/body-limits.js';
import { normaliseText, PlainText } from '../http/plain-text.js';

/** The text that a comment should have instead. */
export class EditCommentDto {
  @ApiProperty({ description: 'Plain text, by the rules of a submission.', maxLength: 10_000 })
  @Transform(({ value }: { value: unknown }) => normaliseText(value))
  @PlainText(bodyLimits)
  body: string;
}
