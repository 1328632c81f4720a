import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { BadRequestException } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { sendProblem } from './problem.filter.js';
import { Problem, problems } from './problem.js';
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
    // What fails before there is a route, or even a request, is a problem like any other.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      addStaticHeaders(request, reply);
      sendProblem(
        reply,
        request,
        new Problem(problems['malformed-request'], 'The address cannot be read or is too long.'),
      );
    },
    clientErrorHandler: answerUnreadable,
  });
}

/** Answers, on the bare connection, what is no HTTP request that we can read, or one whose headers are too long. */
function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { slug, status, title } = problems['malformed-request'];
  const detail = 'The request line or a header cannot be read or is too long.';
  const body = JSON.stringify({ type: `/problems/${slug}`, title, status, detail });
  const head = `HTTP/1.1 ${status} Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: ${body.length}`;
  if (socket.writable) socket.write(`${head}\r\nConnection: close\r\n\r\n${body}`);
  socket.destroy(error);
}

function addStaticHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id).headers(staticHeaders);
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
    addStaticHeaders(request, reply);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, id: requestId } = request;
    const { statusCode: status, elapsedTime: ms } = reply;
    const route = request.routeOptions.url ?? 'none';
    metrics.requestServed(method, route, status, ms / 1_000);
    log.requestServed({ requestId, method, route, status, ms });
    done();
  });
}

/** What pages need besides: a policy that lets them load what they are made of. API answers load nothing at all. */
export const pageSecurityPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What every answer carries. */
export const staticHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

function addParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // No body at all is for the validator to judge: some routes need none.
    if (body.length === 0) done(null, undefined);
    // Decoding would put replacement characters where the bytes are wrong, and something else would be stored than was sent.
    else if (!isUtf8(body as Buffer)) done(new BadRequestException());
    else parseJson(request, body.toString(), done);
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
  return /^\/(demo|prove-address)([/?]|$)/.test(request.raw.url ?? '');
}

/** Answers with a page of ours under the pages' policy. */
export function sendPage(reply: FastifyReply, status: number, html: string): void {
  void reply
    .code(status)
    .header('content-security-policy', pageSecurityPolicy)
    .type('text/html; charset=utf-8')
    .send(html);
}
