import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/embedded/embedded-postgres.js';
import { treeSeconds } from './cpu.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * What a workload plays on: a Postgres of its own that really writes to disk, databases in it, and server processes. Everything
 * started here is ended by `clear()`, in reverse order; the runner calls it at the end, after a fault, and on Ctrl-C.
 */
export class Stage {
  #undo = [];
  #postgres = null;
  #clearing = null;

  /** A folder that is deleted afterwards, on the disk that TMPDIR lies on. */
  async folder() {
    const path = await mkdtemp(join(tmpdir(), 'anteroom-bench-'));
    this.#undo.push(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
    return path;
  }

  /** Starts the database server, once. Throws if it would not wait for the disk. */
  async postgres() {
    if (this.#postgres) return this.#postgres;
    const starting = startEmbeddedPostgres({ dataDir: await this.folder(), durable: true });
    this.#undo.push(async () => (await starting).stop());
    const server = await starting;
    const { rows } = await this.query(
      server.url,
      `select current_setting('fsync') = 'on' and current_setting('synchronous_commit') = 'on' as durable,
         current_setting('server_version') as version`,
    );
    if (!rows[0].durable) throw new Error('This Postgres does not wait for the disk: figures would mean nothing.');
    this.#postgres = { url: server.url, version: rows[0].version, cpu: () => treeSeconds(server.pid) };
    return this.#postgres;
  }

  /** Makes an empty database and answers its URL. */
  async database(name) {
    const { url } = await this.postgres();
    await this.query(url, `create database ${name}`);
    return Object.assign(new URL(url), { pathname: `/${name}` }).href;
  }

  /** Runs one statement on a connection of its own. */
  async query(url, text) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client.query(text).finally(() => client.end());
  }

  /** Starts a reference server of `bench/reference` and waits until it answers. */
  reference(name, settings = {}, nodeFlags = []) {
    return this.#server([...nodeFlags, join(root, 'bench', 'reference', `${name}.mjs`)], settings, '/');
  }

  /**
   * Starts our service as in production, with budgets so high that they are counted and never reached. Answers its first
   * site's credentials too. One that is given the `dataDir` of another shares its database, site and keys.
   */
  async service(settings, nodeFlags = []) {
    const dataDir = settings.DATA_DIR ?? (await this.folder());
    const all = {
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      REDIS_URL: '',
      RATE_LIMITS: 'true',
      SUBMISSIONS_PER_MINUTE_PER_ADDRESS: '1000000000',
      SUBMISSIONS_PER_MINUTE_PER_AUTHOR: '1000000000',
      SUBMISSIONS_PER_MINUTE_PER_THREAD: '1000000000',
      SUBMISSIONS_PER_MINUTE_PER_SITE: '1000000000',
      ...settings,
    };
    const server = await this.#server([...nodeFlags, join(root, 'dist', 'main.js')], all, '/readyz');
    const file = join(dataDir, 'credentials.json');
    const { siteKey, serviceApiKey } = JSON.parse(await until('its first site', () => readFile(file, 'utf8')));
    return { ...server, dataDir, siteKey, serviceApiKey };
  }

  /** Starts a Redis that keeps an append-only file, if there is a `redis-server` here; else answers null. */
  async redis() {
    const port = await freePort();
    const args = [
      '--port',
      port,
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'yes',
      '--dir',
      await this.folder(),
    ];
    const child = spawn('redis-server', args.map(String), { stdio: 'ignore' });
    const failed = new Promise((resolve) => child.once('error', () => resolve(true)));
    if (await Promise.race([failed, sleep(500, false)])) return null;
    this.#endLater(child);
    return { url: `redis://127.0.0.1:${port}`, cpu: () => treeSeconds(child.pid) };
  }

  /** Ends everything that was started, the latest first. Called twice, it does it once; both wait for the end. */
  clear() {
    return (this.#clearing ??= this.#clear());
  }

  async #clear() {
    for (let undo; (undo = this.#undo.pop());) await undo().catch((error) => console.error(error.message));
  }

  async #server(args, settings, path) {
    const port = await freePort();
    const env = { PATH: process.env.PATH, PORT: String(port), ...settings };
    // In a folder of its own, so that nobody's .env is read; in a group of its own, so that Ctrl-C is for us alone.
    const child = spawn(process.execPath, args, {
      cwd: await this.folder(),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (said = (said + chunk).slice(-4_000)));
    const stop = this.#endLater(child);
    const url = `http://127.0.0.1:${port}`;
    await until(`${args.at(-1)} to start`, async () => {
      if (child.exitCode !== null)
        throw Object.assign(new Error(`It ended at once and said:\n${said}`), { final: true });
      return (await fetch(url + path)).status < 400;
    });
    return { url, pid: child.pid, cpu: () => treeSeconds(child.pid), said: () => said, stop };
  }

  #endLater(child) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const stop = async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 28_000);
      await gone;
      clearTimeout(timer);
    };
    this.#undo.push(stop);
    return stop;
  }
}

/** Waits until the function answers something truthy without throwing, and answers that. */
export async function until(what, look, forMs = 30_000) {
  const deadline = Date.now() + forMs;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      if (error.final) throw error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${forMs / 1000} s in vain for ${what}.`);
    await sleep(50);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
