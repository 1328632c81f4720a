/**
 * A process that runs an embedded PostgreSQL, for tests that kill it: `node embedded-postgres-child.mjs <dataDir>`.
 * Prints one line of JSON when it is up (or has failed); SIGTERM stops it the orderly way.
 */
import { startEmbeddedPostgres } from '../../dist/embedded/embedded-postgres.js';

try {
  const server = await startEmbeddedPostgres({ dataDir: process.argv[2], durable: process.argv[3] === 'durable' });
  const { url, port, pid, adopted } = server;
  console.log(JSON.stringify({ url, port, pid, adopted }));
  const alive = setInterval(() => {}, 60_000);
  process.once('SIGTERM', () => void server.stop().finally(() => clearInterval(alive)));
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
}
