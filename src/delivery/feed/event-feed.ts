import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../../database/data-source.js';
import { Notifications } from '../../database/notifications.js';
import type { EventData, EventEnvelope, EventType } from '../../events/catalogue.js';

/** Which events a reader wants: after that number, of those types (null = all), of those sites (null = all). */
export interface FeedRequest {
  after: number;
  types: readonly EventType[] | null;
  siteIds: readonly string[] | null;
  limit: number;
}

/** A page of the log; `next` is what to ask after next time, and skips nothing. */
export interface FeedPage {
  events: EventEnvelope[];
  next: number;
}

/** Waiting readers look by themselves this often, in case a notification was lost. */
const lookEveryMs = 1_000;

/** Reads the numbered events in order, and can wait for the next one. */
@Injectable()
export class EventFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly waiting = new Set<() => void>();
  private stopListening: () => void = () => undefined;
  private closing = false;

  constructor(
    private readonly database: DataSource,
    private readonly notifications: Notifications,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.notifications.listen('anteroom_events', () => this.wakeAll());
  }

  onApplicationShutdown(): void {
    this.closing = true;
    this.stopListening();
    this.wakeAll();
  }

  /** Ends the waits under way, so that a stopping server need not. */
  endWaits(): void {
    this.closing = true;
    this.wakeAll();
  }

  /** The next page; when it is empty, waits up to `waitMs` for events to come, or until the reader has gone. */
  async read(request: FeedRequest, waitMs: number, gone: AbortSignal): Promise<FeedPage> {
    const deadline = Date.now() + waitMs;
    let page = await this.page(request);
    while (page.events.length === 0 && Date.now() < deadline && !gone.aborted && !this.closing) {
      await this.somethingNew(Math.min(lookEveryMs, deadline - Date.now()), gone);
      page = await this.page({ ...request, after: page.next });
    }
    return page;
  }

  private async page({ after, types, siteIds, limit }: FeedRequest): Promise<FeedPage> {
    // One statement, hence one snapshot: every event up to `last` is in it, so an unfilled page may say "ask after `last`".
    const { rows } = await poolOf(this.database).query<EventRow>({
      name: 'feed-page',
      text: `select counter.last_sequence as last, e.id, e.type, e.sequence, e.comment_id as "commentId",
               e.occurred_at as "occurredAt", e.data
             from event_counter counter left join lateral (
               select * from events where sequence > $1
                 and ($2::text[] is null or type = any($2)) and ($3::uuid[] is null or site_id = any($3))
               order by sequence limit $4) e on true
             order by e.sequence`,
      values: [after, types, siteIds, limit],
    });
    const events = rows.filter((row) => row.id !== null).map(envelopeOf);
    const last = Number(rows[0]?.last ?? 0);
    return { events, next: events.length === limit ? events.at(-1)!.sequence : Math.max(after, last) };
  }

  private somethingNew(timeoutMs: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        gone.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      gone.addEventListener('abort', done);
      this.waiting.add(done);
    });
  }

  private wakeAll(): void {
    for (const wake of [...this.waiting]) wake();
  }
}

interface EventRow {
  last: string;
  id: string;
  type: EventType;
  sequence: string;
  commentId: string;
  occurredAt: Date;
  data: EventData;
}

function envelopeOf(row: EventRow): EventEnvelope {
  return {
    id: row.id,
    type: row.type,
    sequence: Number(row.sequence),
    subject: `comments/${row.commentId}`,
    time: row.occurredAt.toISOString(),
    data: row.data,
  };
}
