import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { normaliseText } from '../http/plain-text.js';

/** What a person signs in with. Only its shape is checked: what is no address of anybody is a failed sign-in like any other. */
export class SignInDto {
  @ApiProperty({ format: 'email', minLength: 1, maxLength: 254 })
  @Transform(({ value }: { value: unknown }) => normaliseText(value))
  @MaxLength(254)
  @MinLength(1)
  @IsString()
  email: string;

  @ApiProperty({ format: 'password', minLength: 1, maxLength: 256 })
  @MaxLength(256)
  @MinLength(1)
  @IsString()
  password: string;
}
