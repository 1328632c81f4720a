import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { queueBackends, queueSettings } from '../support/queue-backends.js';
import { Random } from '../support/random.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';
import { makeTraffic } from './traffic.js';
import { MoodyReceiver, pull, readStream, Sightings } from './witnesses.js';

const decisions = Number(process.env.PROOF_DECISIONS ?? 400);
const seed = Number(process.env.PROOF_SEED ?? 20_261_125);
const patienceMs = 60_000 + decisions * 30;

/**
 * The proof that events can be relied on (I7 to I11): decisions under load, processes that are killed, receivers with a
 * temper, readers that are cut off; at the end everybody has seen everything, and the same of it. `npm run prove` runs it
 * with 10,000 decisions; this is the short form.
 */
describe.each(queueBackends)('every tap shows every event, with the queue on %s', (backend) => {
  const random = new Random(seed);
  let database: TestDatabase;
  let settings: Record<string, string>;
  let apis: ServiceProcess[];
  let workers: ServiceProcess[];
  let receivers: MoodyReceiver[];
  let service: string;
  let admin: ApiClient;

  beforeAll(async () => {
    database = await cloneDatabase();
    settings = {
      DATABASE_URL: database.url,
      DATA_DIR: mkdtempSync(join(process.env.TEST_FOLDER!, 'data-')),
      WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8',
      // What a killed worker had claimed is free once sending must have ended.
      WEBHOOK_TIMEOUT_MS: '2000',
      RATE_LIMITS: 'false',
      ...queueSettings(backend),
    };
    apis = [await startProcess({ ...settings, ROLES: 'api' })];
    apis.push(await startProcess({ ...settings, ROLES: 'api' }));
    workers = await Promise.all([1, 2].map(() => startProcess({ ...settings, ROLES: 'worker' })));
    const credentials = JSON.parse(readFileSync(join(settings.DATA_DIR!, 'credentials.json'), 'utf8'));
    service = credentials.serviceApiKey;
    const { adminEmail: email, adminPassword: password } = credentials;
    const anybody = new ApiClient(apis[0]!.url);
    admin = anybody.as((await anybody.post('/v1/sessions', { email, password })).body.token);
    // A steady one, one that often fails at first, and one that goes away for a while.
    receivers = await Promise.all([0, 0.1, 0].map((moodiness) => MoodyReceiver.start(random, moodiness)));
    for (const { server } of receivers) {
      const made = await admin.post('/v1/webhooks', { url: server.url(), types: ['comment.*'] });
      expect([made.status, made.text]).toEqual([201, expect.anything()]);
    }
    await until('the endpoints to be verified', async () => {
      const { body } = await admin.get('/v1/webhooks');
      return body.items.every(({ status }: { status: string }) => status === 'enabled');
    });
  }, 120_000);

  afterAll(async () => {
    await Promise.all([...(apis ?? []), ...(workers ?? [])].map((running) => running.stop()));
    await Promise.all((receivers ?? []).map(({ server }) => server.goAway()));
    await database.drop();
  }, 60_000);

  const ended = new AbortController();
  afterAll(() => ended.abort());

  it(
    `through ${decisions} decisions, two killed workers and an absent receiver (seed ${seed})`,
    async () => {
      const streams = [new Sightings(), new Sightings()];
      const pulled = new Sightings();
      const readers = Promise.all([
        ...streams.map((seen, index) => readStream(apis[index]!.url, service, random, seen, ended.signal)),
        pull(apis[0]!.url, service, random, pulled, ended.signal),
      ]);
      const mishaps = mishapsAt(decisions);
      const traffic = await makeTraffic(
        apis.map(({ url }) => url),
        { service, admin: admin.token! },
        random,
        { decisions, comments: Math.ceil(decisions / 5), moderators: 12 },
        (done) => mishaps.upTo(done),
      );
      await mishaps.over();

      await until(
        'every event to have a number',
        async () => (await database.query('select 1 from events where sequence is null limit 1')).length === 0,
        patienceMs,
      );
      const stored = await database.query<{ id: string; sequence: string }>(
        `select id, sequence from events where type like 'comment.%' order by sequence`,
      );
      const ids = stored.map(({ id }) => id);
      await until(
        'the readers to see them all',
        () => [...streams, pulled].every(({ byId }) => byId.size >= ids.length),
        patienceMs,
      );
      await until(
        'the receivers to take them all',
        async () => {
          await moveRetriesOn(database);
          return receivers.every(({ taken }) => taken.byId.size >= ids.length);
        },
        patienceMs,
      );
      ended.abort();
      const [...reading] = await readers;

      // I9, I10: everybody saw everything, and the readers of the log saw it in order and once.
      const everyone = [...receivers.map(({ taken }) => taken), ...streams, pulled];
      for (const { byId } of everyone) expect(new Set(byId.keys())).toEqual(new Set(ids));
      for (const { inOrder } of [...streams, pulled]) expect(inOrder.map(({ id }) => id)).toEqual(ids);
      // I8: whoever saw an event, and however often, saw the same bytes.
      const bytes = new Map(pulled.inOrder.map(({ id, text }) => [id, text]));
      for (const { inOrder } of [...everyone, ...receivers.map(({ met }) => met)])
        expect(inOrder.filter(({ id, text }) => bytes.get(id) !== text)).toEqual([]);
      // The promise of order: an endpoint takes the versions of a comment for the first time in their order.
      for (const { taken } of receivers) expect(outOfOrder([...taken.byId.values()])).toEqual([]);
      // I7: one event for each decision, and none without.
      const unpaired = await database.query(
        `select e.id, d.id from decisions d full join (select * from events where comment_id is not null) e on e.id = d.id
         where e.id is null or d.id is null`,
      );
      expect(unpaired).toEqual([]);
      // I11: in whatever order they come, the newest version is what the table says.
      const table = await database.query<{ id: string; status: string; version: number }>(
        'select id, status, version from comments',
      );
      const truth = new Map(table.map(({ id, status, version }) => [id, `${status} ${version}`]));
      for (const { byId } of everyone) expect(fold(random.shuffled([...byId.values()]))).toEqual(truth);
      await until('the deliveries to be settled', async () => {
        const rows = await database.query(`select 1 from webhook_deliveries where status <> 'delivered' limit 1`);
        return rows.length === 0;
      });

      const [attempts] = (await database.query('select count(*)::int as count from webhook_attempts')) as [
        { count: number },
      ];
      report(backend, {
        'decisions of people and authors': traffic.decided,
        events: ids.length,
        deliveries: ids.length * receivers.length,
        attempts: attempts.count,
        'taken more than once': receivers.reduce((sum, { taken }) => sum + taken.inOrder.length - taken.byId.size, 0),
        'streams cut': reading.reduce((sum: number, one) => sum + (typeof one === 'number' ? 0 : one.cuts), 0),
        'pages pulled': reading.reduce((sum: number, one) => sum + (typeof one === 'number' ? one : 0), 0),
        'to the steady receiver, p50 / p95 (ms)': `${receivers[0]!.met.lateness(0.5)} / ${receivers[0]!.met.lateness(0.95)}`,
        'to the streams, p50 / p95 (ms)': `${streams[0]!.lateness(0.5)} / ${streams[0]!.lateness(0.95)}`,
      });
    },
    patienceMs * 3,
  );

  /** What goes wrong, and after how many decisions. */
  function mishapsAt(all: number): { upTo(done: number): void; over(): Promise<void> } {
    const replace = async (index: number): Promise<void> => {
      await workers[index]!.kill();
      workers[index] = await startProcess({ ...settings, ROLES: 'worker' });
    };
    const absent = receivers[2]!.server;
    const plan: [number, () => Promise<void>][] = [
      [0.2, () => replace(0)],
      [0.35, () => absent.goAway()],
      [0.5, () => replace(1)],
      [0.7, () => absent.comeBack()],
    ];
    let running: Promise<void> = Promise.resolve();
    const upTo = (done: number): void => {
      while (plan.length > 0 && done >= plan[0]![0] * all) {
        const [, mishap] = plan.shift()!;
        running = running.then(mishap);
      }
    };
    return {
      upTo,
      over: async () => {
        upTo(all);
        await running;
      },
    };
  }
});

