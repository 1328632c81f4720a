import { randomUUID } from 'node:crypto';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { rememberRoutes } from './route-table.js';

const bodyLimitBytes = 32 * 1024;
/** A site's policy brings its blocklist along. */
const policyLimitBytes = 1024 * 1024;

/** The Fastify adapter with our limits: 32 kB bodies, long path parameters (a thread may be a URL), time-outs. */
export function createAdapter(): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 4_096, ignoreTrailingSlash: true },
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    // While stopping, a request on an open connection is still answered: a rolling restart fails nobody.
    return503OnClosing: false,
    logger: false,
    genReqId: () => randomUUID(),
  });
}

/** Body parsers, headers, request metrics; call before the application is initialised. */
export function prepareServer(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  rememberRoutes(server);
  server.addHook('onRoute', (route) => {
    if (/^\/v1\/sites(\/|$)/.test(route.url)) route.bodyLimit = policyLimitBytes;
  });
  addParsers(server);
  const metrics = app.get(Metrics);
  const log = app.get(Log);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    for (const [name, value] of staticHeaders) reply.header(name, value);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const seconds = reply.elapsedTime / 1_000;
    metrics.requestSeconds.observe({ method: request.method, route, status: reply.statusCode }, seconds);
    log.requestServed({
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: reply.elapsedTime,
    });
    done();
  });
}

/** What pages need besides: a policy that lets them load what they are made of. API answers load nothing at all. */
export const pageSecurityPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const staticHeaders: [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cache-control', 'no-store'],
];

function addParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // No body at all is for the validator to judge: some routes need none.
    if (body === '') done(null, undefined);
    else parseJson(request, body as string, done);
  });
  // Percent-encoding makes of one Arabic letter six bytes.
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 3 * bodyLimitBytes },
    (request, body, done) => {
      // Forms are for pages. On the API a form would let any page of the web post without asking its browser first.
      if (!isPage(request)) done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type']));
      else done(null, Object.fromEntries(new URLSearchParams(body as string)));
    },
  );
}

function isPage(request: FastifyRequest): boolean {
  return /^\/demo([/?]|$)/.test(request.raw.url ?? '');
}

/** Answers with a page of ours under the pages' policy. */
export function sendPage(reply: FastifyReply, status: number, html: string): void {
  void reply
    .code(status)
    .header('content-security-policy', pageSecurityPolicy)
    .type('text/html; charset=utf-8')
    .send(html);
}
