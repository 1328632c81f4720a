import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { handOver, spawnAs, type RunAs } from './run-as.js';

/** The superuser and only account of the embedded server. */
export const clusterUser = 'anteroom';

/**
 * Makes the cluster folder, unless it exists. initdb works in a folder with another name, which gets its real name only when
 * everything is on disk: a folder called `pg` is always whole. The caller holds the instance lock, so drafts are litter.
 */
export async function createCluster(
  clusterDir: string,
  { as, binaries, durable }: { as: RunAs; binaries: PostgresBinaries; durable: boolean },
): Promise<void> {
  const dataDir = join(clusterDir, '..');
  for (const name of await readdir(dataDir)) {
    if (name.startsWith('pg.init-')) await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const draft = join(dataDir, `pg.init-${process.pid}`);
  const passwordDraft = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await handOver(as, draft);
    await writeFile(passwordDraft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    await handOver(as, passwordDraft);
    await initdb(draft, passwordDraft, { as, binaries, durable });
    await rename(passwordDraft, passwordFile(draft));
    await rename(draft, clusterDir);
    await syncFolder(dataDir);
  } finally {
    await rm(draft, { recursive: true, force: true, maxRetries: 5 });
    await rm(passwordDraft, { force: true });
  }
}

/** Whether the cluster has been made; whether it is one of this release is left to PostgreSQL to judge. */
export async function clusterExists(clusterDir: string): Promise<boolean> {
  return stat(join(clusterDir, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

/** The superuser's password, kept beside the data in a file that only its owner reads. */
export async function readPassword(clusterDir: string): Promise<string> {
  const file = passwordFile(clusterDir);
  const password = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new EmbeddedPostgresError(`The password of the embedded PostgreSQL cannot be read from ${file}.`, { cause });
  });
  await chmod(file, 0o600).catch(() => {}); // a restored backup may have lost the mode
  return password.trim();
}

const passwordFile = (clusterDir: string): string => join(clusterDir, 'anteroom.password');

async function initdb(
  folder: string,
  pwfile: string,
  { as, binaries, durable }: { as: RunAs; binaries: PostgresBinaries; durable: boolean },
): Promise<void> {
  // The builtin C.UTF-8 collation sorts the same on every machine, and no upgrade of ICU or libc can break an index.
  const args = ['-D', folder, `--username=${clusterUser}`, '--auth=scram-sha-256', `--pwfile=${pwfile}`];
  args.push('--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C');
  args.push('--data-checksums', ...(durable ? [] : ['--no-sync']));
  const child = spawnAs(as, binaries.initdb, args, ['ignore', 'pipe', 'pipe']);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const outcome = await new Promise<string | number | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  if (outcome === 0) return;
  const tail = said.trimEnd().split('\n').slice(-12).join('\n');
  throw new EmbeddedPostgresError(`PostgreSQL could not set up ${folder} (initdb ended with ${outcome}).\n${tail}`);
}

/** A rename survives a power cut only when the folder that holds the names has been written out. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
