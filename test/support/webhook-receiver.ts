import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { EventEnvelope } from '../../src/events/envelope.js';

/** A webhook as it came. */
export interface Received {
  at: number;
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What a receiver does with a webhook; `closed` resolves when the other side has gone. */
export type Reaction = (response: ServerResponse, webhook: Received, closed: Promise<void>) => void | Promise<void>;

/** The certificate of `receiver.test`, which nobody has signed but itself. */
export const receiverCertificate = readFileSync('test/fixtures/tls/receiver.cert.pem', 'utf8');

/** A real HTTP server that webhooks are sent to. It remembers what came, and behaves as it is told. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  reaction: Reaction = answers(204);
  /** How many webhooks it had in its hands at the same time, at most. */
  mostAtOnce = 0;
  private inHand = 0;
  private port = 0;
  private server: Server | null = null;

  private constructor(private readonly secure: boolean) {}

  static async start({ secure = false } = {}): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver(secure);
    await receiver.comeBack();
    return receiver;
  }

  /** `host` must lead to 127.0.0.1. */
  url(host = '127.0.0.1'): string {
    return `${this.secure ? 'https' : 'http'}://${host}:${this.port}/hook?for=anteroom`;
  }

  /** The events that came, each checked with the public library as a receiver would; throws when a signature is wrong. */
  events(secret: string): EventEnvelope[] {
    const webhook = new Webhook(secret);
    return this.received.map(({ body, headers }) => {
      const event = webhook.verify(body, headers as Record<string, string>) as EventEnvelope;
      if (event.id !== headers['webhook-id']) throw new Error('The id of the message is not that of the event.');
      return event;
    });
  }

  /** Listens, after `goAway` on the same port as before. */
  async comeBack(): Promise<void> {
    const tls = { key: readFileSync('test/fixtures/tls/receiver.key.pem'), cert: receiverCertificate };
    const server = this.secure ? createSecureServer(tls) : createServer();
    server.on('request', (request, response) => void this.take(request, response));
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen(this.port, '127.0.0.1', () => resolve()),
    );
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Hangs up on everybody and stops listening. */
  async goAway(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    const at = Date.now();
    let body = '';
    try {
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
    } catch {
      return;
    }
    const webhook = { at, method: request.method!, path: request.url!, headers: request.headers, body };
    this.received.push(webhook);
    this.inHand += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.inHand);
    void closed.then(() => (this.inHand -= 1));
    await this.reaction(response, webhook, closed);
  }
}

/** Answers with this. */
export function answers(status: number, body: unknown = '', headers: Record<string, string> = {}): Reaction {
  return (response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Echoes the challenge of an `endpoint.verify`, and takes everything else. */
export const echoes: Reaction = (response, webhook, closed) => {
  const { data } = JSON.parse(webhook.body) as { data: { challenge?: string } };
  return answers(200, data.challenge === undefined ? '' : { challenge: data.challenge })(response, webhook, closed);
};

/** Receivers as they should not be. */
export const unkind = {
  hangs: (() => undefined) as Reaction,
  /** 200 at once, and then a byte each second. */
  drips: (async (response, _webhook, closed) => {
    response.writeHead(200);
    response.write('o');
    const timer = setInterval(() => response.write('k'), 1_000);
    await closed;
    clearInterval(timer);
  }) as Reaction,
  /** The beginning of an answer, and then a byte of its headers each 50 ms. */
  dripsHeaders: (async (response, _webhook, closed) => {
    const { socket } = response;
    socket!.write('HTTP/1.1 200 OK\r\nx-slow: ');
    const timer = setInterval(() => socket!.write('y'), 50);
    await closed;
    clearInterval(timer);
  }) as Reaction,
  answersTenGigabytes: (async (response, _webhook, closed) => {
    response.writeHead(200, { 'content-length': String(10 * 1024 ** 3) });
    let gone = false;
    void closed.then(() => (gone = true));
    const block = Buffer.alloc(64 * 1024, 'x');
    while (!gone) {
      const hasRoom = response.write(block);
      await Promise.race([
        closed,
        new Promise((resolve) => (hasRoom ? setImmediate(resolve) : response.once('drain', resolve))),
      ]);
    }
  }) as Reaction,
  hugeHeaders: answers(200, '', { 'x-huge': 'x'.repeat(20 * 1024) }),
  speaksNonsense: ((response) => void response.socket!.end('SSH-2.0-OpenSSH_9.9\r\n')) as Reaction,
  closesAtOnce: ((response) => void response.destroy()) as Reaction,
  closesEarly: ((response) => {
    response.writeHead(500, { 'content-length': '1000' });
    response.write('half of', () => response.destroy());
  }) as Reaction,
};
