import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module.js';
import { Environment } from './config/environment.js';
import { CoreModule } from './core.module.js';
import { eventTypes } from './events/catalogue.js';
import { embeddedSchema } from './events/event-schemas.js';
import { HealthModule } from './health/health.module.js';
import { createAdapter } from './http/server.js';

/** The OpenAPI 3.1 document of the routes that this application has. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Anteroom')
    .setDescription(
      'Where comments wait before they are let in. Article pages submit and show comments, moderators decide, services listen.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description: 'A session token, an API key, or an author’s receipt.',
    })
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: (_, method) => method });
  for (const type of eventTypes) document.components!.schemas![type] = embeddedSchema(type);
  return document;
}

/**
 * The document without a running service: nothing of the application is made, no database is asked. It is what the service
 * serves, which a test compares.
 */
export async function describeApi(): Promise<OpenAPIObject> {
  class Root {}
  const root = { module: Root, imports: [CoreModule.for(new Environment()), HealthModule, ApiModule] };
  const options = { preview: true, logger: false, abortOnError: false } as const;
  return openApiDocument(await NestFactory.create<NestFastifyApplication>(root as never, createAdapter(), options));
}

/** Serves the document at /openapi.json and a page to browse it at /docs. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  // The browsable page styles itself inline; its scripts are files of ours.
  server.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!/^\/docs([/?]|$)/.test(request.raw.url ?? '')) return;
    reply.header(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; frame-ancestors 'none'",
    );
  });
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
  });
}
