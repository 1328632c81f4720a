import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { normaliseLine, PlainText } from '../http/plain-text.js';

/** Why an address is to be shown. */
export class RevealEmail {
  @ApiProperty({ description: 'Kept in the audit log as it was typed.', minLength: 3, maxLength: 300 })
  @Transform(({ value }: { value: unknown }) => normaliseLine(value))
  @PlainText({ minCharacters: 3, maxCharacters: 300, maxBytes: 1_200 })
  reason: string;
}

/** The address, for this once. */
export class RevealedEmailView {
  @ApiProperty({ format: 'email' })
  email: string;
}
