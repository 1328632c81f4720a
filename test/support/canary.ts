import { createHash, randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import type { TestDatabase } from './database.js';

/**
 * An address that nobody else has, and every form in which it might leak: as it is, in other cases, encoded for URLs, in
 * hex, in base64 at each of the three alignments it can have inside a longer text, and as the plain hashes by which
 * address lists are traded.
 */
export class Canary {
  readonly address = `Canary.${randomBytes(6).toString('hex')}@Private-${randomBytes(3).toString('hex')}.example`;
  private readonly forms: Map<string, string>;

  constructor() {
    const { address } = this;
    const lower = address.toLowerCase();
    this.forms = new Map([
      ['plain', lower],
      ['local part', lower.split('@')[0]!],
      ['domain', lower.split('@')[1]!],
      ['url-encoded', encodeURIComponent(lower).toLowerCase()],
      ['json-escaped', lower.replace('@', '\\u0040')],
      ['html-escaped', lower.replace('@', '&#64;')],
    ]);
    for (const text of new Set([address, lower])) {
      const kind = text === lower ? 'lower case' : 'as given';
      this.forms.set(`hex ${kind}`, Buffer.from(text).toString('hex'));
      for (const offset of [0, 1, 2]) {
        const whole = Buffer.from('x'.repeat(offset) + text).toString('base64');
        // The characters at the ends depend on the neighbours; the middle does not.
        this.forms.set(`base64 ${kind} +${offset}`, whole.slice(offset === 0 ? 0 : 4, -4).toLowerCase());
      }
      for (const algorithm of ['md5', 'sha1', 'sha256']) {
        const digest = createHash(algorithm).update(text).digest();
        this.forms.set(`${algorithm} ${kind}`, digest.toString('hex'));
        this.forms.set(`${algorithm} base64 ${kind}`, digest.toString('base64').toLowerCase().replace(/=+$/, ''));
      }
    }
  }

  /** The names of the forms that a text holds; empty = nothing leaked. Base64url counts like base64. */
  findIn(text: string): string[] {
    const searched = text.toLowerCase();
    const asBase64 = searched.replaceAll('-', '+').replaceAll('_', '/');
    return [...this.forms]
      .filter(([, form]) => searched.includes(form) || asBase64.includes(form))
      .map(([name]) => name);
  }
}

/** Everything a database holds in clear, one text a column: all columns of all tables but the sealed ones. */
export async function readTables(database: TestDatabase): Promise<Map<string, string>> {
  const sealed = new Set([
    'comments.email_sealed',
    'people.email_sealed',
    'webhook_secrets.sealed',
    'data_keys.wrapped',
  ]);
  const columns = await database.query<{ schema: string; table: string; column: string; type: string }>(
    `select table_schema as schema, table_name as "table", column_name as "column", data_type as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const texts = new Map<string, string>();
  for (const { schema, table, column, type } of columns) {
    if (sealed.has(`${table}.${column}`)) continue;
    const value = type === 'bytea' ? `encode("${column}", 'hex')` : `"${column}"::text`;
    const rows = await database.query<{ value: string | null }>(`select ${value} as value from "${schema}"."${table}"`);
    texts.set(`${schema}.${table}.${column}`, rows.map((row) => row.value ?? '').join('\n'));
  }
  return texts;
}

/** Every key under a prefix with everything in it, one text a key. */
export async function readRedis(url: string, prefix: string): Promise<Map<string, string>> {
  const redis = new Redis(url);
  const texts = new Map<string, string>();
  try {
    for (const key of await redis.keys(`${prefix}*`)) {
      // DUMP is the key's whole value in the server's own form, whatever its type; strings in it are plain or LZF-packed.
      const dump = (await redis.dumpBuffer(key))?.toString('latin1') ?? '';
      texts.set(key, `${key} ${dump} ${JSON.stringify(await readKey(redis, key))}`);
    }
  } finally {
    redis.disconnect();
  }
  return texts;
}

async function readKey(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1, 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return null;
  }
}
