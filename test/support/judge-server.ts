import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came, whole. */
export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** What to do with a request; `closed` resolves when the other side has gone. */
export type Behaviour = (response: ServerResponse, asked: Asked, closed: Promise<void>) => void | Promise<void>;

/** A real HTTP server that stands in for an outside judge. It remembers what it was asked, and behaves as it is told. */
export class JudgeServer {
  readonly asked: Asked[] = [];
  /** How many of the requests have ended, either way. */
  ended = 0;
  behaviour: Behaviour = respond(200, '');

  private constructor(private readonly server: Server) {}

  static async start(): Promise<JudgeServer> {
    const server = createServer();
    const judge = new JudgeServer(server);
    server.on('request', (request, response) => void judge.take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return judge;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** All that ever came in, as one text to search. */
  transcript(): string {
    return this.asked.map((asked) => JSON.stringify(asked)).join('\n');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    void closed.then(() => (this.ended += 1));
    let body = '';
    try {
      for await (const chunk of request.setEncoding('utf8')) body += chunk;
    } catch {
      return;
    }
    const asked = { method: request.method!, path: request.url!, headers: request.headers, body };
    this.asked.push(asked);
    await this.behaviour(response, asked, closed);
  }
}

/** Answers with this. */
export function respond(status: number, body: unknown, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Answers with what lies in `test/fixtures/judges/<name>.json`. */
export function fixture(name: string): Behaviour {
  const { status, headers, body } = JSON.parse(readFileSync(`test/fixtures/judges/${name}.json`, 'utf8'));
  return respond(status, body, headers);
}

/** Ways in which a server can be of no use. */
export const misbehaviour = {
  hangs: (() => undefined) as Behaviour,
  drips: (async (response, _asked, closed) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    await closed;
    clearInterval(timer);
  }) as Behaviour,
  closesEarly: ((response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"scores":', () => response.destroy());
  }) as Behaviour,
  closesAtOnce: ((response) => void response.destroy()) as Behaviour,
  answersTenMegabytes: respond(200, `{"scores":{"spam":0},"padding":"${'x'.repeat(10 * 1024 * 1024)}"}`),
  answersNonsense: respond(200, '<html>It works!</html>'),
  answersNothing: respond(200, ''),
  answersEmptyObject: respond(200, '{}'),
  breaks: respond(500, '{"scores":{"spam":0}}'),
};
