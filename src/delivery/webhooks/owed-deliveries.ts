import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../../database/data-source.js';
import type { EventType } from '../../events/catalogue.js';
import { fitsPatterns } from '../../events/type-patterns.js';

/** An event that was just numbered. */
export interface NumberedEvent {
  id: string;
  type: EventType;
  siteId: string;
  commentId: string | null;
  sequence: number;
}

/**
 * Owes events to the endpoints that asked for them, in the transaction that numbers them: an event with a number is owed
 * to everybody it should be, whatever crashes next (I9). Answers how many deliveries there are now to make.
 */
export async function oweDeliveries(tx: Transaction, events: readonly NumberedEvent[]): Promise<number> {
  const sites = [...new Set(events.map(({ siteId }) => siteId))];
  const endpoints: { id: string; siteId: string; types: string[] }[] = await tx.query(
    `select id, site_id as "siteId", types from webhook_endpoints
     where site_id = any($1::uuid[]) and status in ('enabled', 'paused')
     -- So that an endpoint cannot be deleted meanwhile, and leave behind what is owed to nobody.
     for key share`,
    [sites],
  );
  if (endpoints.length === 0) return 0;
  const owed = events.flatMap((event) =>
    endpoints
      .filter(({ siteId, types }) => siteId === event.siteId && fitsPatterns(types, event.type))
      .map((endpoint) => ({
        id: uuidv7(),
        endpoint_id: endpoint.id,
        event_id: event.id,
        comment_id: event.commentId,
        sequence: event.sequence,
      })),
  );
  if (owed.length === 0) return 0;
  await tx.query(
    `insert into webhook_deliveries (id, endpoint_id, event_id, comment_id, sequence, status, next_attempt_at, created_at)
     select id, endpoint_id, event_id, comment_id, sequence, 'pending', now(), now()
     from jsonb_to_recordset($1::jsonb)
       as owed(id uuid, endpoint_id uuid, event_id uuid, comment_id uuid, sequence bigint)
     on conflict (endpoint_id, event_id) do nothing`,
    [JSON.stringify(owed)],
  );
  return owed.length;
}
