import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { advisoryLocks } from './advisory-lock.js';
import { dataSourceOptions, requireSupportedServer } from './data-source.js';

/**
 * Brings a database up to date: our tables, and those of BullMQ's Postgres backend (in their own schema, so that leaving
 * Redis later needs nothing more). Several processes may start at once: one migrates, the others wait for it.
 */
export async function migrate(url: string): Promise<void> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  // Building an index on a big table takes its time: here no statement is cut off.
  const database = new DataSource({ ...dataSourceOptions(url, 2, []), extra: { options: '-c lock_timeout=30000' } });
  try {
    await lock.query('select pg_advisory_lock($1)', [advisoryLocks.migrate]);
    await database.initialize();
    await requireSupportedServer(database);
    await database.runMigrations({ transaction: 'each' });
    await runMigrations(lock);
  } finally {
    await database.destroy().catch(() => undefined);
    await lock.end();
  }
}
