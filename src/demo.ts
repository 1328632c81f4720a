import cliProgress from 'cli-progress';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { credentialsFile, readCredentials } from './data-folder.js';
import { DemoClient, DemoError, type Decision } from './demo-client.js';
import { nothingLost, parseRow, renderReport, submissionOf, type DemoRow, type RowOutcome } from './demo-report.js';

const usage = `Usage: npm run demo -- --file F.jsonl[.gz] [--file …] [options]
  Posts the comments of a file (one JSON object a line: text, optional name, email, thread, lang, label) to a running
  service, waits for the verdicts, and prints how many were approved, held, rejected or spam, why, and how soon.
  --url URL          where the service is            (default: as in credentials.json)
  --site KEY         the site to comment on          (default: as in credentials.json)
  --key KEY          a service key that may submit and read events (default: as in credentials.json)
  --data-dir DIR     where credentials.json lies     (default: DATA_DIR, else .data)
  --limit N          only the first N rows
  --concurrency N    requests at the same time       (default: 16)
  --patience S       stop waiting when no verdict has come for so many seconds (default: 30)`;

type Options = ReturnType<typeof readOptions>;

/** A row after posting: accepted under an id, or at its end already. */
interface Posted {
  row: DemoRow | null;
  accepted: { id: string; receipt: string } | null;
  outcome: RowOutcome | null;
}

await main();

async function main(): Promise<void> {
  try {
    try {
      process.loadEnvFile();
    } catch {
      // There need not be an .env file.
    }
    const options = readOptions();
    process.exitCode = (await play(options)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DemoError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function readOptions() {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: {
        file: { type: 'string', multiple: true },
        url: text,
        site: text,
        key: text,
        'data-dir': text,
        limit: text,
        concurrency: text,
        patience: text,
      },
    });
    if (!values.file) throw new Error('Name a file of comments.');
    return {
      ...values,
      files: values.file,
      dataDir: values['data-dir'] ?? (process.env.DATA_DIR?.trim() || '.data'),
      limit: positive('limit', values.limit, Infinity),
      concurrency: positive('concurrency', values.concurrency, 16),
      patienceMs: positive('patience', values.patience, 30) * 1_000,
    };
  } catch (error) {
    throw new DemoError(`${(error as Error).message}\n\n${usage}`);
  }
}

function positive(name: string, given: string | undefined, fallback: number): number {
  if (given === undefined) return fallback;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new Error(`--${name} must be a whole number above 0.`);
  return Number(given);
}

/** Plays all rows; answers whether nothing was lost. */
async function play(options: Options): Promise<boolean> {
  const { client, site } = await connect(options);
  const rows = await readRows(options);
  const began = performance.now();
  const after = await client.lastSequence();
  const stop = new AbortController();
  const decisions = new Map<string, Decision>();
  const posted: Posted[] = [];
  const progress = showProgress(rows.length, posted, decisions);
  try {
    const watching = client.watch(after, stop.signal, (id, decision) => {
      if (!decisions.has(id)) decisions.set(id, decision);
    });
    const run = { id: randomBytes(4).toString('hex'), site };
    const submitted = postAll(rows, client, run, options.concurrency, posted).then(() => performance.now());
    // The watch ends only by failing, or when it is told to.
    const submittingMs = (await Promise.race([submitted, watching.then(() => submitted)])) - began;
    await Promise.race([verdicts(posted, decisions, options.patienceMs), watching]);
    stop.abort();
    await watching;
    const outcomes = await outcomesOf(posted, decisions, client);
    progress.stop();
    const times = { submittingMs, wallMs: performance.now() - began };
    const files = options.files.map((file) => basename(file)).join(', ');
    process.stdout.write(`\n${rows.length} rows of ${files}\n${renderReport(outcomes, times)}\n`);
    return nothingLost(outcomes);
  } finally {
    progress.stop();
    stop.abort();
  }
}

