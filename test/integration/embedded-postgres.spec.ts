import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/embedded/embedded-postgres.js';
import { ownIdentity, startOf } from '../../src/embedded/process-identity.js';

import { until } from '../support/wait.js';

interface ChildReport {
  readonly url: string;
  readonly pid: number;
  readonly adopted: boolean;
  readonly error?: string;
}

const childScript = resolve('test/support/embedded-postgres-child.mjs');
let folder: string;
let dataDir: string;
let toStop: EmbeddedPostgres[];
let toKill: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(process.env.TEST_FOLDER ?? tmpdir(), 'embedded-'));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
  toStop = [];
  toKill = [];
});

afterEach(async () => {
  for (const child of toKill) await killed(child);
  for (const server of toStop) await server.stop();
  const leftover = await postmasterPid();
  if (leftover !== undefined && (await startOf(leftover)) !== undefined) process.kill(leftover, 'SIGQUIT');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

describe('the embedded PostgreSQL', () => {
  it('sets itself up in an empty folder, with checksums, UTF-8 and a password that only its owner reads', async () => {
    const server = await start({ durable: true });
    const [row] = await query(
      server.url,
      `select current_database() as name, current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
              current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
              (select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'anteroom') as locale`,
    );
    expect(server.adopted).toBe(false);
    expect(row).toEqual({
      name: 'anteroom',
      checksums: 'on',
      fsync: 'on',
      encoding: 'UTF8',
      addresses: '127.0.0.1',
      locale: 'b C.UTF-8',
    });
    expect((await stat(join(dataDir, 'pg', 'anteroom.password'))).mode & 0o777).toBe(0o600);
  });

  it('lets nobody in without the password', async () => {
    const { url } = await start();
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps the data from one run to the next', async () => {
    const first = await start();
    await query(first.url, 'create table note (text text)');
    await query(first.url, `insert into note values ('kept')`);
    await first.stop();
    expect(await startOf(first.pid)).toBeUndefined();

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select text from note')).toEqual([{ text: 'kept' }]);
  });

  it('adopts the server of an Anteroom that was killed, with its data', async () => {
    const { child, report } = await startChild();
    await query(report.url, 'create table note (text text)');
    await query(report.url, `insert into note values ('survived')`);
    await killed(child);

    const server = await start();
    expect(server).toMatchObject({ adopted: true, pid: report.pid, url: report.url });
    expect(await query(server.url, 'select text from note')).toEqual([{ text: 'survived' }]);
    await server.stop();
    expect(await startOf(report.pid)).toBeUndefined();
  });

  it('does not adopt a server that makes lesser promises about the disk', async () => {
    const { child, report } = await startChild();
    await killed(child);
    const server = await start({ durable: true });
    expect(server.adopted).toBe(false);
    expect(await startOf(report.pid)).toBeUndefined();
    expect(await query(server.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  });

  it('recovers when the server itself was killed', async () => {
    const { child, report } = await startChild();
    await query(report.url, 'create table note (text text)');
    await query(report.url, `insert into note values ('recovered')`);
    process.kill(report.pid, 'SIGKILL');
    await killed(child);

    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await query(server.url, 'select text from note')).toEqual([{ text: 'recovered' }]);
  });

  it('starts a server that has died under it again, on the port that its clients know', async () => {
    const server = await start();
    await query(server.url, 'create table note (text text)');
    process.kill(server.pid, 'SIGKILL');
    await until('the server to be back', () => query(server.url, 'select text from note').catch(() => null));
    await server.stop();
    await expect(query(server.url, 'select 1')).rejects.toThrow();
  });

  it('refuses a second instance on the same folder, naming the folder and the process', async () => {
    const { child } = await startChild();
    await expect(start()).rejects.toThrow(
      `The data folder ${dataDir} is in use by another Anteroom (process ${child.pid}).`,
    );
  });

  it('refuses a second instance inside the same process', async () => {
    const server = await start();
    await expect(start()).rejects.toThrow(`in use by another Anteroom (process ${process.pid})`);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('can be visited while it runs, and only then', async () => {
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();
    const server = await start();
    const url = await findEmbeddedPostgres(dataDir);
    expect(await query(url!, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();
  });

  it('lets exactly one in when several start at once', async () => {
    const started = await Promise.all([startChild(), startChild(), startChild()]);
    expect(started.filter(({ report }) => !report.error)).toHaveLength(1);
  });

  it('takes over the folder from a dead process, also when its number lives on in another one', async () => {
    const me = await ownIdentity();
    await mkdir(join(dataDir, 'lock'), { recursive: true });
    const nameOf = (startedAt: number, pid: number): string =>
      `${String(startedAt).padStart(16, '0')}-${pid}-${me.scope}`;
    await writeFile(join(dataDir, 'lock', nameOf(1, 4_194_304)), 'no such process\n');
    await writeFile(join(dataDir, 'lock', nameOf(me.startedAt - 1, process.ppid)), 'an earlier bearer of the number\n');
    await start();
    expect(await readdir(join(dataDir, 'lock'))).toEqual([nameOf(me.startedAt, me.pid)]);
  });

  it('is not misled by a postmaster.pid whose number belongs to a stranger', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'pg', 'postmaster.pid'), `${process.ppid}\n\n\n5432\n\n\n\nready\n`);
    const server = await start();
    expect(server.adopted).toBe(false);
  });

  it('leaves nothing half-made when the first set-up is interrupted', async () => {
    const child = spawnChild();
    while (!(await entries()).some((name) => /^pg\.init-\d+$/.test(name))) await sleep(2);
    await killed(child);
    expect(await entries()).not.toContain('pg');

    const server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await entries()).sort()).toEqual(['lock', 'pg', 'postgres.log']);
  });

  it('says what the server said when it does not start', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'pg', 'PG_VERSION'), '9\n');
    await expect(start()).rejects.toThrow(/PostgreSQL did not start\.[\s\S]*initialized by PostgreSQL version 9/);
    expect(await readdir(join(dataDir, 'lock'))).toEqual([]);
  });

  const asRoot = process.geteuid?.() === 0 ? it : it.skip;
  asRoot('runs as nobody when it is root and user namespaces are denied', async () => {
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin', 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const { report } = await startChild({ PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` });
    expect(report.error).toBeUndefined();
    expect((await stat(join(dataDir, 'pg'))).uid).not.toBe(0);
  });
});

async function start({ durable = false } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, durable });
  toStop.push(server);
  return server;
}

function spawnChild(env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, [childScript, dataDir], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  toKill.push(child);
  return child;
}

async function startChild(env: NodeJS.ProcessEnv = {}): Promise<{ child: ChildProcess; report: ChildReport }> {
  const child = spawnChild(env);
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return { child, report: JSON.parse(line) as ChildReport };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // tests kill servers
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

async function entries(): Promise<string[]> {
  return readdir(dataDir).catch(() => []);
}

async function postmasterPid(): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]) || undefined;
}
