import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { AkismetClient, type AkismetClientOptions } from 'akismet-api';
import { faultOf, mostAnswerBytes } from './http-exchange.js';
import { JudgeFault } from './judge.js';

/** What Akismet said; `discard` = so blatant that nobody need see it. */
export type AkismetAnswer = 'ham' | 'spam' | 'discard';

type Comment = Parameters<AkismetClient['checkSpam']>[0];

/**
 * The library cannot be aborted, follows redirects, reads answers of any length and keeps Akismet's headers to itself. So
 * the one request that it makes is taken hold of here: Node announces each as it starts, in the context of the call.
 */
const requests = new AsyncLocalStorage<(request: ClientRequest) => void>();
subscribe('http.client.request.start', (message) => {
  requests.getStore()?.((message as { request: ClientRequest }).request);
});

/**
 * Asks `comment-check`. `endpoint` (with the slash at its end) takes the place of `https://KEY.rest.akismet.com/1.1/`.
 * Throws JudgeFault when there is no plain answer, and soon after `signal` aborts.
 */
export async function akismetCheck(
  options: AkismetClientOptions,
  endpoint: string | null,
  comment: Comment,
  signal: AbortSignal,
): Promise<AkismetAnswer> {
  const client = new AkismetClient(options);
  if (endpoint !== null) Object.assign(client, { endpoint });
  const call = new Call(signal);
  try {
    const spam = await requests.run(
      (request) => call.take(request),
      () => client.checkSpam(comment),
    );
    return spam ? (call.discard ? 'discard' : 'spam') : 'ham';
  } catch {
    // The library's errors hold Akismet's answer, or the request as it was sent.
    throw call.fault ?? new JudgeFault('Akismet gave no answer.');
  } finally {
    call.end();
  }
}

/** The one request of a call. */
class Call {
  discard = false;
  fault: JudgeFault | null = null;
  private request: ClientRequest | null = null;
  private readonly abort = (): void => this.refuse('The judge took too long.');

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', this.abort);
  }

  take(request: ClientRequest): void {
    const isFirst = this.request === null;
    this.request = request;
    // Announced before it is sent: nothing of it leaves.
    if (!isFirst) return this.refuse('The judge answered with a redirect.');
    if (this.signal.aborted) return this.abort();
    request.once('response', (response: IncomingMessage) => this.read(response));
  }

  end(): void {
    this.signal.removeEventListener('abort', this.abort);
  }

  private read(response: IncomingMessage): void {
    const { statusCode = 0, headers } = response;
    this.discard = headers['x-akismet-pro-tip'] === 'discard';
    if (statusCode >= 400) this.fault = faultOf(statusCode, headers['retry-after']);
    let size = 0;
    response.on('data', (chunk: Buffer | string) => {
      size += chunk.length;
      if (size > mostAnswerBytes) this.refuse('The answer is too long.');
    });
  }

  private refuse(why: string): void {
    this.fault ??= new JudgeFault(why);
    this.request?.destroy();
  }
}
