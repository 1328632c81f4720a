import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { ApiModule } from '../../src/api.module.js';
import { readEnvironment } from '../../src/config/environment.js';
import { CoreModule } from '../../src/core.module.js';
import { HealthModule } from '../../src/health/health.module.js';
import { accessMetadata, type AccessPolicy } from '../../src/http/access.js';
import type { TestDatabase } from './database.js';
import { testMasterKeys } from './service-process.js';

/** A handler of a controller, as its decorators describe it. */
export interface Route {
  method: string;
  /** With parameters in braces, as OpenAPI writes them. */
  path: string;
  /** Undefined when the handler declares nothing. */
  policy: AccessPolicy | undefined;
  handler: string;
}

function routesOf(controllers: (abstract new (...args: never[]) => object)[]): Route[] {
  return controllers.flatMap((controller) => {
    const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
    return Object.getOwnPropertyNames(controller.prototype).flatMap((name): Route[] => {
      const handler: unknown = (controller.prototype as Record<string, unknown>)[name];
      const path: unknown =
        typeof handler === 'function' && name !== 'constructor'
          ? Reflect.getMetadata(PATH_METADATA, handler)
          : undefined;
      if (path === undefined) return [];
      const whole = `/${base}/${String(path)}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
      return [
        {
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler as object) as RequestMethod],
          path: whole.replace(/:(\w+)/g, '{$1}'),
          policy: Reflect.getMetadata(accessMetadata, handler as object) as AccessPolicy | undefined,
          handler: `${controller.name}.${name}`,
        },
      ];
    });
  });
}

/** The routes of the api role, read off the very modules that the service is made of. */
export async function routesInProcess(database: TestDatabase): Promise<Route[]> {
  const environment = readEnvironment({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    MASTER_KEYS: testMasterKeys,
    LOG_LEVEL: 'silent',
  });
  class Root {}
  const root = { module: Root, imports: [CoreModule.for(environment), HealthModule, ApiModule] };
  const app = await NestFactory.createApplicationContext(root as never, { logger: false, abortOnError: false });
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype));
  await app.close();
  await app.get(DataSource).destroy();
  return routesOf(controllers as never);
}
