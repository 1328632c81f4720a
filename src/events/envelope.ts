import type { EventData, EventType } from './catalogue.js';
import { schemaId } from './event-schemas.js';

/**
 * An event as every tap shows it: CloudEvents 1.0 in structured mode. `sequence` is dense and only ever rises; an event
 * outside the log (a challenge, a test) has none. Nothing in it depends on settings, so that it never changes.
 */
export interface EventEnvelope<Data extends EventData = EventData> {
  specversion: '1.0';
  /** The event's id, which is also the id of the decision that it tells of. */
  id: string;
  source: string;
  type: EventType;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  dataschema: string;
  sequence?: number;
  data: Data;
}

/** What an envelope is made of: a row of `events`. */
export interface EnvelopeFacts {
  id: string;
  type: EventType;
  occurredAt: Date;
  /** As Postgres gives a bigint; null for an event outside the log. */
  sequence: string | number | null;
  data: EventData;
}

/** The public key of the site that an event is about. */
export function siteKeyOf(data: EventData): string {
  return 'comment' in data ? data.comment.site : data.endpoint.site;
}

/** The envelope of an event. */
export function envelopeOf({ id, type, occurredAt, sequence, data }: EnvelopeFacts): EventEnvelope {
  const subject = 'comment' in data ? `comments/${data.comment.id}` : `webhooks/${data.endpoint.id}`;
  return {
    specversion: '1.0',
    id,
    source: `/sites/${siteKeyOf(data)}`,
    type,
    subject,
    time: occurredAt.toISOString(),
    datacontenttype: 'application/json',
    dataschema: schemaId(type),
    ...(sequence === null ? {} : { sequence: Number(sequence) }),
    data,
  };
}

/**
 * The very bytes of an event, the same for every tap and every attempt (I8): a jsonb column keeps its keys in one order,
 * and so does this.
 */
export function envelopeText(facts: EnvelopeFacts): string {
  return JSON.stringify(envelopeOf(facts));
}
