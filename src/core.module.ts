import { Global, Module } from '@nestjs/common';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { BansRepository } from './bans/bans.repository.js';
import { CommentStore } from './comments/comment-store.js';
import { ParentsRepository } from './comments/parents.repository.js';
import { ThreadsRepository } from './comments/threads.repository.js';
import { Environment } from './config/environment.js';
import { dataSourceOptions, requireSupportedServer } from './database/data-source.js';
import { Notifications } from './database/notifications.js';
import { TargetGuard } from './delivery/webhooks/target-guard.js';
import { WebhookSecrets } from './delivery/webhooks/webhook-secrets.js';
import { WebhookSender } from './delivery/webhooks/webhook-sender.js';
import { entities } from './entities.js';
import { Readiness } from './health/readiness.js';
import { BUDGET_REDIS, RateLimiter } from './http/rate-limiter.js';
import { LearningRepository } from './learning/learning.repository.js';
import { SiteLayers } from './learning/site-layers.js';
import { DecisionsRepository } from './moderation/decisions.repository.js';
import { RetractionsRepository } from './moderation/retractions.repository.js';
import { ModerationService } from './moderation/moderation.service.js';
import { Log } from './observability/log.js';
import { Metrics } from './observability/metrics.js';
import { EmailCipher } from './privacy/email-cipher.js';
import { KeyedHashes } from './privacy/keyed-hashes.js';
import { Keyring } from './privacy/keyring.js';
import { TextCipher } from './privacy/text-cipher.js';
import { QueueBackend } from './queue/queue-backend.js';
import { WakeUp } from './queue/wake-up.js';
import { SitesRepository } from './sites/sites.repository.js';
import { AddressProofs } from './trust/address-proofs.service.js';
import { AuthorRecords } from './trust/author-records.repository.js';
import { Mailer } from './trust/mailer.js';

const database = {
  provide: DataSource,
  inject: [Environment],
  useFactory: async (environment: Environment): Promise<DataSource> => {
    const source = new DataSource(
      dataSourceOptions(environment.DATABASE_URL!, environment.DATABASE_POOL_SIZE, entities),
    );
    await source.initialize();
    await requireSupportedServer(source);
    return source;
  },
};

const keyring = {
  provide: Keyring,
  inject: [DataSource, Environment],
  useFactory: async (source: DataSource, environment: Environment): Promise<Keyring> => {
    const ring = new Keyring(source, environment);
    await ring.open();
    return ring;
  },
};

const budgetRedis = {
  provide: BUDGET_REDIS,
  inject: [Environment, Log],
  useFactory: ({ REDIS_URL, RATE_LIMIT_STORE }: Environment, log: Log): Redis | null => {
    if (!REDIS_URL || (RATE_LIMIT_STORE && RATE_LIMIT_STORE !== 'redis')) return null;
    const redis = new Redis(REDIS_URL, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: 2_000,
      commandTimeout: 1_000,
    });
    redis.on('error', (error) => log.queueError('rate limits', error));
    return redis;
  },
};

const shared = [
  AddressProofs,
  AuthorRecords,
  BansRepository,
  CommentStore,
  DataSource,
  DecisionsRepository,
  EmailCipher,
  Environment,
  KeyedHashes,
  Keyring,
  LearningRepository,
  Log,
  Mailer,
  Metrics,
  ModerationService,
  Notifications,
  ParentsRepository,
  QueueBackend,
  RateLimiter,
  Readiness,
  RetractionsRepository,
  SiteLayers,
  SitesRepository,
  TargetGuard,
  TextCipher,
  ThreadsRepository,
  WakeUp,
  WebhookSecrets,
  WebhookSender,
];

/** What every role is made of; one instance each per process. */
@Global()
@Module({})
export class CoreModule {
  static for(environment: Environment): {
    module: typeof CoreModule;
    providers: unknown[];
    exports: unknown[];
    global: true;
  } {
    const made = [{ provide: Environment, useValue: environment }, database, keyring, budgetRedis];
    const known = new Set(made.map(({ provide }) => provide as unknown));
    return {
      module: CoreModule,
      global: true,
      providers: [...made, ...shared.filter((provider) => !known.has(provider))],
      exports: [...shared, BUDGET_REDIS],
    };
  }
}
