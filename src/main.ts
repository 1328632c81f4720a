import { resolve } from 'node:path';
import { readEnvironment, type Environment } from './config/environment.js';
import { credentialsFile } from './data-folder.js';
import { Log } from './observability/log.js';
import { startService, type RunningService } from './service.js';
import { startFault } from './start-fault.js';

/** A stop that takes longer than this is cut off; what was accepted is in the database all the same. */
const longestStopMs = 24_000;

await main();

async function main(): Promise<void> {
  try {
    process.loadEnvFile();
  } catch {
    // There need not be an .env file.
  }
  const environment = settings();
  const log = new Log(environment);
  try {
    const service = await startService(environment, say);
    stopOnSignals(service, log);
    introduce(service, environment);
  } catch (error) {
    say(startFault(error));
    process.exit(1);
  }
}

function settings(): Environment {
  try {
    return readEnvironment(process.env);
  } catch (error) {
    say(startFault(error));
    process.exit(1);
  }
}

function stopOnSignals(service: RunningService, log: Log): void {
  const stop = (signal: string): void => {
    const began = performance.now();
    log.stopping(signal);
    setTimeout(() => process.exit(1), longestStopMs).unref();
    service.stop().then(
      () => {
        log.stopped(Math.round(performance.now() - began));
        process.exit(0);
      },
      (error: unknown) => {
        log.background('stopping', error);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // A fault that nobody waits for must not take accepted comments' work down with it, nor pass unseen.
  process.on('unhandledRejection', (error) => log.background('unhandled rejection', error));
}

/** What to open and which keys there are, in a few lines. People read this; programs read credentials.json. */
function introduce({ url, queue, seeded }: RunningService, environment: Environment): void {
  if (!url || environment.NODE_ENV === 'production') return;
  const lines = [
    '',
    `Anteroom is ready (queue on ${queue === 'redis' ? 'Redis' : 'Postgres'}).`,
    `  An article with comments   ${url}/demo   (in Arabic: ${url}/demo/ar)`,
    `  The API, to try out        ${url}/docs`,
  ];
  if (seeded) {
    lines.push(
      `  Site key                   ${seeded.siteKey}`,
      `  Service key                ${seeded.serviceApiKey}`,
      `  Admin                      ${seeded.adminEmail}  ${seeded.adminPassword}`,
    );
  }
  lines.push(
    `  Keys and passwords are in  ${resolve(credentialsFile(environment.DATA_DIR))}`,
    '  Stop with Ctrl-C.',
    '',
  );
  say(lines.join('\n'));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
