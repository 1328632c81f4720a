import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { normaliseLine, normaliseText, PlainText } from '../http/plain-text.js';

/** The form that a token is for. */
export class FormTokenQuery {
  @ApiProperty({ description: 'The public key of the site.' })
  @Transform(({ value }) => normaliseLine(value))
  @PlainText({ maxCharacters: 64, maxBytes: 64 })
  site: string;

  @ApiProperty({ description: 'The page’s own identifier.' })
  @Transform(({ value }) => normaliseText(value))
  @PlainText({ maxCharacters: 512, maxBytes: 1_536 })
  thread: string;
}
