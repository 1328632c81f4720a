import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Environment } from '../../config/environment.js';
import { Problem, problems } from '../../http/problem.js';
import { Metrics } from '../../observability/metrics.js';
import { EventLog } from '../event-log.js';
import { EventStream, type StreamRequest } from './event-stream.js';
import { EventTail } from './event-tail.js';
import { Turns } from './turns.js';

/** So many streams that are behind read the database at the same time. */
const pagesAtOnce = 4;
const tickEveryMs = 1_000;

/** The stream tap: all open streams of this process. */
@Injectable()
export class EventStreams implements OnApplicationShutdown {
  private readonly open = new Set<EventStream>();
  private readonly turns = new Turns(pagesAtOnce);
  private ticker: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(
    private readonly tail: EventTail,
    private readonly eventLog: EventLog,
    private readonly metrics: Metrics,
    private readonly environment: Environment,
  ) {}

  /** Throws 503 with Retry-After when no more streams fit in here, or when the process is stopping. */
  requireRoom(): void {
    if (!this.closing && this.open.size < this.environment.EVENT_STREAMS_MAX) return;
    throw new Problem(
      problems['try-again-later'],
      'No more streams fit into this process. Come back with your place.',
      {
        retryAfterSeconds: 5,
      },
    );
  }

  /** Streams events into a response whose headers are written, until either side ends it. */
  serve(response: ServerResponse, request: StreamRequest): void {
    const { EVENT_STREAM_HEARTBEAT_MS: heartbeatMs, EVENT_STREAM_STALL_MS: stallMs } = this.environment;
    const { tail, eventLog, turns, metrics } = this;
    const tools = { tail, eventLog, turns, metrics, heartbeatMs, stallMs };
    const stream = new EventStream(response, request, tools, Date.now());
    this.open.add(stream);
    metrics.openStreams.inc();
    response.once('close', () => this.leave(stream));
    response.on('error', () => response.destroy());
    tail.start(() => this.advanceAll());
    this.ticker ??= setInterval(() => this.tickAll(), Math.min(tickEveryMs, heartbeatMs / 2, stallMs / 2));
    stream.advance();
  }

  /** Sends every reader away with its place, so that a stopping server need not wait for them. Takes no new ones. */
  endAll(): void {
    this.closing = true;
    for (const stream of this.open) stream.end('shutdown');
  }

  async onApplicationShutdown(): Promise<void> {
    this.endAll();
    if (this.ticker) clearInterval(this.ticker);
    await this.tail.stop();
  }

  private leave(stream: EventStream): void {
    if (!this.open.delete(stream)) return;
    this.metrics.openStreams.dec();
    stream.leave();
    if (this.open.size > 0) return;
    if (this.ticker) clearInterval(this.ticker);
    this.ticker = null;
    void this.tail.stop();
  }

  private advanceAll(): void {
    for (const stream of this.open) stream.advance();
  }

  private tickAll(): void {
    const now = Date.now();
    for (const stream of this.open) stream.tick(now);
  }
}
