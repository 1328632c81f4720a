import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../database/actor.js';
import { recordAudit } from '../../database/audit-trail.js';
import type { Transaction } from '../../database/data-source.js';
import { newId } from '../../database/ids.js';
import { Notifications } from '../../database/notifications.js';
import { typesOf } from '../../events/type-patterns.js';
import { invalidField, notFound, Problem, problems } from '../../http/problem.js';
import type { ResendRangeDto } from './deliveries.dto.js';
import { EndpointsRepository } from './endpoints.repository.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';

/** How many events one call sends again at most. */
export const mostResent = 10_000;

/**
 * Owes events anew that an endpoint should have had. A delivery that is being made at this moment is left alone; one that
 * waits for its next attempt is due at once, with all its attempts before it. The caller sees to whose endpoint it is.
 */
@Injectable()
export class ResendsService {
  constructor(
    private readonly database: DataSource,
    private readonly endpoints: EndpointsRepository,
    private readonly notifications: Notifications,
  ) {}

  /** Sends one delivery again; 404 when there is none, 410 when its event is no longer kept, 409 when nothing can be sent. */
  async one(actor: Actor, endpointId: string, deliveryId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { siteId } = await this.lock(tx, endpointId);
      const [delivery] = await tx.query<{ sequence: string }[]>(
        `select sequence from webhook_deliveries where endpoint_id = $1 and id = $2`,
        [endpointId, deliveryId],
      );
      if (!delivery) throw notFound('delivery');
      await requireKept(tx, Number(delivery.sequence));
      await tx.query(`update webhook_deliveries d set ${owedAnew} where d.id = $1 and ${notUnderWay}`, [deliveryId]);
      await recordAudit(tx, actor, { action: 'webhook.resent', siteId, subjectId: endpointId });
    });
    this.notifications.notify('anteroom_webhooks');
  }

  /**
   * Sends all kept events of a range again that fit the endpoint's types, also those that it was never owed; with `onlyDead`
   * those that were given up. Answers how many, and where to go on when there were more than `mostResent`.
   */
  async range(
    actor: Actor,
    endpointId: string,
    { fromSequence, toSequence, onlyDead }: ResendRangeDto,
  ): Promise<{ resent: number; nextSequence: number | null }> {
    if (toSequence < fromSequence) throw invalidField('/toSequence', 'must not be lower than fromSequence');
    const done = await this.database.transaction(async (tx) => {
      const { siteId, types } = await this.lock(tx, endpointId);
      await requireKept(tx, fromSequence);
      const events = await tx.query<OwedEvent[]>(
        `select e.id as event_id, e.comment_id, e.sequence from events e
         where e.site_id = $1 and e.sequence between $2 and $3 and e.type = any($4)
           and (not $5 or exists (select 1 from webhook_deliveries d
                                  where d.endpoint_id = $6 and d.event_id = e.id and d.status = 'dead'))
         order by e.sequence limit ${mostResent + 1}`,
        [siteId, fromSequence, toSequence, typesOf(types), onlyDead, endpointId],
      );
      const now = events.slice(0, mostResent);
      const [counted] = await tx.query<{ resent: number }[]>(
        `with owed as (
           insert into webhook_deliveries as d
             (id, endpoint_id, event_id, comment_id, sequence, status, next_attempt_at, created_at)
           select id, $2, event_id, comment_id, sequence, 'pending', now(), now()
           from jsonb_to_recordset($1::jsonb) as e(id uuid, event_id uuid, comment_id uuid, sequence bigint)
           on conflict (endpoint_id, event_id) do update set ${owedAnew} where ${notUnderWay} returning 1)
         select count(*)::int as resent from owed`,
        [JSON.stringify(now.map((event) => ({ id: newId(), ...event }))), endpointId],
      );
      await recordAudit(tx, actor, { action: 'webhook.resent', siteId, subjectId: endpointId });
      return { resent: counted!.resent, nextSequence: events[mostResent] ? Number(events[mostResent].sequence) : null };
    });
    this.notifications.notify('anteroom_webhooks');
    return done;
  }

  private async lock(tx: Transaction, endpointId: string): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.lock(tx, endpointId);
    if (!endpoint) throw notFound('webhook');
    if (endpoint.status !== 'enabled' && endpoint.status !== 'paused')
      throw new Problem(
        problems['status-conflict'],
        `Nothing is sent to an endpoint that is ${endpoint.status}: ${endpoint.status === 'disabled' ? 'resume' : 'verify'} it first.`,
      );
    return endpoint;
  }
}

interface OwedEvent {
  event_id: string;
  comment_id: string | null;
  sequence: string;
}

const owedAnew = `status = 'pending', attempts = 0, next_attempt_at = now(), lease = null, leased_until = null,
  dead_reason = null, settled_at = null`;
const notUnderWay = `(d.status <> 'pending' or d.leased_until is null or d.leased_until <= now())`;

async function requireKept(tx: Transaction, sequence: number): Promise<void> {
  const [counter] = await tx.query<{ first: string; last: string }[]>(
    `select first_sequence as first, last_sequence as last from event_counter`,
  );
  const oldest = Number(counter!.first) - 1;
  if (sequence > oldest) return;
  throw new Problem(
    problems['events-expired'],
    `Events up to number ${oldest} are no longer kept and cannot be sent again: begin with ${oldest + 1} or a higher number.`,
    { members: { oldest, latest: Number(counter!.last) } },
  );
}
