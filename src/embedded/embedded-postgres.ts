import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { clusterExists, clusterUser, createCluster, readPassword } from './cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { takeInstanceLock } from './instance-lock.js';
import { findBinaries } from './postgres-binaries.js';
import { findPostmaster, isGone, startPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';
import { chooseRunAs } from './run-as.js';
import { supervise } from './supervision.js';

/*
 * A PostgreSQL of our own, for those who have not set one up: `npm start` on a bare machine must just work. The programs come
 * from npm; everything else is here. In the data folder lie `lock/` (who uses it), `pg/` (the cluster and its password) and
 * `postgres.log`. The server outlives a killed Anteroom on purpose (it has the data to look after); the next one adopts it. A server that
 * dies under a living Anteroom is started again on its port.
 */

/** Where the data lives, and whether it must survive a power cut (`durable: false` is for tests only). */
export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly durable?: boolean;
  readonly onProgress?: (line: string) => void;
}

/** A running server. `url` includes the password; `adopted` tells that the server was found running. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly adopted: boolean;
  /** Stops the server (also an adopted one) and frees the data folder. Calling it again is harmless. */
  stop(): Promise<void>;
}

/**
 * Sets up PostgreSQL in the folder if need be, starts it or adopts the one left running there, and creates the database
 * `anteroom`. Throws EmbeddedPostgresError, in particular when another Anteroom uses the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true });
  const dataDir = await realpath(options.dataDir);
  const onProgress = options.onProgress ?? (() => {});
  const lock = await takeInstanceLock(dataDir, onProgress);
  try {
    const logFile = join(dataDir, 'postgres.log');
    const cluster = { dataDir, logFile, durable: options.durable ?? true, onProgress };
    const { postmaster, url, adopted } = await bringUp(cluster);
    const supervision = supervise(postmaster, {
      restart: async (port) => (await bringUp({ ...cluster, port })).postmaster,
      onProgress,
    });
    const stopNow = async (): Promise<void> => stopPostmaster(await supervision.end(), logFile);
    let stopped: Promise<void> | undefined;
    const stop = (): Promise<void> => (stopped ??= stopNow().finally(() => lock.release()));
    return { url, port: postmaster.port, pid: postmaster.pid, adopted, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The url of the server that runs in the folder, password included, for whoever only visits and leaves it as it is; null
 * when none runs.
 */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | null> {
  const clusterDir = join(await realpath(dataDir).catch(() => dataDir), 'pg');
  const running = await findPostmaster(clusterDir);
  return running ? urlOf(running, await readPassword(clusterDir)) : null;
}

async function bringUp({
  dataDir,
  logFile,
  durable,
  onProgress,
  port,
}: {
  dataDir: string;
  logFile: string;
  durable: boolean;
  onProgress: (line: string) => void;
  port?: number;
}): Promise<{ postmaster: Postmaster; url: string; adopted: boolean }> {
  const clusterDir = join(dataDir, 'pg');
  const orphan = await findPostmaster(clusterDir);
  const adopted = orphan && (await adopt(orphan, { clusterDir, logFile, durable }));
  if (adopted) {
    onProgress(`PostgreSQL: using the server that was left running (process ${orphan.pid}, port ${orphan.port}).`);
    return { postmaster: orphan, url: adopted, adopted: true };
  }
  // It has died since: its pid file may name a zombie by now, which PostgreSQL would take for a living server.
  if (orphan) await findPostmaster(clusterDir);

  const { as, binaries } = await chooseRunAs(dataDir, clusterDir, await findBinaries(dataDir));
  if (!(await clusterExists(clusterDir))) {
    onProgress(`PostgreSQL: setting up ${clusterDir} (once, takes a second or two) …`);
    await createCluster(clusterDir, { as, binaries, durable });
  }
  const postmaster = await startPostmaster({ clusterDir, logFile, as, binaries, durable, port });
  try {
    const url = urlOf(postmaster, await readPassword(clusterDir));
    await prepareDatabase(url);
    onProgress(`PostgreSQL: ready (process ${postmaster.pid}, port ${postmaster.port}).`);
    return { postmaster, url, adopted: false };
  } catch (error) {
    await stopPostmaster(postmaster, logFile);
    throw error;
  }
}

/** Resolves to the url of the server found running, or to undefined when it is gone or had to be stopped. */
async function adopt(
  orphan: Postmaster,
  { clusterDir, logFile, durable }: { clusterDir: string; logFile: string; durable: boolean },
): Promise<string | undefined> {
  const url = urlOf(orphan, await readPassword(clusterDir));
  try {
    if ((await prepareDatabase(url)).durable === durable) return url;
  } catch (error) {
    // A server that has just been killed refuses connections a moment before its process is gone.
    if (await isGone(orphan, 5_000)) return undefined;
    throw error;
  }
  await stopPostmaster(orphan, logFile); // it was started for another purpose, with other promises about the disk
  return undefined;
}

/** Creates our database if it is missing, which also proves that it is our server that answers. */
async function prepareDatabase(url: string): Promise<{ durable: boolean }> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href, connectionTimeoutMillis: 30_000 });
  try {
    await client.connect();
    const existing = await client.query(`select 1 from pg_database where datname = 'anteroom'`);
    if (existing.rowCount === 0) await client.query('create database anteroom');
    const fsync = await client.query<{ fsync: string }>('show fsync');
    return { durable: fsync.rows[0]?.fsync === 'on' };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL on port ${maintenance.port} does not serve us: ${reason}`,
      { cause },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function urlOf({ port }: Postmaster, password: string): string {
  return `postgres://${clusterUser}:${encodeURIComponent(password)}@127.0.0.1:${port}/anteroom`;
}
