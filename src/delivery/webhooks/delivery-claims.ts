import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Environment } from '../../config/environment.js';
import { poolOf } from '../../database/data-source.js';
import type { EnvelopeFacts } from '../../events/envelope.js';
import { failuresToOpen } from './after-attempt.js';
import { longestSendMs } from './webhook-sender.js';

/** What a lease lasts longer than sending can take: time to write down what came of it. */
const spareMs = 5_000;

/** How many deliveries a process makes at a time to an endpoint that has taken nothing within the last minute, or failed last. */
const mostUnproven = 8;

/** So many attempts at an event are waited for before later events of the same comment go past it. */
export const attemptsInOrder = 5;

/** A delivery to be made now, by whoever holds its lease. */
export interface ClaimedDelivery {
  id: string;
  lease: string;
  endpointId: string;
  url: string;
  event: EnvelopeFacts;
  /** Whether it is the one that tries out an endpoint which kept failing. */
  probe: boolean;
  /** Whether it has never been tried. */
  first: boolean;
}

/** How much a process can take on. */
export interface ClaimRequest {
  /** How many it is sending to each endpoint already. */
  underWay: ReadonlyMap<string, number>;
  mostPerEndpoint: number;
  most: number;
}

/** Who makes which delivery: claimed by a lease, so that any process may take part and none needs to know the others. */
@Injectable()
export class DeliveryClaims {
  /**
   * How long a delivery belongs to the process that claimed it. Sending takes less and never prolongs it, so a lease that
   * has run out belongs to a process that is dead or stands still.
   */
  readonly leaseMs: number;

  constructor(
    private readonly database: DataSource,
    { WEBHOOK_TIMEOUT_MS }: Environment,
  ) {
    this.leaseMs = longestSendMs(WEBHOOK_TIMEOUT_MS) + spareMs;
  }

  /**
   * Claims what is due at endpoints that are enabled and do not rest: the longest due first. An endpoint whose breaker is
   * open gives one delivery at a time to all processes together: taking it puts the next one off for as long as the lease.
   * Of one comment an endpoint is sent the events in their order, see `attemptsInOrder`.
   */
  async claim({ underWay, mostPerEndpoint, most }: ClaimRequest): Promise<ClaimedDelivery[]> {
    const { rows } = await poolOf(this.database).query<ClaimedRow>({
      name: 'claim-deliveries',
      text: claimStatement,
      values: [randomUUID(), JSON.stringify(Object.fromEntries(underWay)), mostPerEndpoint, most, this.leaseMs],
    });
    return rows.map(({ id, lease, endpointId, url, probe, first, eventId, type, occurredAt, sequence, data }) => {
      return { id, lease, endpointId, url, probe, first, event: { id: eventId, type, occurredAt, sequence, data } };
    });
  }

  /** Gives a delivery back as it was: it is due at once, for whoever is there. */
  async release({ id, lease }: ClaimedDelivery): Promise<void> {
    await this.database.query(
      `update webhook_deliveries set lease = null, leased_until = null where id = $1 and lease = $2`,
      [id, lease],
    );
  }
}

interface ClaimedRow extends Omit<ClaimedDelivery, 'event'>, Omit<EnvelopeFacts, 'id'> {
  eventId: string;
}

const isFree = `d.status = 'pending' and d.next_attempt_at <= now()
  and (d.leased_until is null or d.leased_until <= now())
  and (d.comment_id is null or not exists (
    select 1 from webhook_deliveries earlier
    where earlier.endpoint_id = d.endpoint_id and earlier.comment_id = d.comment_id and earlier.sequence < d.sequence
      and earlier.status = 'pending' and (earlier.attempts < ${attemptsInOrder} or earlier.leased_until > now())))`;

// Who has not taken anything lately gets a few at a time, so that little is spent on one that hangs or is gone.
const boundOf = `case when w.failures = 0 and w.last_success_at > now() - interval '1 minute' then $3 else ${mostUnproven} end`;

const claimStatement = `
  with under_way as (select key::uuid as id, value::int as number from jsonb_each_text($2::jsonb)),
  probed as (
    update webhook_endpoints set resume_at = now() + $5 * interval '1 millisecond'
    where id in (
      select w.id from webhook_endpoints w
      where w.status = 'enabled' and w.failures >= ${failuresToOpen} and (w.resume_at is null or w.resume_at <= now())
        and not exists (select 1 from under_way u where u.id = w.id)
        and exists (select 1 from webhook_deliveries d where d.endpoint_id = w.id and ${isFree})
      limit $4 for no key update skip locked)
    returning id),
  ready as (
    select w.id, least($3, ${boundOf}) - coalesce(u.number, 0) as room, false as probe
    from webhook_endpoints w left join under_way u on u.id = w.id
    where w.status = 'enabled' and w.failures < ${failuresToOpen} and (w.resume_at is null or w.resume_at <= now())
      and coalesce(u.number, 0) < least($3, ${boundOf})
    union all select id, 1, true from probed),
  due as (
    select d.id, ready.probe from ready cross join lateral (
      select d.id from webhook_deliveries d where d.endpoint_id = ready.id and ${isFree}
      order by d.next_attempt_at, d.sequence limit ready.room for update skip locked) d
    limit $4)
  update webhook_deliveries d set lease = $1, leased_until = now() + $5 * interval '1 millisecond'
  from due, webhook_endpoints w, events e
  where d.id = due.id and w.id = d.endpoint_id and e.id = d.event_id
  returning d.id, d.lease, d.endpoint_id as "endpointId", w.url, due.probe,
    not exists (select 1 from webhook_attempts a where a.delivery_id = d.id) as first,
    e.id as "eventId", e.type, e.occurred_at as "occurredAt", e.sequence, e.data`;
