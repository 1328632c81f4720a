import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../../database/data-source.js';
import type { EventType } from '../../events/catalogue.js';
import { WebhookAttempt } from './webhook-attempt.entity.js';
import type { DeadReason, DeliveryStatus, WebhookDelivery } from './webhook-delivery.entity.js';

/** Which deliveries of an endpoint are wanted; `before` is the number where the page before ended. */
export interface DeliveryRequest {
  endpointId: string;
  status: DeliveryStatus | null;
  from: number | null;
  to: number | null;
  before: number | null;
  limit: number;
}

/** Which dead deliveries are wanted; `siteIds` null = of whatever site. */
export interface DeadRequest {
  siteIds: readonly string[] | null;
  reason: DeadReason | null;
  after: string | null;
  limit: number;
}

/** A delivery with what is told of it. `type` is null when the event is no longer kept. */
export type ListedDelivery = Pick<
  WebhookDelivery,
  | 'id'
  | 'endpointId'
  | 'eventId'
  | 'commentId'
  | 'sequence'
  | 'status'
  | 'attempts'
  | 'nextAttemptAt'
  | 'deadReason'
  | 'createdAt'
  | 'settledAt'
> & { type: EventType | null; lastAttempt: LastAttempt | null };

/** The latest attempt at a delivery, as JSON has it. */
export interface LastAttempt {
  startedAt: string;
  durationMs: number;
  outcome: WebhookAttempt['outcome'];
  status: number | null;
  answer: string | null;
}

/** Attempts shown of a delivery that was sent again and again. */
const mostAttempts = 200;

/** What was and is owed to endpoints, for reading. */
@Injectable()
export class DeliveriesRepository {
  constructor(private readonly database: DataSource) {}

  /** A page of an endpoint's deliveries, the newest event first. */
  async list({ endpointId, status, from, to, before, limit }: DeliveryRequest): Promise<ListedDelivery[]> {
    const { rows } = await poolOf(this.database).query<ListedDelivery>(
      `${selection} where d.endpoint_id = $1 and ($2::text is null or d.status = $2)
         and ($3::bigint is null or d.sequence >= $3) and ($4::bigint is null or d.sequence <= $4)
         and ($5::bigint is null or d.sequence < $5)
       order by d.sequence desc limit $6`,
      [endpointId, status, from, to, before, limit],
    );
    return rows;
  }

  /** A page of what was given up, the delivery made last first. */
  async listDead({ siteIds, reason, after, limit }: DeadRequest): Promise<(ListedDelivery & { siteId: string })[]> {
    const { rows } = await poolOf(this.database).query<ListedDelivery & { siteId: string }>(
      `${selection.replace('select ', 'select w.site_id as "siteId", ')}
       join webhook_endpoints w on w.id = d.endpoint_id
       where d.status = 'dead' and ($1::uuid[] is null or w.site_id = any($1)) and ($2::text is null or d.dead_reason = $2)
         and ($3::uuid is null or d.id < $3)
       order by d.id desc limit $4`,
      [siteIds, reason, after, limit],
    );
    return rows;
  }

  /** The delivery, or null when there is none of that id to that endpoint. */
  async find(endpointId: string, id: string): Promise<ListedDelivery | null> {
    const { rows } = await poolOf(this.database).query<ListedDelivery>(
      `${selection} where d.endpoint_id = $1 and d.id = $2`,
      [endpointId, id],
    );
    return rows[0] ?? null;
  }

  /** All attempts at a delivery, also those before it was sent again; the first one first. */
  attempts(deliveryId: string): Promise<WebhookAttempt[]> {
    return this.database.manager.find(WebhookAttempt, {
      where: { deliveryId },
      order: { startedAt: 'ASC', id: 'ASC' },
      take: mostAttempts,
    });
  }
}

const selection = `
  select d.id, d.endpoint_id as "endpointId", d.event_id as "eventId", d.comment_id as "commentId", d.sequence, d.status,
    d.attempts, d.next_attempt_at as "nextAttemptAt", d.dead_reason as "deadReason", d.created_at as "createdAt",
    d.settled_at as "settledAt", e.type, last.attempt as "lastAttempt"
  from webhook_deliveries d left join events e on e.id = d.event_id
  left join lateral (
    select jsonb_build_object('startedAt', a.started_at, 'durationMs', a.duration_ms, 'outcome', a.outcome,
      'status', a.status, 'answer', a.answer) as attempt
    from webhook_attempts a where a.delivery_id = d.id order by a.started_at desc, a.id desc limit 1) last on true`;
