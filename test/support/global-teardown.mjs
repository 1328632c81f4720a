import { once } from 'node:events';
import { Redis } from 'ioredis';
import pg from 'pg';

/** After all suites: removes what the run left on servers that were lent to it, and stops the ones that it started. */
export default async function globalTeardown() {
  const { servers, own, redisPrefix, template } = globalThis.__anteroomTestRun;
  if (own.postgresUrl) await dropTemplate(own.postgresUrl, template);
  if (own.redisUrl) await removeKeys(own.redisUrl, redisPrefix);
  if (servers.exitCode !== null) return;
  servers.stdin.end();
  await once(servers, 'exit');
}

async function dropTemplate(url, template) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${template}`).finally(() => client.end());
}

/** Only keys of this run: the server may hold other people's. */
async function removeKeys(url, prefix) {
  const client = new Redis(url);
  try {
    for await (const keys of client.scanStream({ match: `${prefix}*`, count: 500 })) {
      if (keys.length > 0) await client.unlink(keys);
    }
  } finally {
    client.disconnect();
  }
}
