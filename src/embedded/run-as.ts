import { execFile, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { chown, lchown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { copyBinaries, type PostgresBinaries } from './postgres-binaries.js';

/*
 * PostgreSQL refuses to run as root, and looks at nothing but its effective user id. As root we therefore prefer a user
 * namespace in which root is called `nobody`: the files stay root's, and no account changes hands. Where namespaces are
 * denied (the default in containers), the server runs as the real `nobody` and its folder is given to that account.
 */

const exec = promisify(execFile);

/** The identity under which PostgreSQL's programs run: a command put in front of theirs, or another account. */
export interface RunAs {
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** Starts a program of PostgreSQL in a session of its own (Ctrl-C is not for it) and with none of our secrets in its environment. */
export function spawnAs(as: RunAs, program: string, args: readonly string[], stdio: StdioOptions): ChildProcess {
  const [command, ...rest] = [...as.prefix, program, ...args];
  // The programs look for their neighbours and libraries beside themselves; PATH is for `unshare` and initdb's shell.
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return spawn(command!, rest, { cwd: '/', env, stdio, detached: true, uid: as.uid, gid: as.gid });
}

/** Decides who runs PostgreSQL on the cluster, and returns with it programs which that identity can reach. */
export async function chooseRunAs(
  dataDir: string,
  clusterDir: string,
  binaries: PostgresBinaries,
): Promise<{ as: RunAs; binaries: PostgresBinaries }> {
  if (process.geteuid?.() !== 0)
    return { as: { prefix: [] }, binaries: await reachable({ prefix: [] }, binaries, dataDir) };

  const owner = await stat(clusterDir).then(
    ({ uid }) => uid,
    () => 0,
  );
  const ownerAccount = owner === 0 ? undefined : await account(String(owner));
  const nobody = await account('nobody');
  if (!ownerAccount && nobody) {
    const namespace = ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];
    const inside: RunAs = { prefix: namespace };
    if (owner === 0 && (await canRun(inside, binaries.postgres)) && (await canWrite(inside, dataDir)))
      return { as: inside, binaries };
  }
  const other = ownerAccount ?? nobody;
  if (!other)
    throw new EmbeddedPostgresError('PostgreSQL does not run as root, and this machine has no account `nobody`.');

  await chown(dataDir, other.uid, other.gid);
  if (owner !== other.uid) await chownTree(clusterDir, other);
  const as: RunAs = { prefix: [], ...other };
  if (!(await canWrite(as, dataDir)))
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, and the account with uid ${other.uid} cannot reach ${dataDir}. ` +
        'Start Anteroom as an ordinary user, or move the data folder out of the private folder it is in.',
    );
  return { as, binaries: await reachable(as, binaries, dataDir) };
}

/** Gives a file that we made as root to the account that PostgreSQL runs under; does nothing otherwise. */
export async function handOver(as: RunAs, path: string): Promise<void> {
  if (as.uid !== undefined && as.gid !== undefined) await chown(path, as.uid, as.gid);
}

async function reachable(as: RunAs, binaries: PostgresBinaries, dataDir: string): Promise<PostgresBinaries> {
  if (await canRun(as, binaries.postgres)) return binaries;
  const copy = as.uid === undefined ? binaries : await copyBinaries(binaries, dataDir);
  const reason = await whyNot(as, copy.postgres);
  if (reason === undefined) return copy;
  throw new EmbeddedPostgresError(`PostgreSQL ${copy.version} does not run on this machine: ${reason}`);
}

const canRun = async (as: RunAs, postgres: string): Promise<boolean> => (await whyNot(as, postgres)) === undefined;

function whyNot(as: RunAs, postgres: string): Promise<string | undefined> {
  return attempt(as, postgres, ['--version']);
}

async function canWrite(as: RunAs, folder: string): Promise<boolean> {
  return (await attempt(as, '/bin/sh', ['-c', 'test -w "$1" && test -x "$1"', 'sh', folder])) === undefined;
}

/** Runs a command to its end: undefined when it succeeds, else what it said. */
function attempt(as: RunAs, program: string, args: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawnAs(as, program, args, ['ignore', 'ignore', 'pipe']);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? undefined : said.trim() || `exit code ${code}`));
  });
}

async function account(user: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await exec('id', [flag, user])).stdout)),
    );
    return { uid: uid!, gid: gid! };
  } catch {
    return undefined; // PostgreSQL cannot run under a uid that has no name
  }
}

async function chownTree(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  const entries = await readdir(folder, { recursive: true }).catch(() => undefined);
  if (!entries) return;
  for (const entry of entries) await lchown(join(folder, entry), uid, gid);
  await lchown(folder, uid, gid);
}
