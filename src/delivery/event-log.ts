import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/data-source.js';
import type { EventType } from '../events/catalogue.js';
import { envelopeOf, envelopeText, siteKeyOf, type EnvelopeFacts, type EventEnvelope } from '../events/envelope.js';
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

/** An event in the bytes of every tap, and what a tap chooses by. `site` is the public key. */
export interface LoggedEvent {
  sequence: number;
  type: EventType;
  siteId: string;
  site: string;
  text: string;
}

/** Reads the numbered events in order: what every tap is made of. */
@Injectable()
export class EventLog {
  constructor(private readonly database: DataSource) {}

  /** The next page, at once. 410 when events after that number are no longer kept, because the reader would miss them. */
  async page(request: LogRequest): Promise<LogPage> {
    const { rows, next } = await this.read(request);
    return { events: rows.map(envelopeOf), next };
  }

  /** The same page, each event as the very text that taps send. */
  async texts(request: LogRequest): Promise<{ events: LoggedEvent[]; next: number }> {
    const { rows, next } = await this.read(request);
    const events = rows.map((row) => ({
      sequence: Number(row.sequence),
      type: row.type,
      siteId: row.siteId,
      site: siteKeyOf(row.data),
      text: envelopeText(row),
    }));
    return { events, next };
  }

  /** Where a reader begins: after the number that it asks for (410 as above), or with null at the end of the log. */
  async place(after: number | null): Promise<number> {
    const { first, last } = await this.bounds();
    if (after !== null && after < first - 1) throw expired(first - 1, last);
    return after ?? last;
  }

  /** The number given last; 0 when there is none yet. */
  async lastSequence(): Promise<number> {
    return (await this.bounds()).last;
  }

  /** The numbers of the oldest event that is kept and of the newest; 1 and 0 before there is any. */
  async bounds(): Promise<{ first: number; last: number }> {
    const { rows } = await poolOf(this.database).query<{ first: string; last: string }>(
      'select first_sequence as first, last_sequence as last from event_counter',
    );
    return { first: Number(rows[0]?.first ?? 1), last: Number(rows[0]?.last ?? 0) };
  }

  private async read({ after, types, siteIds, limit }: LogRequest): Promise<{ rows: EventRow[]; next: number }> {
    // One statement, hence one snapshot: every event up to `last` is in it, so an unfilled page may say "ask after `last`".
    const { rows } = await poolOf(this.database).query<EventRow>({
      name: 'log-page',
      text: `select counter.first_sequence as first, counter.last_sequence as last, e.id, e.type, e.sequence,
               e.site_id as "siteId", e.occurred_at as "occurredAt", e.data
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
    const events = rows.filter((row) => row.id !== null);
    const next = events.length === limit ? Number(events.at(-1)!.sequence) : Math.max(after ?? oldest, last);
    return { rows: events, next };
  }
}

interface EventRow extends EnvelopeFacts {
  siteId: string;
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
