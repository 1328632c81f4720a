import { passes, streamEvents } from './event-stream.js';
import type { components } from './openapi.js';
import type { Transport } from './transport.js';
import type { EventFitting, EventPattern } from './types.js';
import { backOffMs, pause } from './waiting.js';

type EventsPage = components['schemas']['EventsPage'];

/** Which events to read, and who wants to know how far we are. */
export interface FollowOptions<Pattern extends EventPattern = EventPattern> {
  /** Types, or families such as `comment.*`. All when left away. */
  types?: readonly Pattern[];
  /** The public key of a site. All that the key may see when left away. */
  site?: string;
  /**
   * Told the number up to which everything has been handed over and, because the next event was asked for, handled: keep it,
   * and begin after it next time. It also moves on where no event fits `types`. Where effects and their place must never
   * part, store the `sequence` of the event together with its effect instead.
   */
  onCursor?: (sequence: number) => void;
  /** Ends the reading, also while it waits. */
  signal?: AbortSignal;
}

/** How to read the stream. */
export interface StreamOptions<Pattern extends EventPattern = EventPattern> extends FollowOptions<Pattern> {
  /** The number of the last event that you have; `oldest` = everything that is kept, `newest` = only what is new. */
  after: number | 'oldest' | 'newest';
  /** Told when a connection ended, before it is tried again; null = the service ended it in good order. */
  onBreak?: (error: Error | null) => void;
  /** Without a sign of life for so long a connection counts as lost: 60 s; the service gives one every 15 s by default. */
  silenceMs?: number;
}

/** How to read the log page by page. */
export interface PullOptions<Pattern extends EventPattern = EventPattern> extends FollowOptions<Pattern> {
  /** The number of the last event that you have; `oldest` = everything that is kept. */
  after: number | 'oldest';
  /** The size of a page, up to 1000. */
  limit?: number;
  /** false = end where the log ends, instead of waiting for more. */
  follow?: boolean;
}

/** Events as they are asked for. */
export type Events<Pattern extends EventPattern> = AsyncGenerator<EventFitting<Pattern>, void, void>;

const longPollSeconds = 30;

/**
 * Reads the event log. Both ways give the events in order, each once, and go on after a broken connection or a restart of
 * the service as long as it takes. They throw an AnteroomError for what waiting does not mend, and EventsExpired when events
 * after the place are no longer kept.
 */
export class EventsClient {
  constructor(private readonly transport: Transport) {}

  /** Events as they happen, over server-sent events. It reads only as fast as you take them. */
  async *stream<Pattern extends EventPattern = '*'>(options: StreamOptions<Pattern>): Events<Pattern> {
    const { after, signal } = options;
    const place = after === 'newest' ? null : after === 'oldest' ? await this.beforeOldest(signal) : after;
    // The service sends what fits the patterns, and nothing else.
    yield* streamEvents(this.transport, place, options) as Events<Pattern>;
  }

  /** Events by long-polling: for where streams do not get through. */
  async *pull<Pattern extends EventPattern = '*'>(options: PullOptions<Pattern>): Events<Pattern> {
    const { after, types, site, limit = 100, follow = true, onCursor, signal } = options;
    let place = after === 'oldest' ? undefined : after;
    const query = { types: types?.join(','), site, limit, wait: follow ? longPollSeconds : 0 };
    for (let failures = 0; !signal?.aborted;) {
      let page: EventsPage;
      try {
        page = await this.page({ ...query, after: place }, signal);
        failures = 0;
      } catch (error) {
        if (signal?.aborted) return;
        if (!follow || !passes(error)) throw error;
        await pause(backOffMs((failures += 1)), signal);
        continue;
      }
      for (const event of page.events) {
        if (signal?.aborted) return;
        yield event as EventFitting<Pattern>;
        onCursor?.((place = event.sequence));
      }
      if (place !== page.next) onCursor?.((place = page.next));
      if (!follow && page.events.length === 0) return;
    }
  }

  private page(query: Record<string, string | number | undefined>, signal?: AbortSignal): Promise<EventsPage> {
    return this.transport.json({
      method: 'GET',
      path: '/v1/events',
      query,
      timeoutMs: (longPollSeconds + 30) * 1_000,
      ...(signal ? { signal } : {}),
    });
  }

  private async beforeOldest(signal?: AbortSignal): Promise<number> {
    const { events, next } = await this.page({ limit: 1, wait: 0 }, signal);
    return events[0] ? events[0].sequence - 1 : next;
  }
}
