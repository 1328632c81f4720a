/**
 * The servers of one test run, in a process of their own: `node test-servers.mjs '<json options>'`. Prints one line of JSON
 * when they are up, and stops exactly what it started when its standard input closes. That happens at tear-down, and also
 * when the test run is killed: nothing is left running, and no temporary folder left lying.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startEmbeddedPostgres } from '../../dist/embedded/embedded-postgres.js';
import { freePort } from '../../dist/embedded/free-port.js';

const { postgres: wantsPostgres, redis: wantsRedis } = JSON.parse(process.argv[2]);
const folder = await mkdtemp(join(tmpdir(), 'anteroom-test-'));
await chmod(folder, 0o755); // for a server that runs as nobody
const stops = [() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })];
const closed = once(process.stdin.resume(), 'close');

try {
  const postgresUrl = wantsPostgres ? await startPostgres() : '';
  const redis = wantsRedis ? await startRedis() : {};
  console.log(JSON.stringify({ folder, postgresUrl, ...redis }));
  await closed;
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
} finally {
  for (const stop of stops.reverse()) await stop();
}

async function startPostgres() {
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: false });
  stops.push(() => server.stop());
  return server.url;
}

/** Starts the first Redis found on PATH on a free port, and makes sure that it is this one that answers there. */
async function startRedis() {
  for (const program of ['redis-server', 'valkey-server']) {
    const port = await freePort();
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
    const child = spawn(program, [...args, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore', detached: true });
    const gone = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
    if (await Promise.race([once(child, 'spawn').then(() => true), gone.then(() => false)]).catch(() => false)) {
      stops.push(async () => {
        child.kill('SIGTERM');
        await gone;
      });
      await isOurs(port, child);
      return { redisUrl: `redis://127.0.0.1:${port}/0`, redisProgram: program };
    }
  }
  return {
    redisUrl: '',
    redisSkipReason: 'REDIS_URL is not set, and there is no redis-server or valkey-server on PATH',
  };
}

async function isOurs(port, child) {
  const client = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 20, maxRetriesPerRequest: 1 });
  client.on('error', () => {}); // refused until the server listens
  try {
    for (const deadline = Date.now() + 10_000; ; await sleep(20)) {
      const info = await client.info('server').catch(() => undefined);
      if (info) {
        const pid = Number(/process_id:(\d+)/.exec(info)?.[1]);
        if (pid !== child.pid)
          throw new Error(`Port ${port} is answered by process ${pid}, not by our Redis (${child.pid}).`);
        return;
      }
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(`Redis did not start on port ${port}.`);
    }
  } finally {
    client.disconnect();
  }
}
