import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';
import { ApiModule } from './api.module.js';
import { serveAsyncApi } from './asyncapi.js';
import { Environment } from './config/environment.js';
import { CoreModule } from './core.module.js';
import { saveCredentials, masterKeysOf, readCredentials } from './data-folder.js';
import { migrate } from './database/migrate.js';
import { EventFeed } from './delivery/feed/event-feed.js';
import { OutboxRelay } from './delivery/outbox-relay.js';
import { RedisTap } from './delivery/redis-tap.js';
import { EventStreams } from './delivery/stream/event-streams.js';
import { Challenges } from './delivery/webhooks/challenges.js';
import { WebhookDispatcher } from './delivery/webhooks/webhook-dispatcher.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/embedded-postgres.js';
import { HealthModule } from './health/health.module.js';
import { Readiness } from './health/readiness.js';
import { ProblemFilter } from './http/problem.filter.js';
import { createAdapter, prepareServer } from './http/server.js';
import { UnusedConnections } from './http/unused-connections.js';
import { ValidationPipe } from './http/validation.pipe.js';
import { IntakeService } from './intake/intake.service.js';
import { ShortWay } from './intake/short-way.js';
import { Refits } from './learning/refits.js';
import { ModerationService } from './moderation/moderation.service.js';
import { Log } from './observability/log.js';
import { serveOpenApi } from './openapi.js';
import { EmailCipher } from './privacy/email-cipher.js';
import { KeyedHashes } from './privacy/keyed-hashes.js';
import { screenComment } from './queue/jobs/screen-comment.job.js';
import { QueueBackend } from './queue/queue-backend.js';
import { WakeUp } from './queue/wake-up.js';
import { WorkerHost } from './queue/worker-host.js';
import { Sweep } from './screening/sweep.js';
import { seed, seedAdmin, type Credentials } from './seed.js';
import { crossOriginHook } from './sites/cross-origin.js';
import { SitesRepository } from './sites/sites.repository.js';
import { WorkerModule } from './worker.module.js';

/** How long a stopping process waits for the first request on a connection that has seen none. */
const patienceWithUnusedMs = 1_000;

/** A running process of the service. `url` is null when it does not listen; `seeded` holds what a first start made. */
export interface RunningService {
  app: NestFastifyApplication;
  url: string | null;
  queue: 'redis' | 'postgres';
  seeded: Credentials | null;
  /** Stops taking work, ends what is under way, and lets go of everything. Calling it again is harmless. */
  stop(): Promise<void>;
}

/** Starts the roles that the environment names. `onProgress` is told in plain words what takes time. */
export async function startService(
  given: Environment,
  onProgress: (line: string) => void = () => undefined,
): Promise<RunningService> {
  const began = performance.now();
  const environment = Object.assign(new Environment(), given);
  let postgres: EmbeddedPostgres | null = null;
  if (!environment.DATABASE_URL) {
    postgres = await startEmbeddedPostgres({ dataDir: environment.DATA_DIR, onProgress });
    environment.DATABASE_URL = postgres.url;
  }
  try {
    environment.MASTER_KEYS ??= await masterKeysOf(environment.DATA_DIR);
    if (environment.MIGRATE_ON_START) await migrate(environment.DATABASE_URL);
    const app = await build(environment);
    const running = await run(app, environment, postgres);
    app.get(Log).started({
      port: running.url ? Number(new URL(running.url).port) : null,
      queue: running.queue,
      ms: Math.round(performance.now() - began),
    });
    return running;
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function build(environment: Environment): Promise<NestFastifyApplication> {
  const log = new Log(environment);
  const isApi = environment.ROLES.includes('api');
  const isWorker = environment.ROLES.includes('worker');
  const imports = [
    CoreModule.for(environment),
    HealthModule,
    ...(isApi ? [ApiModule] : []),
    ...(isWorker ? [WorkerModule] : []),
  ];
  class Root {}
  const app = await NestFactory.create<NestFastifyApplication>({ module: Root, imports } as never, createAdapter(), {
    logger: log.forNest(),
    bodyParser: false,
    abortOnError: false,
  });
  await app.get(QueueBackend).requireFit();
  prepareServer(app);
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(Log)));
  if (isApi) {
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', crossOriginHook(app.get(SitesRepository)) as never);
    serveOpenApi(app);
    serveAsyncApi(app);
    app.get(ShortWay).standBefore(app.getHttpAdapter().getInstance() as unknown as FastifyInstance);
  }
  await app.init();
  return app;
}

