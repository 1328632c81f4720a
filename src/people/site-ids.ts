import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsOptional, IsUUID } from 'class-validator';

/** The field `siteIds` of people and keys: one to 1,000 ids of sites, null for every site, or left out. */
export const SiteIds = (whenLeftOut: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      required: false,
      description: `Ids of the sites that this is for; null = every site; left out = ${whenLeftOut}.`,
      oneOf: [
        { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: 1, maxItems: 1000, uniqueItems: true },
        { type: 'null' },
      ],
    }),
    Transform(({ value }: { value: unknown }) => inLowerCase(value)),
    IsOptional(),
    IsUUID('all', { each: true, message: 'must hold ids of sites' }),
    ArrayUnique({ message: 'must not name a site twice' }),
    ArrayMaxSize(1000, { message: 'must name 1000 sites or fewer' }),
    ArrayNotEmpty({ message: 'must name a site, or be null for every site' }),
    IsArray({ message: 'must be an array or null' }),
  );

// As Postgres spells them, so that they can be compared as text.
function inLowerCase(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id));
}
