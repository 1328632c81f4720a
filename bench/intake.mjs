import { setTimeout as sleep } from 'node:timers/promises';
import { machineSeconds, treeSeconds } from './support/cpu.mjs';
import { median, printTable, short } from './support/figures.mjs';
import { diskFlushesPerSecond } from './support/machine.mjs';
import { until } from './support/stage.mjs';

/** What this workload asks, in a line. */
export const says = 'how fast comments are taken in and stored for good, against a bare server that does nothing else';

const goal = { contestant: 'api', connections: 64, ratio: 0.45 };
const warmUpSeconds = 6; // so that the compiler has seen the code some ten thousand times
const reference = 'reference';

/**
 * Every contestant has a database of its own on one Postgres and meets the same load, one after another in every round, in
 * turning order. After each turn the rows are counted: a comment that was answered with 2xx and is not there is a fault.
 */
export async function run(bench) {
  const levels = bench.short ? [goal.connections] : [32, 64, 128, 256];
  const contestants = await enlist(bench);
  const { version } = await bench.stage.postgres();
  console.log(`PostgreSQL ${version}, fsync on; ${bench.rounds} rounds of ${bench.seconds} s, closed loop`);
  const faults = [];
  const measurements = [];
  const flushes = [];
  for (const contestant of contestants) {
    const turn = await play(bench, contestant, { connections: goal.connections, seconds: warmUpSeconds });
    faults.push(...turn.faults);
  }
  for (const connections of levels) {
    for (let round = 1; round <= bench.rounds; round += 1) {
      flushes.push(await diskFlushesPerSecond());
      const order = round % 2 === 0 ? contestants : [...contestants].reverse();
      for (const contestant of order) {
        const turn = await play(bench, contestant, { connections, seconds: bench.seconds });
        faults.push(...turn.faults);
        measurements.push({ contestant: contestant.name, connections, round, ...turn.figures });
      }
    }
    report(
      contestants,
      measurements.filter((one) => one.connections === connections),
      connections,
    );
  }
  console.log(
    `The disk made ${short(Math.min(...flushes))} to ${short(Math.max(...flushes))} flushes/s (8 kB) between the rounds`,
  );
  const ratios = levels.flatMap((connections) => summary(contestants, measurements, connections));
  const reached = ratios.find(
    ({ contestant, connections }) => contestant === goal.contestant && connections === goal.connections,
  );
  const verdict = reached.median >= goal.ratio ? 'reached' : 'MISSED';
  console.log(
    `Goal: ${goal.ratio} of the reference at ${goal.connections} connections: ${verdict} (${reached.median.toFixed(2)})`,
  );
  if (verdict === 'MISSED' && !bench.short) faults.push('the goal was missed');
  return { postgres: version, ratios, flushes, measurements, faults };
}

async function enlist({ stage, short, profile }) {
  const { cpu: postgresCpu } = await stage.postgres();
  const contestants = [];
  const enter = async (name, start, table, extraCpu = () => 0) => {
    const database = await stage.database(`bench_${contestants.length}`);
    const server = await start(database);
    const cpu = () => server.cpu() + postgresCpu() + extraCpu();
    contestants.push({ name, server, database, table, cpu, site: server.siteKey ?? 'none' });
  };
  await enter(reference, (url) => stage.reference('group-commit', { DATABASE_URL: url }), 'comments');
  if (!short) await enter('hello (stores nothing)', () => stage.reference('hello'), null);
  const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const ours = (settings) => (url) => stage.service({ DATABASE_URL: url, ...settings }, flags);
  await enter('api', ours({ ROLES: 'api' }), 'comments');
  await enter('api,worker', ours({ ROLES: 'api,worker' }), 'comments');
  contestants.at(-1).screens = true;
  const redis = short ? null : await stage.redis();
  if (redis) await enter('api, queue on Redis', ours({ ROLES: 'api', REDIS_URL: redis.url }), 'comments', redis.cpu);
  return contestants;
}

