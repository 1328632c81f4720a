import type { ServerResponse } from 'node:http';
import { Problem } from '../../http/problem.js';
import type { Metrics } from '../../observability/metrics.js';
import type { EventLog } from '../event-log.js';
import {
  frameOf,
  heartbeatFrame,
  openingFrame,
  resetFrame,
  type ResetReason,
  type StreamFilter,
} from './event-frames.js';
import type { EventTail } from './event-tail.js';
import type { Turns } from './turns.js';

/** Events written at one time: a reader that takes nothing holds no more of our memory than this and a socket's buffer. */
const framesAtOnce = 32;
/** How long the reader of an ended stream may take to read its end before the connection is cut. */
const graceMs = 1_000;

/** Who reads, from where, and what of. */
export interface StreamRequest extends StreamFilter {
  /** The number of the last event that the reader has. */
  place: number;
  /** The sites that the reader may hear of now; throws a Problem when it may no longer read at all. */
  access(): Promise<readonly string[] | null>;
}

/** What streams share. Times in milliseconds. */
export interface StreamTools {
  tail: EventTail;
  eventLog: EventLog;
  turns: Turns;
  metrics: Metrics;
  heartbeatMs: number;
  stallMs: number;
}

/**
 * One reader of the event log. It has a place and no queue: it takes what comes next from the tail, or page by page from
 * the database while it is behind, and only once its socket has taken what was written before. A reader that takes nothing
 * for too long is sent away with its place.
 */
export class EventStream {
  private place: number;
  private filter: StreamFilter;
  private reading = false;
  private checking = false;
  private ended = false;
  private stalledSince: number | null = null;
  private heardAt: number;

  constructor(
    private readonly response: ServerResponse,
    private readonly request: StreamRequest,
    private readonly tools: StreamTools,
    now: number,
  ) {
    this.place = request.place;
    this.filter = { types: request.types, siteIds: request.siteIds };
    this.heardAt = now;
    response.on('drain', () => {
      this.stalledSince = null;
      this.advance();
    });
    this.write(openingFrame(this.place));
  }

  /** Sends what there is, as far as the reader takes it. */
  advance(): void {
    while (!this.ended && !this.reading && this.stalledSince === null) {
      const stretch = this.tools.tail.after(this.place, this.filter, framesAtOnce);
      if (stretch === null) {
        void this.readBehind();
        return;
      }
      if (stretch.place === this.place) return;
      this.place = stretch.place;
      this.writeEvents(stretch.frames);
    }
  }

  /** Called now and then: sends a heartbeat, looks again whether the reader may read, and ends what stands still. */
  tick(now: number): void {
    if (this.ended) return;
    if (this.stalledSince !== null && now - this.stalledSince >= this.tools.stallMs) {
      this.end('slow');
      return;
    }
    if (now - this.heardAt >= this.tools.heartbeatMs) {
      this.heardAt = now;
      if (this.stalledSince === null) this.write(heartbeatFrame(this.place));
      void this.checkAccess();
    }
    this.advance();
  }

  /** Ends the stream and says why; the connection is cut when the reader does not take even that. */
  end(reason: ResetReason): void {
    if (this.ended) return;
    this.ended = true;
    this.tools.metrics.streamResets.inc({ reason });
    this.response.end(resetFrame(reason, this.place));
    setTimeout(() => this.response.destroy(), graceMs).unref();
  }

  /** Called when the reader has gone: nothing more is read for it. */
  leave(): void {
    this.ended = true;
  }

  /** Reads the next page from the database. When that is away, the next tick tries again. */
  private async readBehind(): Promise<void> {
    this.reading = true;
    try {
      const { place: after, filter } = this;
      const page = await this.tools.turns.take(() => this.readPage(after, filter));
      if (this.ended) return;
      this.place = page.next;
      this.writeEvents(page.events.map((event) => frameOf(event).bytes));
    } catch (error) {
      if (error instanceof Problem) this.end('events-expired');
      return;
    } finally {
      this.reading = false;
    }
    this.advance();
  }

  private async readPage(after: number, filter: StreamFilter): ReturnType<EventLog['texts']> {
    // It may have gone while it waited for its turn.
    if (this.ended) return { events: [], next: after };
    return this.tools.eventLog.texts({ after, ...filter, limit: framesAtOnce });
  }

  private async checkAccess(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    try {
      this.filter = { ...this.filter, siteIds: await this.request.access() };
    } catch (error) {
      // Any other error means that nobody can tell just now.
      if (error instanceof Problem) this.end('access-ended');
    } finally {
      this.checking = false;
    }
  }

  private writeEvents(frames: Buffer[]): void {
    if (frames.length === 0) return;
    this.tools.metrics.streamedEvents.inc(frames.length);
    this.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
  }

  private write(bytes: Buffer | string): void {
    if (!this.response.write(bytes)) this.stalledSince ??= Date.now();
  }
}
