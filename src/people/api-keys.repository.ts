import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../database/data-source.js';
import type { Permission } from '../http/access.js';
import { tokenHash } from '../privacy/keyed-hashes.js';
import { ApiKey } from './api-key.entity.js';
import { newApiKey } from './tokens.js';

/** What a new key is limited to. `siteIds` null = every site; `expiresAt` null = until it is ended. */
export interface NewApiKey {
  name: string;
  scopes: readonly Permission[];
  siteIds: string[] | null;
  expiresAt: Date | null;
}

/** A key just made. `key` is the key in plain: the one time that it can be shown. */
export interface MadeApiKey {
  id: string;
  key: string;
  row: ApiKey;
}

/** Rows of `api_keys`: the key itself is shown when it is made and kept nowhere. */
@Injectable()
export class ApiKeysRepository {
  constructor(private readonly database: DataSource) {}

  /** Makes a key, of which only the hash is stored. Writes no audit row. */
  async createApiKey(tx: Transaction, fields: NewApiKey, now = new Date()): Promise<MadeApiKey> {
    const key = newApiKey();
    const { name, siteIds, expiresAt } = fields;
    const row = tx.create(ApiKey, { id: uuidv7(), name, siteIds, expiresAt, createdAt: now });
    row.scopes = [...new Set(fields.scopes)];
    row.tokenHash = tokenHash(key);
    row.hint = key.slice(-4);
    await tx.insert(ApiKey, row);
    return { id: row.id, key, row };
  }

  /** The key of a token's hash, unless it has expired. */
  async findLive(hash: Buffer, now: Date): Promise<ApiKey | null> {
    const key = await this.database.manager.findOneBy(ApiKey, { tokenHash: hash });
    return key && !hasExpired(key, now) ? key : null;
  }

  /** Keys in the order in which they were made, after the one named; only those whose sites all lie within `siteIds`. */
  list(page: { after: string | null; limit: number; siteIds: readonly string[] | null }): Promise<ApiKey[]> {
    const query = this.database.manager.createQueryBuilder(ApiKey, 'key').orderBy('key.id').limit(page.limit);
    if (page.after) query.andWhere('key.id > :after', { after: page.after });
    // Null (every site) lies within no list, and so does not match.
    if (page.siteIds) query.andWhere('key.siteIds <@ :siteIds::uuid[]', { siteIds: page.siteIds });
    return query.getMany();
  }

  /** The key, locked until the transaction ends, or null. */
  lock(tx: Transaction, id: string): Promise<ApiKey | null> {
    return tx.findOne(ApiKey, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async expireAt(tx: Transaction, id: string, expiresAt: Date): Promise<void> {
    await tx.update(ApiKey, { id }, { expiresAt });
  }
}

/** Has this key's time run out? */
export function hasExpired(key: ApiKey, now: Date): boolean {
  return key.expiresAt !== null && key.expiresAt <= now;
}
