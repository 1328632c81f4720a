import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Anteroom } from './anteroom.js';
import { AnteroomError, EventsExpired } from './anteroom-error.js';

type Handler = (request: IncomingMessage, response: ServerResponse, connection: number) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A stream of the test's own, and what it was asked for. */
async function serve(handle: Handler): Promise<{ anteroom: Anteroom; asked: (number | null)[] }> {
  const asked: (number | null)[] = [];
  const server = createServer((request, response) => {
    const after = new URL(request.url!, 'http://x').searchParams.get('after');
    asked.push(after === null ? null : Number(after));
    handle(request, response, asked.length);
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { anteroom: new Anteroom({ url, key: 'a key' }), asked };
}

const frame = (sequence: number): string =>
  `id: ${sequence}\nevent: comment.approved\ndata: ${JSON.stringify({ sequence, type: 'comment.approved', note: 'é🌊' })}\n\n`;
const problem = (response: ServerResponse, status: number, members: object, headers = {}): void => {
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers });
  response.end(JSON.stringify({ title: 'No', status, ...members }));
};
const open = (response: ServerResponse): void => void response.writeHead(200, { 'content-type': 'text/event-stream' });

async function take(events: AsyncIterable<{ sequence: number }>, count: number): Promise<number[]> {
  const seen: number[] = [];
  for await (const { sequence } of events) if (seen.push(sequence) >= count) break;
  return seen;
}

describe('eventStream', () => {
  it('gives every event once and in order, wherever the connections are cut and whatever is sent again', async () => {
    const last = 40;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2_500), fc.nat(3), fc.boolean()), { minLength: 1, maxLength: 6 }),
        async (cuts) => {
          const { anteroom, asked } = await serve((_, response, connection) => {
            open(response);
            const [bytes, again, reset] = cuts[connection - 1] ?? [Infinity, 0, false];
            // A server that is not ours might send again what was seen already.
            const from = Math.max(0, asked.at(-1)! - again);
            const frames = Array.from({ length: last - from }, (_, index) => frame(from + index + 1));
            const whole = Buffer.from(`retry: 1\nid: ${from}\n\n${frames.join('')}`);
            if (bytes >= whole.length) response.write(whole);
            else if (reset) response.end(Buffer.concat([whole.subarray(0, whole.lastIndexOf('\n\n', bytes) + 2), end]));
            else response.write(whole.subarray(0, bytes), () => response.destroy());
          });
          const seen = await take(anteroom.eventStream({ after: 0, silenceMs: 2_000 }), last);
          expect(seen).toEqual(Array.from({ length: last }, (_, index) => index + 1));
          expect(asked.length).toBeLessThanOrEqual(cuts.length + 1);
        },
      ),
      { numRuns: 60 },
    );
    expect.hasAssertions();
  });
  const end = Buffer.from('event: reset\ndata: {"reason":"slow"}\n\n');

  it('tells the place only once its event is done with, and goes on from a heartbeat', async () => {
    const { anteroom, asked } = await serve((_, response, connection) => {
      open(response);
      if (connection === 1) response.end(`retry: 1\n\n${frame(3)}:\nid: 9\n\n`);
      else response.write(frame(12));
    });
    const places: unknown[] = [];
    for await (const { sequence } of anteroom.eventStream({ after: 2, onCursor: (place) => places.push(place) })) {
      places.push(`event ${sequence}`);
      if (sequence === 12) break;
    }
    expect(places).toEqual(['event 3', 3, 9, 'event 12']);
    expect(asked).toEqual([2, 9]);
  });

  it('with `newest` begins where the stream does, and comes back there', async () => {
    const { anteroom, asked } = await serve((_, response, connection) => {
      open(response);
      response.end(connection === 1 ? 'retry: 1\nid: 70\n\n' : frame(71));
    });
    expect(await take(anteroom.eventStream({ after: 'newest' }), 1)).toEqual([71]);
    expect(asked).toEqual([null, 70]);
  });

  it('says so when events were missed for good, and does not go on', async () => {
    const { anteroom, asked } = await serve((_, response) =>
      problem(response, 410, { type: '/problems/events-expired', oldest: 40, latest: 90 }),
    );
    const error: unknown = await take(anteroom.eventStream({ after: 3 }), 1).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(EventsExpired);
    expect(error).toMatchObject({ status: 410, slug: 'events-expired', oldest: 40, latest: 90 });
    expect(asked).toEqual([3]);
  });

  it.each([401, 403, 404, 422])('gives up at %d, because waiting does not mend it', async (status) => {
    const { anteroom, asked } = await serve((_, response) => problem(response, status, { type: '/problems/x' }));
    const error: unknown = await take(anteroom.eventStream({ after: 3 }), 1).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(AnteroomError);
    expect(error).toMatchObject({ status });
    expect(asked).toHaveLength(1);
  });

  it('waits as long as a 503 asks for, and tells why it waits', async () => {
    const { anteroom } = await serve((_, response, connection) => {
      if (connection === 1)
        return problem(response, 503, { type: '/problems/try-again-later' }, { 'retry-after': '1' });
      open(response);
      response.write(frame(1));
    });
    const began = Date.now();
    const breaks: unknown[] = [];
    await take(anteroom.eventStream({ after: 0, onBreak: (error) => breaks.push((error as AnteroomError).status) }), 1);
    expect(Date.now() - began).toBeGreaterThanOrEqual(990);
    expect(breaks).toEqual([503]);
  });

  it('leaves a connection that is silent, but not one whose reader is slow', async () => {
    const { anteroom, asked } = await serve((_, response) => {
      open(response);
      response.write(`retry: 1\n\n${frame(asked.at(-1)! + 1)}${frame(asked.at(-1)! + 2)}`);
    });
    const seen: number[] = [];
    for await (const { sequence } of anteroom.eventStream({ after: 0, silenceMs: 100 })) {
      seen.push(sequence);
      if (sequence === 1) await new Promise((resolve) => setTimeout(resolve, 250));
      if (sequence === 3) break;
    }
    expect(seen).toEqual([1, 2, 3]);
    expect(asked).toEqual([0, 2]);
  });

  it('ends quietly when the caller wants no more: while it reads, and while it waits', async () => {
    for (const status of [200, 503]) {
      const { anteroom } = await serve((_, response) => {
        if (status === 503) return problem(response, 503, {}, { 'retry-after': '60' });
        open(response);
        response.flushHeaders();
      });
      const leave = new AbortController();
      setTimeout(() => leave.abort(), 50);
      expect(await take(anteroom.eventStream({ after: 0, signal: leave.signal }), 1)).toEqual([]);
    }
  });

  it('lets go of the connection when its reader stops', async () => {
    let closed: Promise<unknown> | undefined;
    const { anteroom } = await serve((request, response) => {
      closed = once(request.socket, 'close');
      open(response);
      response.write(frame(1));
    });
    await take(anteroom.eventStream({ after: 0 }), 1);
    await closed;
  });
});
