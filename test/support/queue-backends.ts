/** The stores that jobs can wait in. */
export type QueueBackendName = 'Postgres' | 'Redis';

/** The backends that this run can test. Without a Redis its half is skipped, visibly, and CI forbids that (REQUIRE_REDIS=1). */
export const queueBackends: QueueBackendName[] = process.env.TEST_REDIS_URL ? ['Postgres', 'Redis'] : ['Postgres'];

let uses = 0;

/** The settings that choose a backend; each use gets names of its own in the shared Redis. */
export function queueSettings(backend: QueueBackendName): Record<string, string> {
  uses += 1;
  if (backend === 'Postgres') return {};
  return {
    REDIS_URL: process.env.TEST_REDIS_URL!,
    QUEUE_PREFIX: `${process.env.TEST_REDIS_PREFIX}-${process.pid}-${uses}`,
  };
}
