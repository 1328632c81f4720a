import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of one suite's own: a clone of the migrated template. */
export interface TestDatabase {
  url: string;
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Clones the template database; call `drop` when done. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { TEST_POSTGRES_URL, TEST_TEMPLATE } = process.env;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asServer(TEST_POSTGRES_URL!, `create database ${name} template ${TEST_TEMPLATE} strategy wal_log`);
  const url = new URL(TEST_POSTGRES_URL!);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 3 });
  pool.on('error', () => undefined);
  return {
    url: url.href,
    query: async <Row extends object>(sql: string, values?: unknown[]) => (await pool.query<Row>(sql, values)).rows,
    drop: async () => {
      await pool.end();
      await asServer(TEST_POSTGRES_URL!, `drop database ${name} with (force)`);
    },
  };
}

async function asServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Two suites may clone at the same moment; the template can be copied by one at a time only.
  await client.query(`select pg_advisory_lock(1)`);
  await client.query(sql).finally(() => client.end());
}
