import type { Pool } from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { FirstTables1763800000000 } from './migrations/1763800000000-first-tables.js';
import { Bans1764000000000 } from './migrations/1764000000000-bans.js';
import { ProvenAddresses1764000001000 } from './migrations/1764000001000-proven-addresses.js';
import { ThreadModerationAndTrials1764030000000 } from './migrations/1764030000000-thread-moderation-and-trials.js';
import { Learning1764040000000 } from './migrations/1764040000000-learning.js';
import { OutsideJudges1764072000000 } from './migrations/1764072000000-outside-judges.js';
import { Clusters1764080000000 } from './migrations/1764080000000-clusters.js';
import { Webhooks1764100000000 } from './migrations/1764100000000-webhooks.js';

/** All migrations, oldest first. */
export const migrations = [
  FirstTables1763800000000,
  Bans1764000000000,
  ProvenAddresses1764000001000,
  ThreadModerationAndTrials1764030000000,
  Learning1764040000000,
  OutsideJudges1764072000000,
  Clusters1764080000000,
  Webhooks1764100000000,
];

const oldestSupportedServer = 140_000;

/**
 * Options of a connection pool on our database. A commit that was answered is on disk (`synchronous_commit=on`), and
 * nothing waits without end: not for a connection, not for a lock, not for a statement.
 */
export function dataSourceOptions(
  url: string,
  poolSize: number,
  entities: DataSourceOptions['entities'],
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTableName: 'migrations',
    poolSize,
    connectTimeoutMS: 3_000,
    applicationName: 'anteroom',
    extra: {
      keepAlive: true,
      options:
        '-c synchronous_commit=on -c statement_timeout=15000 -c lock_timeout=5000' +
        ' -c idle_in_transaction_session_timeout=30000',
    },
    // TypeORM's own logger would print statements with their parameters: never.
    logging: false,
  };
}

/** The pool behind a data source, for the few hot statements that are sent as named prepared statements. */
export function poolOf(database: DataSource): Pool {
  return (database.driver as unknown as { master: Pool }).master;
}

/** A transaction under way; it travels as the first argument of whatever takes part in it. */
export type Transaction = EntityManager;

/** Throws a plain sentence when the server is older than PostgreSQL 14. */
export async function requireSupportedServer(database: DataSource): Promise<void> {
  const [row] = await database.query<{ version: number }[]>(
    `select current_setting('server_version_num')::int as version`,
  );
  if (!row || row.version < oldestSupportedServer) {
    throw new Error(`PostgreSQL 14 or newer is needed; this server is version number ${row?.version ?? 'unknown'}.`);
  }
}
