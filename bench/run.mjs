/**
 * `npm run bench -- [workload …] [--short] [--rounds N] [--seconds N] [--profile]`: runs the workloads named, or all. Exits with
 * 1 when a workload lost something, missed a goal (never with --short) or could not run.
 */
import { appendFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chooseGenerator } from './support/load.mjs';
import { describeMachine, temporaryFilesAreInMemory } from './support/machine.mjs';
import { Stage } from './support/stage.mjs';

/** THE list of workloads: each module exports `says` and `run(bench)`; see README.md. */
const workloads = {
  intake: () => import('./intake.mjs'),
  campaigns: () => import('./campaigns.mjs'),
  stream: () => import('./stream.mjs'),
};

const results = fileURLToPath(new URL('results/', import.meta.url));

await main();

async function main() {
  const { names, options } = await readCommand();
  const machine = describeMachine();
  const generator = await chooseGenerator();
  console.log(`${machine}\nload from ${generator.name}, on the same machine`);
  if (temporaryFilesAreInMemory())
    console.log('NOTE: temporary files live in memory here; set TMPDIR to a folder on a disk.');
  await mkdir(results, { recursive: true });
  for (const name of names) {
    const { says, run } = await workloads[name]();
    console.log(`\n== ${name}: ${says}`);
    const stage = new Stage();
    const signal = endOnSignal(stage);
    try {
      const outcome = await run({ stage, generator, ...options });
      const record = {
        at: new Date().toISOString(),
        workload: name,
        machine,
        generator: generator.name,
        ...options,
        ...outcome,
      };
      await appendFile(`${results}results.jsonl`, `${JSON.stringify(record)}\n`);
      for (const fault of outcome.faults) console.error(`FAULT: ${fault}`);
      if (outcome.faults.length > 0) process.exitCode = 1;
    } catch (error) {
      if (!signal.caught) console.error(`${name} could not run: ${error.stack}`);
      process.exitCode = signal.caught ? 130 : 1;
    } finally {
      await stage.clear();
    }
    if (signal.caught) break;
  }
  process.exit();
}

async function readCommand() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        short: { type: 'boolean', default: false },
        profile: { type: 'boolean', default: false },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
      },
    });
    const unknown = positionals.filter((name) => !Object.hasOwn(workloads, name));
    if (unknown.length > 0) throw new Error(`There is no workload ${unknown.join(', ')}.`);
    const { short, profile } = values;
    const rounds = positive(values.rounds) ?? (short ? 3 : 5);
    const seconds = positive(values.seconds) ?? (short ? 3 : 6);
    const names = positionals.length > 0 ? positionals : Object.keys(workloads);
    return { names, options: { short, rounds, seconds, profile: profile ? results : null } };
  } catch (error) {
    console.error(
      `${error.message}\nUsage: npm run bench -- [workload …] [--short] [--rounds N] [--seconds N] [--profile]`,
    );
    console.error('Workloads:');
    for (const [name, load] of Object.entries(workloads)) console.error(`  ${name.padEnd(10)} ${(await load()).says}`);
    process.exit(1);
  }
}

function positive(given) {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(given)) throw new Error('Rounds and seconds are whole numbers above 0.');
  return Number(given);
}

/** Nothing that was started may outlive us. What fails while everything is being ended is of no interest. */
function endOnSignal(stage) {
  const state = { caught: false };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (state.caught) return;
      state.caught = true;
      console.error(`\n${signal}: ending what was started …`);
      process.on('unhandledRejection', () => {});
      stage.clear().finally(() => process.exit(130));
    });
  }
  return state;
}
