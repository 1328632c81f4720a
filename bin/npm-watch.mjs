import { readFileSync } from 'node:fs';

/*
 * npm runs a script as npm → sh → node. Asked to stop, npm tells only the shell, and a plain shell dies without a word to
 * its child; killed outright, npm can tell nobody. Either way we would run on unseen, holding port and data folder.
 */

/** Sends this process SIGTERM when the npm that runs it is gone. Does nothing where npm is not running it. */
export function stopWithNpm() {
  if (!['start', 'test'].includes(process.env.npm_lifecycle_event ?? '')) return;
  const parent = process.ppid;
  const shell = lookUp(parent);
  const npm = shell && /^(ba|da|z|k)?sh$|^busybox$/.test(shell.name) ? shell.parent : undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || lookUp(parent)?.parent === npm)) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/** Name and parent of a process, where /proc tells; elsewhere (macOS) the shell makes way for us, and npm is our parent. */
function lookUp(pid) {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
