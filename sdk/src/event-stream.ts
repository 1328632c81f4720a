import { AnteroomError, errorOf, unreachable } from './anteroom-error.js';
import type { StreamOptions } from './events.js';
import { SseFrames, type SseFrame } from './sse-frames.js';
import type { Transport } from './transport.js';
import type { LoggedEvent } from './types.js';
import { backOffMs, pause, retryAfterMs } from './waiting.js';

const pauseMs = 1_000;

/** May what failed so go well a little later: no answer, too many requests, or a fault on the other side? */
export function passes(error: unknown): error is AnteroomError {
  return error instanceof AnteroomError && (error.status === 0 || error.status === 429 || error.status >= 500);
}

/** A connection to the stream: its frames, and when it has broken. */
interface Connection {
  frames: AsyncGenerator<SseFrame, void, void>;
  parser: SseFrames;
}

/**
 * Events as they happen, over as many connections as it takes: it comes back after its place when one breaks. `place` null
 * = only what is new. The place moves on once the reader of an event asks for the next one, hence has done with it.
 */
export async function* streamEvents(
  transport: Transport,
  place: number | null,
  { types, site, onCursor, onBreak, signal, silenceMs = 60_000 }: StreamOptions,
): AsyncGenerator<LoggedEvent, void, void> {
  const query = { types: types?.join(','), site };
  const reach = (sequence: number): void => {
    if (place !== null && sequence <= place) return;
    place = sequence;
    onCursor?.(sequence);
  };
  let shortestMs = pauseMs;
  for (let failures = 0; !signal?.aborted; failures += 1) {
    let waitMs = 0;
    try {
      const { frames, parser } = await connect(transport, { ...query, after: place }, new Silence(silenceMs, signal));
      for await (const { id, event, data } of frames) {
        shortestMs = parser.retryMs ?? shortestMs;
        const sequence = Number(id);
        if (event === 'reset') break;
        if (data === undefined) reach(sequence);
        else if (place === null || sequence > place) {
          failures = 0;
          yield JSON.parse(data) as LoggedEvent;
          reach(sequence);
        }
      }
      onBreak?.(null);
    } catch (error) {
      if (signal?.aborted) return;
      if (!passes(error)) throw error;
      waitMs = error instanceof Refused ? error.waitMs : 0;
      onBreak?.(error);
    }
    await pause(Math.max(waitMs, backOffMs(failures, shortestMs)), signal);
  }
}

/** An answer that says for itself when to come back. */
class Refused extends AnteroomError {
  constructor(
    error: AnteroomError,
    readonly waitMs: number,
  ) {
    super(error.problem);
  }
}

async function connect(
  transport: Transport,
  query: { after: number | null; types: string | undefined; site: string | undefined },
  silence: Silence,
): Promise<Connection> {
  const response = await transport
    .open({
      method: 'GET',
      path: '/v1/events/stream',
      query,
      headers: { accept: 'text/event-stream' },
      signal: silence.signal,
    })
    .catch((error: unknown) => {
      silence.end();
      throw error;
    });
  if (!response.ok || !response.body) {
    silence.end();
    const error = await errorOf(response);
    const waitMs = retryAfterMs(response.headers.get('retry-after'));
    throw waitMs === null || !passes(error) ? error : new Refused(error, waitMs);
  }
  const parser = new SseFrames();
  return { parser, frames: framesOf(response.body, parser, silence) };
}

/** The frames of an answer; it reads only as fast as they are taken. Ends with the answer, throws when it breaks. */
async function* framesOf(
  body: ReadableStream<Uint8Array>,
  parser: SseFrames,
  silence: Silence,
): AsyncGenerator<SseFrame, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      silence.begin();
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw unreachable(error);
      });
      silence.pause();
      if (done) return;
      yield* parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    silence.end();
    await reader.cancel().catch(() => undefined);
  }
}

/** Breaks a connection that is silent too long while we listen, or when the caller wants no more. */
class Silence {
  private readonly controller = new AbortController();
  private readonly leave = (): void => this.controller.abort(this.caller?.reason);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly longestMs: number,
    private readonly caller: AbortSignal | undefined,
  ) {
    if (caller?.aborted) this.leave();
    caller?.addEventListener('abort', this.leave);
    this.begin();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  begin(): void {
    this.pause();
    this.timer = setTimeout(
      () => this.controller.abort(new Error('The service has been silent too long.')),
      this.longestMs,
    );
  }

  pause(): void {
    clearTimeout(this.timer);
  }

  end(): void {
    this.pause();
    this.caller?.removeEventListener('abort', this.leave);
  }
}
