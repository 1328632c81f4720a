import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CommentStore } from '../../src/comments/comment-store.js';
import { readEnvironment } from '../../src/config/environment.js';
import { CoreModule } from '../../src/core.module.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { WakeUp } from '../../src/queue/wake-up.js';
import type { TestDatabase } from './database.js';
import { testMasterKeys } from './service-process.js';

/** What a process of the service is made of, without its door and its loops, inside the test's own process. */
export interface TestContext {
  get<T>(type: Type<T> | symbol): T;
  /** Ends what is under way and lets go of everything. */
  close(): Promise<void>;
}

/** Opens the core on a database, with whatever providers the test is about besides. */
export async function openContext(
  database: TestDatabase,
  { settings = {}, providers = [] }: { settings?: Record<string, string>; providers?: Type[] } = {},
): Promise<TestContext> {
  const environment = readEnvironment({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '6',
    MASTER_KEYS: testMasterKeys,
    LOG_LEVEL: 'silent',
    ...settings,
  });
  class Root {}
  const root = { module: Root, imports: [CoreModule.for(environment)], providers };
  const app = await NestFactory.createApplicationContext(root as never, { logger: false, abortOnError: false });
  return {
    get: (type) => app.get(type),
    close: async () => {
      await app.get(CommentStore).drain();
      await app.get(ModerationService).drain();
      await app.get(WakeUp).close();
      await app.close();
      await app.get(DataSource).destroy();
    },
  };
}