/** The schedule of retries is tested under a virtual clock; here the rows are moved on instead of waiting for minutes. */
async function moveRetriesOn(database: TestDatabase): Promise<void> {
  await database.query(
    `update webhook_deliveries set next_attempt_at = now()
     where status = 'pending' and next_attempt_at > now() + interval '6 seconds'`,
  );
  await database.query(`update webhook_endpoints set resume_at = now() where resume_at > now() + interval '3 seconds'`);
}

function outOfOrder(seen: { commentId: string; version: number }[]): string[] {
  const highest = new Map<string, number>();
  return seen.flatMap(({ commentId, version }) => {
    const before = highest.get(commentId) ?? 0;
    highest.set(commentId, Math.max(before, version));
    return version < before ? [`${commentId}: ${version} after ${before}`] : [];
  });
}

function fold(seen: { text: string }[]): Map<string, string> {
  const copies = new Map<string, { status: string; version: number }>();
  for (const { text } of seen) {
    const { comment } = (JSON.parse(text) as { data: { comment: { id: string; status: string; version: number } } })
      .data;
    if ((copies.get(comment.id)?.version ?? 0) < comment.version) copies.set(comment.id, comment);
  }
  return new Map([...copies].map(([id, { status, version }]) => [id, `${status} ${version}`]));
}

function report(backend: string, figures: Record<string, string | number>): void {
  const lines = Object.entries(figures).map(([name, figure]) => `  ${name.padEnd(40)} ${figure}`);
  process.stdout.write(`Events, queue on ${backend}:\n${lines.join('\n')}\n`);
}
