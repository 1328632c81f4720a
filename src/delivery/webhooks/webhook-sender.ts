import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { TLSSocket } from 'node:tls';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Environment } from '../../config/environment.js';
import { retryAfterMs } from '../../http/retry-after.js';
import { webhookHeaders } from '../../http/webhook-signature.js';
import { TargetGuard, TargetRefused, type CheckedAddress } from './target-guard.js';
import type { AttemptOutcome } from './webhook-attempt.entity.js';

/** Where to send, and the keys of the endpoint's secrets that sign. */
export interface WebhookTarget {
  url: string;
  keys: readonly Buffer[];
}

/** What to send; the id stays the same however often it is sent. */
export interface WebhookMessage {
  id: string;
  body: string;
}

/** How an attempt went. */
export interface AttemptResult {
  outcome: AttemptOutcome;
  /** The HTTP status, when there was one. */
  status: number | null;
  /** The first 1,024 characters of what was answered, with nothing in it that Postgres refuses; null without an answer. */
  answer: string | null;
  /** What the receiver asked for with `Retry-After`. */
  retryAfterMs: number | null;
  startedAt: Date;
  durationMs: number;
}

const mostHeaderBytes = 16 * 1024;
const mostBodyBytes = 16 * 1024;
const mostAnswerCharacters = 1_024;
/** How long a connection may stay open for the next message; then the name is resolved and judged for a new one. */
const idleMs = 5_000;

/** The longest that sending takes: until the answer begins, and a third of that for the rest of it. In milliseconds. */
export function longestSendMs(timeoutMs: number): number {
  return Math.ceil((timeoutMs * 4) / 3);
}

type Answered = Pick<AttemptResult, 'outcome' | 'status' | 'answer' | 'retryAfterMs'>;

/**
 * Sends one webhook, as Standard Webhooks has it, to the address that the guard has checked, and to no other: redirects
 * are not followed, and a connection that is used again is one to that same address. A status of 2xx is a success, however
 * slowly the rest comes.
 */
@Injectable()
export class WebhookSender implements OnApplicationShutdown {
  private readonly timeoutMs: number;
  private readonly plain = new HttpAgent({ keepAlive: true, timeout: idleMs });
  private readonly secure = new HttpsAgent({ keepAlive: true, timeout: idleMs });

  constructor(
    private readonly guard: TargetGuard,
    { WEBHOOK_TIMEOUT_MS }: Environment,
  ) {
    this.timeoutMs = WEBHOOK_TIMEOUT_MS;
  }

  /**
   * Never throws. Is done within `longestSendMs`, or at once when `signal` aborts: then it is not known
   * whether the message arrived, and the outcome is `unreachable`.
   */
  async send(target: WebhookTarget, message: WebhookMessage, signal?: AbortSignal): Promise<AttemptResult> {
    const startedAt = new Date();
    const began = performance.now();
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.timeoutMs);
    const until = signal ? AbortSignal.any([late.signal, signal]) : late.signal;
    const answered = await this.attempt(target, message, until, () => clearTimeout(timer)).catch(
      (error: unknown): Answered => ({
        outcome: late.signal.aborted ? 'timed-out' : outcomeOf(error),
        status: null,
        answer: null,
        retryAfterMs: null,
      }),
    );
    clearTimeout(timer);
    return { ...answered, startedAt, durationMs: Math.round(performance.now() - began) };
  }

  onApplicationShutdown(): void {
    this.plain.destroy();
    this.secure.destroy();
  }

  private async attempt(
    target: WebhookTarget,
    message: WebhookMessage,
    until: AbortSignal,
    onAnswer: () => void,
  ): Promise<Answered> {
    if (!URL.canParse(target.url)) throw new TargetRefused('address-not-allowed');
    const url = new URL(target.url);
    const address = await unlessAborted(this.guard.resolve(url), until);
    const response = await this.exchange(url, address, target.keys, message, until);
    onAnswer();
    const answer = await readStart(response, this.timeoutMs / 3);
    const status = response.statusCode!;
    const retryAfter = retryAfterMs(response.headers['retry-after'], new Date());
    return { outcome: outcomeOfStatus(status), status, answer, retryAfterMs: retryAfter };
  }

  /** A connection that was kept may have been closed by the other side just as it was used: that says nothing about it. */
  private async exchange(...args: Parameters<WebhookSender['post']>): Promise<IncomingMessage> {
    try {
      return await this.post(...args);
    } catch (error) {
      if (!(error instanceof StaleConnection)) throw error;
      return this.exchange(...args);
    }
  }

  private post(
    url: URL,
    { address, family }: CheckedAddress,
    keys: readonly Buffer[],
    { id, body }: WebhookMessage,
    until: AbortSignal,
  ): Promise<IncomingMessage> {
    const isPlain = url.protocol === 'http:';
    const name = url.hostname.replace(/^\[|\]$|\.$/g, '');
    return new Promise((resolve, reject) => {
      // Connected to by its address, with the name for the certificate and the Host header: nothing is left to look up.
      const request = (isPlain ? httpRequest : httpsRequest)({
        agent: isPlain ? this.plain : this.secure,
        method: 'POST',
        host: address,
        family,
        port: url.port || (isPlain ? 80 : 443),
        path: `${url.pathname}${url.search}`,
        ...(isPlain ? {} : { servername: isIP(name) ? '' : name }),
        maxHeaderSize: mostHeaderBytes,
        signal: until,
        headers: {
          host: url.host,
          'content-type': 'application/cloudevents+json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'anteroom',
          accept: '*/*',
          'accept-encoding': 'identity',
          ...webhookHeaders(keys, id, new Date(), body),
        },
      });
      request.once('response', resolve);
      request.once('upgrade', (_response, socket) => {
        socket.destroy();
        reject(new BadAnswer());
      });
      request.on('error', (error) => reject(until.aborted ? error : faultOf(request, error)));
      request.end(body);
    });
  }
}

/** The answer was none of HTTP. */
class BadAnswer extends Error {}
/** The certificate is not that of the name, or the connection could not be made secure. */
class Insecure extends Error {}
/** A connection kept from before was closed by the other side. */
class StaleConnection extends Error {}

function faultOf(request: ClientRequest, error: Error): Error {
  const { code = '' } = error as { code?: string };
  if (request.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE')) return new StaleConnection();
  if (code.startsWith('HPE_')) return new BadAnswer();
  const { authorizationError } = (request.socket ?? {}) as Partial<TLSSocket>;
  return authorizationError || /^(ERR_TLS|ERR_SSL|EPROTO)/.test(code) ? new Insecure() : error;
}

function outcomeOf(error: unknown): AttemptOutcome {
  if (error instanceof TargetRefused) return error.outcome;
  if (error instanceof BadAnswer) return 'bad-answer';
  return error instanceof Insecure ? 'insecure' : 'unreachable';
}

function outcomeOfStatus(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return 'delivered';
  return status >= 300 && status < 400 ? 'redirected' : 'refused-by-receiver';
}

/** The start of a body, as far as it came in time. */
function readStart(response: IncomingMessage, forMs: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      // A body that came whole leaves its connection open for the next message.
      if (!response.complete) response.destroy();
      resolve(cleaned(Buffer.concat(chunks).subarray(0, mostBodyBytes)));
    };
    const timer = setTimeout(done, forMs);
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= mostBodyBytes) done();
    });
    response.once('end', done).once('close', done).on('error', done);
  });
}

/** Text of a stranger's, made fit to be stored and shown. */
function cleaned(bytes: Buffer): string {
  const text = new TextDecoder().decode(bytes).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
  return Array.from(text).slice(0, mostAnswerCharacters).join('');
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
