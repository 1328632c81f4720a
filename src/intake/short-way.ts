import { randomUUID } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Environment } from '../config/environment.js';
import { clientNetwork } from '../http/client-address.js';
import { readIdempotencyKey } from '../http/idempotency-key.js';
import { faultAsProblem } from '../http/problem.filter.js';
import { problemDocument } from '../http/problem.js';
import { staticHeaders } from '../http/server.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { IntakeService } from './intake.service.js';
import { SubmitComment } from './submit-comment.dto.js';

const path = '/v1/comments';
const longestBody = 32 * 1024;

/**
 * The short way of an ordinary submission past the framework, which costs more than storing the comment does. It takes only
 * what any reader's page sends (an anonymous JSON POST of known length, plainly right by the DTO's own rules) and hands
 * everything else to the ordinary way, body included, so that the rules are in one place. What is refused further in, by
 * intake itself, is answered with the same problems.
 */
@Injectable()
export class ShortWay {
  private isStopping = (): boolean => false;

  constructor(
    private readonly intake: IntakeService,
    private readonly environment: Environment,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  /** Stands before the framework's server; bodies that were read in vain are given to it again. */
  standBefore(server: FastifyInstance): void {
    const bodies = new WeakMap<IncomingMessage, Buffer>();
    server.addHook('preParsing', (request, _reply, payload, done) => {
      const body = bodies.get(request.raw);
      done(null, body ? Object.assign(Readable.from([body]), { receivedEncodedLength: body.length }) : payload);
    });
    // A server that stops takes no new connections; those that are open end with their present answer.
    this.isStopping = () => !server.server.listening;
    const [ordinaryWay] = server.server.listeners('request') as [RequestListener];
    server.server.removeAllListeners('request');
    server.server.on('request', (request, response) => {
      const taken = this.take(request, response, (body) => {
        bodies.set(request, body);
        ordinaryWay(request, response);
      });
      if (!taken) ordinaryWay(request, response);
    });
  }

  /** Serves the request and answers true, or leaves it untouched and answers false. */
  private take(request: IncomingMessage, response: ServerResponse, ordinaryWay: (body: Buffer) => void): boolean {
    if (!isOrdinary(request)) return false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      const submission = plainlyRight(body);
      if (submission) void this.serve(submission, request, response);
      else ordinaryWay(body);
    });
    return true;
  }

  private async serve(submission: SubmitComment, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const began = performance.now();
    const requestId = randomUUID();
    try {
      const { id, receipt } = await this.intake.submit(submission, {
        requestId,
        origin: null,
        network: clientNetwork(request, this.environment.TRUSTED_PROXIES),
        idempotencyKey: readIdempotencyKey(request),
        service: null,
      });
      const headers = { 'content-type': 'application/json; charset=utf-8', location: `${path}/${id}/status` };
      this.send(response, 202, requestId, headers, JSON.stringify({ id, status: 'pending', receipt }));
    } catch (error) {
      const problem = faultAsProblem(error, { requestId, route: path }, this.log);
      const { status, headers, body } = problemDocument(problem, requestId);
      this.send(response, status, requestId, headers, body);
    }
    const ms = performance.now() - began;
    this.metrics.requestServed('POST', path, response.statusCode, ms / 1_000);
    this.log.requestServed({ requestId, method: 'POST', route: path, status: response.statusCode, ms });
  }

  private send(
    response: ServerResponse,
    status: number,
    requestId: string,
    headers: Record<string, string>,
    body: string,
  ): void {
    response.writeHead(status, {
      ...staticHeaders,
      'x-request-id': requestId,
      'content-length': Buffer.byteLength(body),
      ...(this.isStopping() ? { connection: 'close' } : {}),
      ...headers,
    });
    response.end(body);
  }
}

function isOrdinary({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === path &&
    Number(headers['content-length']) <= longestBody &&
    /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '') &&
    headers.authorization === undefined &&
    headers.cookie === undefined &&
    headers.origin === undefined &&
    headers.expect === undefined
  );
}

function plainlyRight(body: Buffer): SubmitComment | null {
  if (!isUtf8(body)) return null;
  try {
    const plain: unknown = JSON.parse(body.toString());
    // JSON.parse gives `__proto__` as a field like any other; the ordinary way refuses it, and so it goes there.
    if (typeof plain !== 'object' || plain === null || Array.isArray(plain) || Object.hasOwn(plain, '__proto__'))
      return null;
    const submission = SubmitComment.from(plain as Record<string, unknown>);
    return SubmitComment.plainlyRight(submission) ? submission : null;
  } catch {
    return null;
  }
}
