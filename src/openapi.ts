import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

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
  return SwaggerModule.createDocument(app, config, { operationIdFactory: (_, method) => method });
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
