import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { fixedWords, say, type Command } from './cli-command.js';
import { eventCommands } from './cli-events.js';
import { readEnvironment } from './config/environment.js';
import { CoreModule } from './core.module.js';
import { credentialsFile, masterKeysOf, saveCredentials } from './data-folder.js';
import { migrate } from './database/migrate.js';
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { Problem } from './http/problem.js';
import { Log } from './observability/log.js';
import { EmailCipher } from './privacy/email-cipher.js';
import { KeyedHashes } from './privacy/keyed-hashes.js';
import { generateMasterKey, Keyring } from './privacy/keyring.js';
import { screenComment } from './queue/jobs/screen-comment.job.js';
import { WakeUp } from './queue/wake-up.js';
import { seed } from './seed.js';
import { SitesRepository } from './sites/sites.repository.js';
import { startFault } from './start-fault.js';

/** What an operator can ask for on the command line. */
const commands: Command[] = [
  {
    usage: 'migrate',
    says: 'bring the database up to date',
    inside: async () => say('The database is up to date.'),
  },
  {
    usage: 'seed',
    says: 'make a first site, an admin and a service key, if there is no site yet',
    inside: async (context, _words, environment) => {
      const tools = {
        database: context.get(DataSource),
        sites: context.get(SitesRepository),
        hashes: context.get(KeyedHashes),
        cipher: context.get(EmailCipher),
      };
      const url = environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`;
      const made = await seed(tools, url, { email: environment.ADMIN_EMAIL, password: environment.ADMIN_PASSWORD });
      if (!made) return say('There is a site already; nothing was made.');
      // Shown here because this is the one time, and a container may have no folder to keep them in.
      await say(JSON.stringify(made, null, 2));
      await saveCredentials(environment.DATA_DIR, made).then(
        () => say(`They are kept in ${credentialsFile(environment.DATA_DIR)} too.`),
        () => say('DATA_DIR cannot be written: keep them yourself.'),
      );
    },
  },
  {
    usage: 'keys generate [id]',
    says: 'print a fresh master key for MASTER_KEYS',
    alone: async ([id]) => say(generateMasterKey(id ?? `key${new Date().getUTCFullYear()}`)),
  },
  {
    usage: 'keys rotate',
    says: 'make a new sealing key and wrap all data keys under the first master key',
    inside: async (context) => {
      const { sealKeyId, rewrapped } = await context.get(Keyring).rotate();
      await say(
        `New addresses are sealed under ${sealKeyId} (other processes follow within a minute); ${rewrapped} data keys re-wrapped.`,
      );
    },
  },
  {
    usage: 'queue rebuild',
    says: 'wake every pending comment anew, after the queue was lost',
    inside: async (context) => {
      const rows = await context
        .get(DataSource)
        .query<{ commentId: string; revision: number }[]>(
          `select id as "commentId", revision from comments where status = 'pending' order by created_at`,
        );
      for (let start = 0; start < rows.length; start += 500) {
        await context.get(WakeUp).now(screenComment, rows.slice(start, start + 500));
      }
      await say(`${rows.length} pending comments were woken.`);
    },
  },
  ...eventCommands,
];

// Whoever reads our lines may stop reading: `… | head` is no fault.
process.stdout.on('error', () => process.exit(0));
await main(process.argv.slice(2));

async function main(words: string[]): Promise<void> {
  const asked = words.join(' ');
  const command = commands.find((one) => {
    const fixed = fixedWords(one);
    return asked === fixed || (one.usage !== fixed && asked.startsWith(`${fixed} `));
  });
  if (!command) {
    const lines = commands.map(({ usage, says }) => `  ${usage}\n      ${says}`);
    await say(['Usage: npm run -s cli -- <command>', ...lines].join('\n\n'));
    process.exit(asked === '' || asked === 'help' ? 0 : 1);
  }
  const rest = words.slice(fixedWords(command).split(' ').length);
  try {
    process.loadEnvFile();
  } catch {
    // There need not be an .env file.
  }
  try {
    if (command.alone) return await command.alone(rest);
    const environment = await prepare(command.usage === 'migrate');
    const context = await NestFactory.createApplicationContext(CoreModule.for(environment) as never, {
      logger: new Log(environment).forNest(),
      abortOnError: false,
    });
    await command.inside!(context, rest, environment);
    await context.get(WakeUp).close();
    await context.close();
    await context.get(DataSource).destroy();
    await environment.stopPostgres();
    process.exit(0);
  } catch (error) {
    await say(error instanceof Problem ? error.detail : startFault(error));
    process.exit(1);
  }
}

async function prepare(migrating: boolean) {
  const environment = readEnvironment(process.env);
  let stopPostgres = async (): Promise<void> => undefined;
  // A running service is visited, so that a command can look at what it does.
  environment.DATABASE_URL ??= (await findEmbeddedPostgres(environment.DATA_DIR)) ?? undefined;
  if (!environment.DATABASE_URL) {
    const postgres = await startEmbeddedPostgres({ dataDir: environment.DATA_DIR });
    environment.DATABASE_URL = postgres.url;
    stopPostgres = () => postgres.stop();
  }
  environment.MASTER_KEYS ??= await masterKeysOf(environment.DATA_DIR);
  if (migrating || environment.MIGRATE_ON_START) await migrate(environment.DATABASE_URL);
  return Object.assign(environment, { stopPostgres });
}
