import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../src/embedded/free-port.js';
import { until } from './wait.js';

/** A Redis that a test may kill: on a port of its own, with its own folder. */
export class OwnRedis {
  private child: ChildProcess | null = null;
  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly settings: string[],
  ) {}

  /** Starts one; `settings` are arguments of redis-server such as `--maxmemory-policy allkeys-lru`. */
  static async start(...settings: string[]): Promise<OwnRedis> {
    const redis = new OwnRedis(await freePort(), mkdtempSync(join(process.env.TEST_FOLDER!, 'redis-')), settings);
    await redis.start();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const args = [
      '--port',
      String(this.port),
      '--bind',
      '127.0.0.1',
      '--dir',
      this.folder,
      '--save',
      '',
      ...this.settings,
    ];
    const child = spawn('redis-server', args, { stdio: 'ignore' });
    this.child = child;
    process.once('exit', () => child.kill('SIGKILL'));
    // It must be this very child that answers, not whoever else may sit on the port.
    await until('Redis to answer', async () => {
      const pid = await this.ask(async (client) => /process_id:(\d+)/.exec(await client.info('server'))?.[1]).catch(
        () => null,
      );
      return pid === String(child.pid);
    });
  }

  /** Everything in it is gone, as after a mistake. */
  flush(): Promise<unknown> {
    return this.ask((client) => client.flushall());
  }

  /** kill -9. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  private async ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await question(client);
    } finally {
      client.disconnect();
    }
  }
}
