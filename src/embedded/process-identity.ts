import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readlink, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The one thing that a pid alone is not: a name for a process that is never given out twice. `scope` is the machine's boot
 * and pid namespace (pid 1 exists once per container); `startedAt` is in clock ticks on Linux, in seconds elsewhere.
 */
export interface ProcessIdentity {
  readonly scope: string;
  readonly pid: number;
  readonly startedAt: number;
}

/** The identity of this very process. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  const startedAt = await startOf(process.pid);
  // Without /proc and ps we are still unique for as long as we live, because nobody else can be told apart either.
  return { scope: await ownScope(), pid: process.pid, startedAt: startedAt ?? 0 };
}

/** When the process started, or undefined if there is none; a zombie counts as none, because it runs no code any more. */
export async function startOf(pid: number): Promise<number | undefined> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    // The name in parentheses may hold spaces and parentheses: the fields proper begin after the last one.
    const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ');
    return !fields || fields[0] === 'Z' || fields[0] === 'X' ? undefined : Number(fields[19]);
  }
  const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  const [state, ...started] = stdout.trim().split(/\s+/);
  return !state || state.startsWith('Z') ? undefined : Math.round(Date.parse(started.join(' ')) / 1000);
}

/** Whether the process works in the folder, as a postmaster does in its cluster; true where the system does not tell. */
export async function worksIn(pid: number, folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  try {
    const [there, here] = await Promise.all([stat(`/proc/${pid}/cwd/.`), stat(folder)]);
    return there.dev === here.dev && there.ino === here.ino;
  } catch {
    return true;
  }
}

async function ownScope(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => hostname());
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return createHash('sha256').update(`${boot}${namespace}`).digest('hex').slice(0, 12);
}
