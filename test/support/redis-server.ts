import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from '../../src/embedded/free-port.js';
import { until } from './wait.js';

/** A Redis of one suite's own, which can be taken away and brought back, empty, at the same address. */
export class RedisServer {
  private child: ChildProcess | null = null;

  private constructor(private readonly port: number) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  /** Only where Redis is tested at all (see `queueBackends`); then there may still be no program to start: null. */
  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.bringBack();
    return server;
  }

  async bringBack(): Promise<void> {
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', [...args, '--maxmemory-policy', 'noeviction'], {
      stdio: 'ignore',
      cwd: process.env.TEST_FOLDER,
    });
    this.child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    const client = new Redis(this.url, { retryStrategy: () => 20, maxRetriesPerRequest: 1 });
    client.on('error', () => undefined);
    try {
      // By its process id, so that it is not somebody else's server that answers.
      await until('our Redis to answer', async () => {
        const info = await client.info('server').catch(() => '');
        return Number(/process_id:(\d+)/.exec(info)?.[1]) === child.pid;
      });
    } finally {
      client.disconnect();
    }
  }

  async takeAway(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}
