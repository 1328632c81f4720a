import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError, errorWithLog } from './embedded-postgres-error.js';
import { freePort } from './free-port.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { startOf, worksIn } from './process-identity.js';
import { handOver, spawnAs, type RunAs } from './run-as.js';

/** A running server process; `startedAt` tells it from a later process with the same pid. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly startedAt: number;
}

/** How to start a server on a cluster. */
export interface PostmasterOptions {
  readonly clusterDir: string;
  readonly logFile: string;
  readonly as: RunAs;
  readonly binaries: PostgresBinaries;
  readonly durable: boolean;
  /** The port to have again, for a server whose clients know it; a free one if left out. */
  readonly port?: number;
}

const readyMs = 120_000; // recovery after a crash replays at most a few checkpoints' worth of log
const portAttempts = 5;
const leftoversMs = 15_000;

/**
 * Finds the server that still runs on the cluster, left by an Anteroom that was killed, and waits until it is ready. A
 * postmaster.pid whose number now belongs to a stranger or a zombie is removed, for PostgreSQL would believe it; one whose
 * process is gone is left, for PostgreSQL then looks whether children of the dead server still write.
 */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + readyMs;
  while (Date.now() < deadline) {
    const entry = await readPidFile(clusterDir);
    if (!entry) return undefined;
    const startedAt = await startOf(entry.pid);
    if (startedAt === undefined || !(await worksIn(entry.pid, clusterDir))) {
      if (isTaken(entry.pid)) await rm(join(clusterDir, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (entry.status === 'ready' && entry.port > 0) return { pid: entry.pid, port: entry.port, startedAt };
    await sleep(20); // starting: it will be ready; stopping: it will be gone
  }
  throw new EmbeddedPostgresError(`The PostgreSQL on ${clusterDir} neither gets ready nor stops.`);
}

/** Starts a server on 127.0.0.1, in a session of its own, and waits until it takes connections. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const leftovers = Date.now() + leftoversMs;
  for (let attempt = 1; ;) {
    const logSize = await stat(options.logFile).then(
      ({ size }) => size,
      () => 0,
    );
    const started = await launch(options, options.port ?? (await freePort()));
    if (started) return started;
    const said = (await readFile(options.logFile).catch(() => Buffer.alloc(0))).subarray(logSize).toString();
    if (said.includes('could not bind') && attempt < portAttempts) {
      attempt += 1; // somebody took the port between our look and the server's
    } else if (said.includes('pre-existing shared memory block') && Date.now() < leftovers) {
      await sleep(100); // the children of a postmaster that was killed take a moment to notice
    } else {
      throw await errorWithLog('PostgreSQL did not start.', options.logFile);
    }
  }
}

/** Stops the server: open sessions are cut, what is committed is kept. Harsher after a time-out; throws if nothing helps. */
export async function stopPostmaster(postmaster: Postmaster, logFile: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (await isGone(postmaster)) return;
    try {
      process.kill(postmaster.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    if (await isGone(postmaster, patience)) return;
  }
  throw await errorWithLog(`PostgreSQL (process ${postmaster.pid}) did not stop.`, logFile);
}

/** Whether the server's process has ended, or does so within the time allowed. */
export async function isGone({ pid, startedAt }: Postmaster, patience = 0): Promise<boolean> {
  const deadline = Date.now() + patience;
  while ((await startOf(pid)) === startedAt) {
    if (Date.now() >= deadline) return false;
    await sleep(10);
  }
  return true;
}

function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function launch(options: PostmasterOptions, port: number): Promise<Postmaster | undefined> {
  const { clusterDir, logFile, as, binaries, durable } = options;
  const log = await openLog(logFile);
  try {
    await handOver(as, logFile);
    const args = ['-D', clusterDir, '-p', String(port), ...settings(durable).flatMap((setting) => ['-c', setting])];
    const child = spawnAs(as, binaries.postgres, args, ['ignore', log.fd, log.fd]);
    let gone = false;
    child.once('exit', () => (gone = true)).once('error', () => (gone = true));
    child.unref();
    const deadline = Date.now() + readyMs;
    while (!gone && Date.now() < deadline) {
      const entry = await readPidFile(clusterDir);
      if (entry?.pid === child.pid && entry?.status === 'ready') {
        const startedAt = await startOf(entry.pid);
        if (startedAt !== undefined) return { pid: entry.pid, port, startedAt };
      }
      await sleep(10);
    }
    if (!gone) child.kill('SIGQUIT');
    return undefined;
  } finally {
    await log.close();
  }
}

function settings(durable: boolean): string[] {
  // No sockets in the file system: their paths may be at most 107 bytes long, and data folders lie deep.
  const common = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];
  // Room for bursts of commits: new WAL segments are costly to make, so some are kept.
  common.push(
    'shared_buffers=128MB',
    'wal_buffers=16MB',
    'min_wal_size=256MB',
    'max_wal_size=512MB',
    'log_checkpoints=off',
    'timezone=UTC',
    'log_timezone=UTC',
  );
  // Commits stay synchronous even so: what is acknowledged survives the death of the server, though not of the machine.
  return durable ? common : [...common, 'fsync=off', 'full_page_writes=off'];
}

/** The log goes on from start to start; when it has grown large, the last volume is kept beside it. */
async function openLog(logFile: string): Promise<Awaited<ReturnType<typeof open>>> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 5_000_000) await rename(logFile, `${logFile}.1`);
  return open(logFile, 'a', 0o600);
}

async function readPidFile(clusterDir: string): Promise<{ pid: number; port: number; status: string } | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() } : undefined;
}