async function run(
  app: NestFastifyApplication,
  environment: Environment,
  postgres: EmbeddedPostgres | null,
): Promise<RunningService> {
  const isApi = environment.ROLES.includes('api');
  const isWorker = environment.ROLES.includes('worker');
  const port = isApi ? environment.PORT : environment.HEALTH_PORT;
  const host = environment.HOST;
  let url: string | null = null;
  const unused = new UnusedConnections(app.getHttpServer() as Server);
  if (port !== undefined) {
    await app.listen(port, host);
    const { port: actual } = app.getHttpServer().address() as AddressInfo;
    url = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${actual}`;
  }
  // Opened ahead, so that the first comment need not wait for it; when it cannot be, the first wake-up tries again.
  await app
    .get(WakeUp)
    .queueOf(screenComment)
    .catch((error: unknown) => app.get(Log).queueError(screenComment.name, error));
  if (isWorker) {
    app.get(WorkerHost).start();
    app.get(Sweep).start();
    app.get(OutboxRelay).start();
    app.get(RedisTap).start();
    app.get(Challenges).start();
    app.get(WebhookDispatcher).start();
    app.get(Refits).start();
  }
  const seeded = isApi ? await prepareContent(app, environment, url!) : null;
  app.get(Readiness).started();
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopping ??= shutDown(app, { environment, postgres, unused }));
  return { app, url, queue: app.get(QueueBackend).kind, seeded, stop };
}

/** The first start's site and keys, and the address in credentials.json when the port has changed since. */
async function prepareContent(
  app: NestFastifyApplication,
  environment: Environment,
  url: string,
): Promise<Credentials | null> {
  const tools = {
    database: app.get(DataSource),
    sites: app.get(SitesRepository),
    hashes: app.get(KeyedHashes),
    cipher: app.get(EmailCipher),
  };
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, DATA_DIR, NODE_ENV } = environment;
  const publicUrl = environment.PUBLIC_URL ?? url;
  if (NODE_ENV === 'production') {
    if (email && password) await seedAdmin(tools, { email, password });
    return null;
  }
  const seeded = await seed(tools, publicUrl, { email, password });
  const kept = seeded ?? (await readCredentials(DATA_DIR));
  if (kept && (seeded || kept.url !== publicUrl)) await saveCredentials(DATA_DIR, { ...kept, url: publicUrl });
  return seeded;
}

interface ToShutDown {
  environment: Environment;
  postgres: EmbeddedPostgres | null;
  unused: UnusedConnections;
}

/** In the order of the journey: no new requests, then no new jobs, then nothing left to write, then the connections. */
async function shutDown(app: NestFastifyApplication, { environment, postgres, unused }: ToShutDown): Promise<void> {
  const isApi = environment.ROLES.includes('api');
  app.get(Readiness).stop();
  await sleep(environment.DRAIN_DELAY_MS);
  if (isApi) {
    app.get(EventFeed).endWaits();
    app.get(EventStreams).endAll();
  }
  unused.closeAfter(patienceWithUnusedMs);
  await app.getHttpAdapter().close();
  if (isApi) await app.get(IntakeService).drain();
  if (environment.ROLES.includes('worker')) {
    await Promise.allSettled([
      app.get(WorkerHost).stop(),
      app.get(Sweep).stop(),
      app.get(OutboxRelay).stop(),
      app.get(RedisTap).stop(),
      app.get(Challenges).stop(),
      app.get(WebhookDispatcher).stop(),
      app.get(Refits).stop(),
    ]);
  }
  await app.get(ModerationService).drain();
  await app.get(WakeUp).close();
  await app.close();
  await app.get(DataSource).destroy();
  await postgres?.stop();
}
