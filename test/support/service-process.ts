import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './wait.js';

/** The sample key of tests; never used elsewhere. */
export const testMasterKeys = `test1:${Buffer.alloc(32, 7).toString('base64')}`;

/** A process of the service as it is run in production: `node dist/main.js`. */
export interface ServiceProcess {
  url: string;
  child: ChildProcess;
  /** Everything that it has printed so far. */
  output(): string;
  /** Ends it as a deployment would and waits for its end; answers the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as bad luck would. */
  kill(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts a process with these settings and waits until it is ready (or, when it does not listen, until it says so). */
export async function startProcess(settings: Record<string, string>): Promise<ServiceProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      PORT: '0',
      HOST: '127.0.0.1',
      MASTER_KEYS: testMasterKeys,
      DATA_DIR: mkdtempSync(join(process.env.TEST_FOLDER!, 'data-')),
      SWEEP_INTERVAL_MS: '300',
      SWEEP_GRACE_MS: '700',
      JOB_LOCK_MS: '2000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exited = once(child, 'exit').then(() => running.delete(child));
  const port = await until(
    () => `the service to start; it said:\n${text}`,
    () => {
      if (child.exitCode !== null) throw new Error(`The service ended with code ${child.exitCode}:\n${text}`);
      return /"port":(\d+|null)[^\n]*service started/.exec(text)?.[1];
    },
    60_000,
  );
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    output: () => text,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
