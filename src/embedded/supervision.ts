import { setTimeout as sleep } from 'node:timers/promises';
import { isGone, type Postmaster } from './postmaster.js';

const lookEveryMs = 500;

/** What the supervisor needs: how to start the server again on its port, and whom to tell. */
export interface SupervisionOptions {
  restart(port: number): Promise<Postmaster>;
  onProgress(line: string): void;
}

/**
 * Watches a server and starts it again when it has died: its clients reconnect by themselves, to the port that they know.
 * `end()` stops watching and answers the server that runs now.
 */
export function supervise(
  first: Postmaster,
  { restart, onProgress }: SupervisionOptions,
): { end(): Promise<Postmaster> } {
  let current = first;
  const ended = new AbortController();
  const watch = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await sleep(lookEveryMs, undefined, { ref: false, signal: ended.signal }).catch(() => undefined);
      if (ended.signal.aborted || !(await isGone(current))) continue;
      onProgress('PostgreSQL: the server has died; starting it again …');
      try {
        current = await restart(first.port);
      } catch (error) {
        onProgress(`PostgreSQL: ${(error as Error).message} Trying again.`);
      }
    }
  };
  const watching = watch();
  return {
    end: async () => {
      ended.abort();
      await watching;
      return current;
    },
  };
}
