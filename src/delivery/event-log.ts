import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/data-source.js';
import type { EventType } from '../events/catalogue.js';
import { envelopeOf, type EnvelopeFacts, type EventEnvelope } from '../events/envelope.js';
import { Problem, problems } from '../http/problem.js';

/** Which events a reader wants: after that number (null = from the oldest kept), of those types and sites (null = all). */
export interface LogRequest {
  after: number | null;
  types: readonly EventType[] | null;
  siteIds: readonly string[] | null;
  limit: number;
}

/** A page of the log; `next` is what to ask after next time, and skips nothing. */
export interface LogPage {
  events: EventEnvelope[];
  next: number;
}

/** Reads the numbered events in order: what every tap is made of. */
@Injectable()
export class EventLog {
  constructor(private readonly database: DataSource) {}

  /** The next page, at once. 410 when events after that number are no longer kept, because the reader would miss them. */
  async page({ after, types, siteIds, limit }: LogRequest): Promise<LogPage> {
    // One statement, hence one snapshot: every event up to `last` is in it, so an unfilled page may say "ask after `last`".
    const { rows } = await poolOf(this.database).query<EventRow>({
      name: 'log-page',
      text: `select counter.first_sequence as first, counter.last_sequence as last, e.id, e.type, e.sequence,
               e.occurred_at as "occurredAt", e.data
             from event_counter counter left join lateral (
               select * from events where sequence > coalesce($1, counter.first_sequence - 1)
                 and ($2::text[] is null or type = any($2)) and ($3::uuid[] is null or site_id = any($3))
               order by sequence limit $4) e on true
             order by e.sequence`,
      values: [after, types, siteIds, limit],
    });
    const oldest = Number(rows[0]?.first ?? 1) - 1;
    const last = Number(rows[0]?.last ?? 0);
    if (after !== null && after < oldest) throw expired(oldest, last);
    const events = rows.filter((row) => row.id !== null).map(envelopeOf);
    const next = events.length === limit ? events.at(-1)!.sequence! : Math.max(after ?? oldest, last);
    return { events, next };
  }

  /** The number given last; 0 when there is none yet. A reader who wants only what is new begins after it. */
  async lastSequence(): Promise<number> {
    const { rows } = await poolOf(this.database).query<{ last: string }>(
      'select last_sequence as last from event_counter',
    );
    return Number(rows[0]?.last ?? 0);
  }
}

interface EventRow extends EnvelopeFacts {
  first: string;
  last: string;
}

function expired(oldest: number, latest: number): Problem {
  return new Problem(
    problems['events-expired'],
    `Events up to number ${oldest} are no longer kept. Ask after ${oldest} or a higher number, or leave \`after\` away, ` +
      'and read anew what you keep copies of.',
    { members: { oldest, latest } },
  );
}
