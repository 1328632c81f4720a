import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { ownIdentity, startOf, type ProcessIdentity } from './process-identity.js';

/*
 * One Anteroom per data folder. Every process announces itself with a file in `lock/` that is named after its identity, and
 * only then looks at the others. Of two processes, the later to announce itself sees the earlier: both inside is impossible.
 * A name is never used twice, so removing the file of a dead process cannot hit a living one, and there is no race in
 * taking over a stale lock. When two start together, the smaller name (the older process) waits and the other gives up.
 * A process of another container or machine cannot be looked up by its pid; it is alive while it keeps touching its file.
 */

const heartbeatMs = 5_000;
const silenceMs = 30_000;
const courtesyMs = 500;

/** A data folder held by this process. */
export interface InstanceLock {
  release(): Promise<void>;
}

interface Rival extends ProcessIdentity {
  readonly name: string;
}

/** Takes the data folder for this process, or throws a one-line EmbeddedPostgresError naming the folder and its holder. */
export async function takeInstanceLock(dataDir: string, onProgress: (line: string) => void): Promise<InstanceLock> {
  const folder = join(dataDir, 'lock');
  await mkdir(folder, { recursive: true });
  const me = await ownIdentity();
  const name = nameOf(me);
  const file = join(folder, name);
  await writeFile(file, `${me.pid}\n`, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? refusal(dataDir, me.pid) : error;
  });
  const heartbeat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), heartbeatMs).unref();
  const release = async (): Promise<void> => {
    clearInterval(heartbeat);
    await rm(file, { force: true });
  };

  const begun = Date.now();
  let told = false;
  for (;;) {
    const rivals = await livingRivals(folder, name, me.scope).catch(async (error: unknown) => {
      await release();
      throw error;
    });
    const first = rivals[0];
    if (!first) return { release };
    const here = rivals.filter((rival) => rival.scope === me.scope);
    const patience = here.some((rival) => rival.name < name)
      ? 0
      : here.length > 0
        ? courtesyMs
        : silenceMs + courtesyMs;
    if (Date.now() - begun >= patience) {
      await release();
      throw refusal(dataDir, (here[0] ?? first).pid);
    }
    if (here.length === 0 && !told) {
      told = true;
      onProgress(`Waiting up to ${silenceMs / 1000} s to see whether the last user of ${dataDir} is still alive …`);
    }
    await sleep(50);
  }
}

async function livingRivals(folder: string, ownName: string, ownScope: string): Promise<Rival[]> {
  const rivals: Rival[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const identity = parseName(name);
    if (!identity || name === ownName) continue;
    const file = join(folder, name);
    const alive =
      identity.scope === ownScope
        ? (await startOf(identity.pid)) === identity.startedAt
        : await stat(file).then(
            ({ mtimeMs }) => Date.now() - mtimeMs < silenceMs,
            () => false,
          );
    if (alive) rivals.push({ ...identity, name });
    else await rm(file, { force: true });
  }
  return rivals;
}

function nameOf({ startedAt, pid, scope }: ProcessIdentity): string {
  return `${String(startedAt).padStart(16, '0')}-${pid}-${scope}`;
}

function parseName(name: string): ProcessIdentity | undefined {
  const match = /^(\d{16,})-(\d+)-([0-9a-f]{12})$/.exec(name);
  return match ? { startedAt: Number(match[1]), pid: Number(match[2]), scope: match[3]! } : undefined;
}

function refusal(dataDir: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The data folder ${dataDir} is in use by another Anteroom (process ${pid}). Stop that one, or give this one a folder of its own.`,
  );
}
