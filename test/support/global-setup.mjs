/**
 * Before all suites: one PostgreSQL and one Redis for the whole run, and a migrated template database that every suite
 * clones. What the suites need to know is in process.env: TEST_POSTGRES_URL, TEST_TEMPLATE, TEST_REDIS_URL (empty without
 * Redis, and then TEST_REDIS_SKIP_REASON says why), TEST_REDIS_PREFIX, which keys must begin with, and TEST_FOLDER, a folder
 * for temporary files that goes when the run ends, however it ends.
 *
 * TEST_DATABASE_URL and REDIS_URL bring servers of one's own; REQUIRE_REDIS=1 makes a missing Redis a failure.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '../../dist/database/migrate.js';

export default async function globalSetup() {
  const run = randomBytes(4).toString('hex');
  const own = { postgresUrl: process.env.TEST_DATABASE_URL ?? '', redisUrl: process.env.REDIS_URL ?? '' };
  const servers = await startServers({ postgres: !own.postgresUrl, redis: !own.redisUrl });

  const redisUrl = own.redisUrl || servers.redisUrl;
  const template = own.postgresUrl ? `anteroom_template_${run}` : 'anteroom_template';
  const postgresUrl = own.postgresUrl || servers.postgresUrl;
  globalThis.__anteroomTestRun = {
    servers: servers.child,
    own,
    redisUrl,
    redisPrefix: `anteroom-test-${run}`,
    template,
  };

  try {
    await checkRedis(redisUrl, servers.redisSkipReason);
    await makeTemplate(postgresUrl, template);
  } catch (error) {
    servers.child.stdin.end(); // jest runs no tear-down after a failed set-up
    throw error;
  }
  process.env.TEST_POSTGRES_URL = postgresUrl;
  process.env.TEST_TEMPLATE = template;
  process.env.TEST_REDIS_URL = redisUrl;
  process.env.TEST_REDIS_SKIP_REASON = servers.redisSkipReason ?? '';
  process.env.TEST_FOLDER = servers.folder;
  process.env.TEST_REDIS_PREFIX = globalThis.__anteroomTestRun.redisPrefix;
}

async function startServers(wanted) {
  const script = fileURLToPath(new URL('test-servers.mjs', import.meta.url));
  // Detached, so that Ctrl-C ends the tests first and the servers after them.
  const child = spawn(process.execPath, [script, JSON.stringify(wanted)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const lines = createInterface(child.stdout);
  const [line] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => ['{"error":"they ended early"}']),
  ]);
  const report = JSON.parse(line);
  if (report.error) throw new Error(`The servers for the tests did not start: ${report.error}`);
  return { ...report, child };
}

async function checkRedis(redisUrl, skipReason) {
  if (!redisUrl) {
    if (process.env.REQUIRE_REDIS === '1') throw new Error(`REQUIRE_REDIS=1, but ${skipReason}.`);
    console.log(`\nThe Redis half of the tests is SKIPPED: ${skipReason}.\n`);
    return;
  }
  const { Redis } = await import('ioredis');
  const client = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    throw new Error(`Redis at ${new URL(redisUrl).host} does not answer.`, { cause });
  } finally {
    client.disconnect();
  }
}

async function makeTemplate(postgresUrl, template) {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    await client.query(`create database ${template}`);
  } finally {
    await client.end();
  }
  const url = new URL(postgresUrl);
  url.pathname = `/${template}`;
  await migrate(url.href);
}
