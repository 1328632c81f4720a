import { ApiProperty } from '@nestjs/swagger';
import { permissions, type Permission } from '../http/access.js';
import { encodeCursor } from '../http/cursor.js';
import type { ApiKey } from './api-key.entity.js';

/** An API key without the key itself. */
export class ApiKeyView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ description: 'The last four characters of the key.' })
  hint: string;

  @ApiProperty({ enum: permissions, isArray: true })
  scopes: Permission[];

  @ApiProperty({
    oneOf: [{ type: 'array', items: { type: 'string', format: 'uuid' } }, { type: 'null' }],
    description: 'null = every site',
  })
  siteIds: string[] | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({
    oneOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }],
    description: 'When it stops or stopped working; null = not planned.',
  })
  expiresAt: string | null;
}

/** A key just made: the one answer that holds the key itself. */
export class NewApiKeyView extends ApiKeyView {
  @ApiProperty({ description: 'Shown this once. Send it as `Authorization: Bearer …`.' })
  key: string;
}

/** One page of keys. */
export class ApiKeysPage {
  @ApiProperty({ type: [ApiKeyView] })
  items: ApiKeyView[];

  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'null' }],
    description: 'The cursor of the next page; null = the end.',
  })
  next: string | null;
}

/** The view of a key; never the key itself. */
export function viewApiKey(row: ApiKey): ApiKeyView {
  const { id, name, hint, scopes, siteIds } = row;
  const expiresAt = row.expiresAt?.toISOString() ?? null;
  return { id, name, hint, scopes, siteIds, createdAt: row.createdAt.toISOString(), expiresAt };
}

/** The view of a key just made: the one answer that holds it. */
export function viewNewApiKey(made: { key: string; row: ApiKey }): NewApiKeyView {
  return { ...viewApiKey(made.row), key: made.key };
}

/** Shows the first `size` of these keys; one more among them says that another page follows. */
export function viewApiKeys(keys: ApiKey[], size: number): ApiKeysPage {
  const items = keys.slice(0, size).map(viewApiKey);
  return { items, next: keys.length > size ? encodeCursor([items.at(-1)!.id]) : null };
}