async function connect({ dataDir, url, site, key }: Options): Promise<{ client: DemoClient; site: string }> {
  const known = url && site && key ? null : await readCredentials(dataDir);
  const [useUrl, useSite, useKey] = [url ?? known?.url, site ?? known?.siteKey, key ?? known?.serviceApiKey];
  if (useUrl && useSite && useKey) {
    if (!URL.canParse(useUrl))
      throw new DemoError('--url must be the address of a service, such as http://localhost:3000.');
    return { client: new DemoClient(new URL(useUrl).origin, useKey), site: useSite };
  }
  throw new DemoError(
    `There is no ${credentialsFile(dataDir)}: start a service with \`npm start\` first, name its folder with --data-dir, ` +
      'or give --url, --site and --key.',
  );
}

/** The rows of all files in order; null stands for a line that is none. */
async function readRows({ files, limit }: Options): Promise<(DemoRow | null)[]> {
  const rows: (DemoRow | null)[] = [];
  for (const file of files) {
    const raw = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new DemoError(`${file} cannot be read (${error.code}).`);
    });
    const packed = raw[0] === 0x1f && raw[1] === 0x8b;
    const bytes = packed
      ? await promisify(gunzip)(raw).catch(() => {
          throw new DemoError(`${file} is not a whole gzip file.`);
        })
      : raw;
    const lines = bytes
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .split('\n');
    for (const line of lines) if (line.trim() !== '') rows.push(parseRow(line));
  }
  if (rows.length === 0) throw new DemoError(`There are no rows in ${files.map((file) => basename(file)).join(', ')}.`);
  return rows.slice(0, limit);
}

/** Posts the rows, so many at a time. What became of each is in `posted` as soon as it is known. */
async function postAll(
  rows: readonly (DemoRow | null)[],
  client: DemoClient,
  run: { id: string; site: string },
  concurrency: number,
  posted: Posted[],
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < rows.length) {
      const index = next;
      next += 1;
      const row = rows[index]!;
      const answer = row
        ? await client.submit(submissionOf(row, index, run), `demo-${run.id}-${index}`)
        : ({ kind: 'refused', faults: ['the line is not a JSON object with a text'] } as const);
      if (answer.kind === 'accepted') posted.push({ row, accepted: answer, outcome: null });
      else posted.push({ row, accepted: null, outcome: outcome(row, answer.kind, answer.faults) });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

/** Resolves when every accepted comment has its verdict, or when none has come for `patienceMs`. */
async function verdicts(posted: Posted[], decisions: Map<string, Decision>, patienceMs: number): Promise<void> {
  const waiting = new Set(posted.flatMap(({ accepted }) => (accepted ? [accepted.id] : [])));
  for (let idleSince = performance.now(); waiting.size > 0 && performance.now() - idleSince < patienceMs;) {
    const before = waiting.size;
    for (const id of waiting) if (decisions.has(id)) waiting.delete(id);
    if (waiting.size < before) idleSince = performance.now();
    if (waiting.size > 0) await sleep(20);
  }
}

/** What became of every row; those that no event told of are asked for by their receipts. */
async function outcomesOf(
  posted: Posted[],
  decisions: Map<string, Decision>,
  client: DemoClient,
): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (const { row, accepted, outcome: known } of posted) {
    const decision = accepted && decisions.get(accepted.id);
    if (known) outcomes.push(known);
    else if (decision) outcomes.push(outcome(row, decision.status, decision.reasons, decision.ms));
    else {
      const found = await client.status(accepted!);
      outcomes.push(outcome(row, found.status, found.reasons));
    }
  }
  return outcomes;
}

function outcome(
  row: DemoRow | null,
  ending: RowOutcome['ending'],
  reasons: readonly string[],
  ms: number | null = null,
): RowOutcome {
  return { label: row?.label ?? null, ending, reasons, ms };
}

/** A bar on a terminal, else a line every few seconds; it counts the rows that have come to their end. */
function showProgress(total: number, posted: Posted[], decisions: Map<string, Decision>): { stop(): void } {
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {value}/{total} at their verdict, {posted} posted, {duration_formatted}',
      noTTYOutput: true,
      notTTYSchedule: 3_000,
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  const update = (): void => {
    const ended = posted.filter(({ outcome, accepted }) => outcome !== null || decisions.has(accepted!.id)).length;
    bar.update(ended, { posted: posted.length });
  };
  bar.start(total, 0, { posted: 0 });
  const timer = setInterval(update, 500);
  let stopped = false;
  return {
    stop: () => {
      if (stopped) return;
      stopped = true;
      clearInterval(timer);
      update();
      bar.stop();
    },
  };
}