/** One turn: load, then silence, then the count. */
async function play({ stage, generator }, contestant, { connections, seconds }) {
  const { server, site } = contestant;
  const before = await settled(stage, contestant);
  const [cpu, all, own] = [contestant.cpu(), machineSeconds(), treeSeconds(process.pid)];
  const load = await generator.post({ url: server.url, site, connections, seconds });
  const others = (machineSeconds() - all - (treeSeconds(process.pid) - own)) / load.seconds;
  const loadEnded = performance.now();
  const after = await settled(stage, contestant);
  const drained = contestant.screens ? await drain(stage, contestant, loadEnded) : null;
  const cpuPerComment = (1000 * (contestant.cpu() - cpu)) / load.accepted;
  const faults = [];
  const say = (fault) => faults.push(`${contestant.name}, ${connections} connections: ${fault}`);
  if (load.refused > 0) say(`${load.refused} answers were not 2xx; the server said:\n${server.said()}`);
  if (load.broken > 0) say(`${load.broken} requests broke or timed out; the server said:\n${server.said()}`);
  if (contestant.table) {
    const stored = after.rows - before.rows;
    // Requests that were under way when the load ended are stored without having been counted.
    if (stored < load.accepted)
      say(`${load.accepted} were accepted and only ${stored} stored: ${load.accepted - stored} LOST`);
    if (stored > load.accepted + connections + load.broken) say(`${load.accepted} were accepted and ${stored} stored`);
    if (after.events !== after.rows)
      say(`${after.rows} comments are there and ${after.events} events of their submission`);
  }
  if (drained?.left > 0)
    say(`${drained.left} comments still waited for their verdict ${drainSeconds} s after the load`);
  const { accepted, rate, p50, p99 } = load;
  return {
    faults,
    figures: { accepted, rate, p50, p99, cpuPerComment, others, drainSeconds: drained?.seconds ?? null },
  };
}

/** Counts until the count stands still: what was under way when the load ended is on its way to the disk. */
async function settled(stage, { table, database, server }) {
  if (!table) return null;
  const events = server.siteKey
    ? `(select count(*)::int from events where type = 'comment.submitted')`
    : 'count(*)::int';
  let last;
  return until('the last rows', async () => {
    const { rows } = await stage.query(database, `select count(*)::int as rows, ${events} as events from comments`);
    const same = last?.rows === rows[0].rows;
    last = rows[0];
    if (!same) await sleep(150);
    return same && last;
  });
}

const drainSeconds = 120;

/** Waits until the worker has decided everything, so that it does not work in the others' turns. */
async function drain(stage, { database }, since) {
  for (;;) {
    const { rows } = await stage.query(database, `select count(*)::int as left from comments where status = 'pending'`);
    const seconds = (performance.now() - since) / 1000;
    if (rows[0].left === 0 || seconds > drainSeconds) return { left: rows[0].left, seconds };
    await sleep(200);
  }
}

function report(contestants, measurements, connections) {
  const rows = contestants.map(({ name }) => {
    const own = measurements.filter((one) => one.contestant === name);
    const middle = (figure) => median(own.map((one) => one[figure]));
    const { median: ratio, lowest, highest } = ratioOf(measurements, name);
    const spread = name === reference ? '' : `${lowest.toFixed(2)}–${highest.toFixed(2)}`;
    const drained = own[0].drainSeconds === null ? '' : `${short(middle('drainSeconds'))} s`;
    const cells = [middle('rate'), middle('p50'), middle('p99'), middle('cpuPerComment'), middle('others')].map(short);
    return [name, ratio.toFixed(2), spread, ...cells, drained];
  });
  const head = ['ratio', 'spread', 'stored/s', 'p50 ms', 'p99 ms', 'CPU ms each', 'others, cores', 'all judged after'];
  printTable([`${connections} connections`, ...head], rows);
}

function summary(contestants, measurements, connections) {
  const here = measurements.filter((one) => one.connections === connections);
  return contestants.map(({ name }) => ({ contestant: name, connections, ...ratioOf(here, name) }));
}

/** Rates against the reference's of the same round. */
function ratioOf(measurements, name) {
  const rateOf = (wanted, round) => measurements.find((one) => one.contestant === wanted && one.round === round).rate;
  const rounds = [...new Set(measurements.map(({ round }) => round))];
  const ratios = rounds.map((round) => rateOf(name, round) / rateOf(reference, round));
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}
