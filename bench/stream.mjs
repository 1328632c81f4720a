import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median, printTable, quantile, short } from './support/figures.mjs';
import { until } from './support/stage.mjs';
import { StreamReaders } from './support/stream-readers.mjs';
import { submissions } from './support/submissions.mjs';

/** What this workload asks, in a line. */
export const says = 'what a thousand open event streams cost, and how late a decision reaches them and a webhook';

const readers = 1_000;
const decisionsPerSecond = 5;
const goalMs = 1_000; // p95 from a decision to each of its readers
const webhookGoalMs = 2_000; // p95 from a decision to the first attempt
const idleSeconds = 3;
const tellsMemory = [
  '--expose-gc',
  '--import',
  fileURLToPath(new URL('support/memory-on-signal.mjs', import.meta.url)),
];

/**
 * One process holds the streams, another takes comments in, screens them and numbers the events, as in a deployment. The
 * reference writes frames of the same size to as many readers, without log, filter, place or database.
 */
export async function run({ stage, short: brief, rounds, seconds }) {
  const settings = { DATABASE_URL: await stage.database('bench_stream'), WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8' };
  const worker = await stage.service({ ...settings, ROLES: 'api,worker' });
  const { dataDir, serviceApiKey } = worker;
  const ours = await stage.service({ ...settings, ROLES: 'api', DATA_DIR: dataDir }, tellsMemory);
  const reference = await stage.reference('broadcast', {}, tellsMemory);
  const contestants = [
    { name: 'reference', server: reference, url: `${reference.url}/stream`, headers: {}, load: publish(reference) },
    {
      name: 'stream',
      server: ours,
      url: `${ours.url}/v1/events/stream`,
      headers: { authorization: `Bearer ${serviceApiKey}` },
      load: submit(worker),
    },
  ];
  const faults = [];
  for (const one of contestants) {
    one.memory = await idle(one);
    one.turns = [];
  }
  printTable(
    [`${readers} idle connections`, 'in use before', 'with them', 'for each', 'RSS with them'],
    contestants.map(({ name, memory: { before, after } }) => [
      name,
      mebibytes(before.used),
      mebibytes(after.used),
      `${((after.used - before.used) / readers / 1_024).toFixed(1)} KiB`,
      mebibytes(after.rss),
    ]),
  );
  const webhook = await receiveWebhooks(worker);
  for (let round = 1; round <= rounds; round += 1)
    for (const one of round % 2 === 0 ? contestants : contestants.toReversed())
      one.turns.push(await turn(one, seconds));
  printTable(
    [`a decision at ${readers} readers, ms`, 'events/s', 'p50', 'p95', 'most', 'CPU cores'],
    contestants.map(({ name, turns }) => [
      name,
      ...['rate', 'p50', 'p95', 'most', 'cores'].map((figure) => short(median(turns.map((one) => one[figure])))),
    ]),
  );
  const ratio = (figure) =>
    median(contestants[1].turns.map((one, at) => one[figure] / contestants[0].turns[at][figure]));
  const each = ({ memory }) => memory.after.used - memory.before.used;
  const ratios = { memory: each(contestants[1]) / each(contestants[0]), p95: ratio('p95'), cores: ratio('cores') };
  console.log(
    `Of the reference: memory ${short(ratios.memory)}, p95 ${short(ratios.p95)}, CPU ${short(ratios.cores)} (the worker’s and Postgres’s not in it)`,
  );
  faults.push(...(await missing(contestants[1], stage, settings.DATABASE_URL)));
  for (const { name, streams } of contestants) {
    if (streams.broken > 0) faults.push(`${name}: ${streams.broken} connections broke`);
    streams.close();
  }
  const goals = [
    ['a decision to the stream', median(contestants[1].turns.map((one) => one.p95)), goalMs],
    ['a decision to the first webhook attempt', quantile(webhook.late, 0.95), webhookGoalMs],
  ];
  console.log(`Webhook: ${webhook.late.length} decisions, p50 ${short(quantile(webhook.late, 0.5))} ms`);
  for (const [what, p95, goal] of goals) {
    const reached = p95 < goal;
    console.log(`Goal: p95 from ${what} below ${goal} ms: ${reached ? 'reached' : 'MISSED'} (${short(p95)})`);
    if (!reached && !brief) faults.push(`the goal was missed: ${what}`);
  }
  const decisions = seconds * decisionsPerSecond * rounds;
  if (webhook.late.length !== decisions)
    faults.push(`the webhook had ${webhook.late.length} of ${decisions} decisions`);
  return {
    figures: contestants.map(({ name, memory, turns }) => ({ name, memory, turns })),
    ratios,
    webhook: goals[1][1],
    faults,
  };
}

/** Memory in use before and with all connections, after some came and went so that the code for them is there. */
async function idle(one) {
  const first = await StreamReaders.open(one.url, 100, one.headers);
  await sleep(500);
  first.close();
  await sleep(1_000 * idleSeconds);
  const before = await memoryOf(one.server);
  one.streams = await StreamReaders.open(one.url, readers, one.headers);
  await sleep(1_000 * idleSeconds);
  return { before, after: await memoryOf(one.server) };
}

/** So many decisions a second, for so long; how late each was at each reader. */
async function turn({ load, streams, server }, seconds) {
  streams.take();
  const [began, cpu] = [performance.now(), server.cpu()];
  for (let sent = 0; sent < seconds * decisionsPerSecond; sent += 1) {
    await sleep(Math.max(0, began + (1_000 * sent) / decisionsPerSecond - performance.now()));
    await load();
  }
  await sleep(1_500);
  const elapsed = (performance.now() - began) / 1_000;
  const late = streams.take();
  return {
    rate: late.length / readers / elapsed,
    p50: quantile(late, 0.5),
    p95: quantile(late, 0.95),
    most: quantile(late, 1),
    cores: (server.cpu() - cpu) / elapsed,
  };
}

/** A receiver here, verified, for every decision; `late` is how many milliseconds after each its first attempt came. */
async function receiveWebhooks({ url, siteKey, serviceApiKey }) {
  const late = [];
  const seen = new Set();
  const server = createServer((request, response) => {
    const now = Date.now();
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { id, type, time, data } = JSON.parse(Buffer.concat(chunks));
      if (type !== 'endpoint.verify' && type !== 'comment.submitted' && !seen.has(id)) {
        seen.add(id);
        late.push(now - Date.parse(time));
      }
      response.end(JSON.stringify({ challenge: data.challenge }));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const answer = await fetch(`${url}/v1/webhooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${serviceApiKey}` },
    body: JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/`, types: ['comment.*'], site: siteKey }),
  });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`The webhook endpoint was answered ${answer.status}: ${text}`);
  await until('the endpoint to be enabled', async () => {
    const one = await fetch(`${url}/v1/webhooks/${JSON.parse(text).id}`, {
      headers: { authorization: `Bearer ${serviceApiKey}` },
    });
    return (await one.json()).status === 'enabled';
  });
  return { late };
}

/** Readers that do not have every event since they came. */
async function missing({ streams }, stage, database) {
  const { rows } = await stage.query(database, 'select last_sequence::int as last from event_counter');
  const { last } = rows[0];
  await until('the last event at each reader', () => streams.seen.every((reader) => reader.last >= last), 10_000).catch(
    () => undefined,
  );
  // Nothing had happened when they came.
  const short = streams.seen.filter((reader) => reader.last !== last || reader.events !== last);
  return short.length > 0 ? [`${short.length} readers do not have all ${last} events`] : [];
}

function submit({ url, siteKey }) {
  const next = submissions(siteKey);
  return async () => {
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${url}/v1/comments`, { method: 'POST', headers, body: next() });
    if (status !== 202) throw new Error(`A comment was answered ${status}.`);
  };
}

/** Two frames for each decision, as a comment has two events. */
function publish({ url }) {
  let id = 0;
  return async () => {
    for (const type of ['comment.submitted', 'comment.approved']) {
      id += 1;
      const data = JSON.stringify({ time: new Date().toISOString(), filler: 'x'.repeat(600) });
      await fetch(url, { method: 'POST', body: `id: ${id}\nevent: ${type}\ndata: ${data}\n\n` });
    }
  };
}

/** Bytes that a server has in use after a collection, and its resident memory. */
async function memoryOf({ pid, said }) {
  const answers = () => [...said().matchAll(/^MEMORY (.+)$/gm)];
  const before = answers().length;
  process.kill(pid, 'SIGUSR2');
  const answer = await until('a server to tell its memory', () => answers()[before]);
  return JSON.parse(answer[1]);
}

function mebibytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
