import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { system } from '../../database/actor.js';
import { recordAudit } from '../../database/audit-trail.js';
import { Batch } from '../../database/batch.js';
import type { Transaction } from '../../database/data-source.js';
import { newId } from '../../database/ids.js';
import { Notifications } from '../../database/notifications.js';
import { endpointEventData } from '../../events/catalogue.js';
import { Log } from '../../observability/log.js';
import { Metrics } from '../../observability/metrics.js';
import { afterAttempt, type DeliveryFate } from './after-attempt.js';
import type { ClaimedDelivery } from './delivery-claims.js';
import { EndpointCourse } from './endpoint-course.js';
import type { DisabledReason } from './webhook-endpoint.entity.js';
import type { AttemptResult } from './webhook-sender.js';

/** A delivery that was attempted, and how that went. */
export interface Attempted {
  claimed: ClaimedDelivery;
  result: AttemptResult;
}

/**
 * Writes down what followed from attempts: the attempt, what becomes of the delivery and what becomes of its endpoint, in
 * one transaction, for many at once. Only the holder of the lease may; what anybody else has to say is dropped, because
 * the delivery is in other hands by now.
 */
@Injectable()
export class DeliveryOutcomes {
  private readonly batch = new Batch<Attempted, void>({
    flush: (items) => this.flush(items),
    maxSize: 200,
    maxWaiting: 10_000,
    maxInFlight: 2,
  });

  constructor(
    private readonly database: DataSource,
    private readonly notifications: Notifications,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  /** Resolves when it is on disk; rejects when it could not be written, and then nothing of it is. */
  record(attempted: Attempted): Promise<void> {
    return this.batch.add(attempted);
  }

  private async flush(items: Attempted[]): Promise<(void | Error)[]> {
    try {
      await this.write(items);
      return items.map(() => undefined);
    } catch (error) {
      if (items.length === 1) throw error;
      // One bad row fails alone.
      const outcomes: (void | Error)[] = [];
      for (const item of items) outcomes.push(await this.write([item]).catch((reason: Error) => reason));
      return outcomes;
    }
  }

  private async write(items: Attempted[]): Promise<void> {
    const { written, disabled } = await this.database.transaction(async (tx) => {
      // The endpoints first, as everybody does who changes both.
      const courses = await lockEndpoints(tx, items);
      const held = await lockDeliveries(tx, items);
      const written: Written[] = [];
      for (const { claimed, result } of items) {
        const course = courses.get(claimed.endpointId);
        const attempts = held.get(`${claimed.id} ${claimed.lease}`);
        if (!course || attempts === undefined) continue;
        // What an address said that is the endpoint's no more counts for nothing, but that it took the event.
        if (course.url !== claimed.url && result.outcome !== 'delivered') {
          written.push({ claimed, result, attempts, fate: { status: 'pending', waitMs: 0 }, counts: false });
          continue;
        }
        const { delivery, endpoint } = afterAttempt(course.standing, attempts + 1, result, Math.random);
        const fate: DeliveryFate =
          course.disabled && delivery.status === 'pending' ? { status: 'dead', reason: 'endpoint-disabled' } : delivery;
        if (course.url === claimed.url) course.follow(endpoint, claimed.probe);
        written.push({ claimed, result, attempts: attempts + 1, fate, counts: true });
      }
      await writeDeliveries(tx, written);
      const disabled: Disabled[] = [];
      for (const course of courses.values()) {
        await course.write(tx);
        if (course.disabled) disabled.push(await disable(tx, course, course.disabled));
      }
      return { written, disabled };
    });
    this.tell(written, disabled);
  }

  private tell(written: Written[], disabled: Disabled[]): void {
    for (const { claimed, result, fate, counts } of written) {
      if (!counts) continue;
      this.metrics.webhookAttempts.inc({ outcome: result.outcome });
      this.metrics.webhookSeconds.observe(result.durationMs / 1_000);
      if (fate.status === 'dead') this.metrics.deliveriesDead.inc({ reason: fate.reason });
      const late = result.startedAt.getTime() - claimed.event.occurredAt.getTime();
      if (claimed.first) this.metrics.firstAttemptSeconds.observe(Math.max(0, late) / 1_000);
    }
    for (const { endpointId, reason, dead } of disabled) {
      this.metrics.deliveriesDead.inc({ reason: 'endpoint-disabled' }, dead);
      this.log.webhookDisabled({ endpointId, reason, dead });
      this.notifications.notify('anteroom_outbox');
    }
  }
}

interface Written extends Attempted {
  attempts: number;
  fate: DeliveryFate;
  /** Whether the attempt is remembered. */
  counts: boolean;
}

interface Disabled {
  endpointId: string;
  reason: DisabledReason;
  /** Deliveries that were given up with it. */
  dead: number;
}

async function lockEndpoints(tx: Transaction, items: Attempted[]): Promise<Map<string, EndpointCourse>> {
  const rows: ConstructorParameters<typeof EndpointCourse>[0][] = await tx.query(
    `select w.id, w.site_id as "siteId", s.key as site, w.url, w.failures,
       (extract(epoch from now() - w.failing_since) * 1000)::float8 as "failingForMs",
       w.last_success_at is null or w.last_success_at < now() - interval '10 seconds' as "successIsOld"
     from webhook_endpoints w join sites s on s.id = w.site_id
     where w.id = any($1::uuid[]) order by w.id for no key update of w`,
    [[...new Set(items.map(({ claimed }) => claimed.endpointId))]],
  );
  return new Map(rows.map((row) => [row.id, new EndpointCourse(row)]));
}

/** Attempts so far of the deliveries that are still in our hands, by id and lease. */
async function lockDeliveries(tx: Transaction, items: Attempted[]): Promise<Map<string, number>> {
  const rows: { id: string; lease: string; attempts: number }[] = await tx.query(
    `select id, lease, attempts from webhook_deliveries
     where id = any($1::uuid[]) and status = 'pending' and lease is not null order by id for update`,
    [items.map(({ claimed }) => claimed.id)],
  );
  return new Map(rows.map(({ id, lease, attempts }) => [`${id} ${lease}`, attempts]));
}

async function writeDeliveries(tx: Transaction, written: Written[]): Promise<void> {
  const rows = written.map(({ claimed, result, attempts, fate, counts }) => ({
    id: claimed.id,
    status: fate.status,
    wait_ms: fate.status === 'pending' ? fate.waitMs : null,
    dead_reason: fate.status === 'dead' ? fate.reason : null,
    attempts,
    counts,
    attempt_id: newId(),
    started_at: result.startedAt,
    duration_ms: result.durationMs,
    outcome: result.outcome,
    http_status: result.status,
    answer: result.answer,
  }));
  await tx.query(
    `with attempted as (
       select * from jsonb_to_recordset($1::jsonb) as a(id uuid, status text, wait_ms float8, dead_reason text,
         attempts integer, counts boolean, attempt_id uuid, started_at timestamptz, duration_ms integer, outcome text,
         http_status integer, answer text)
     ), remembered as (
       insert into webhook_attempts (id, delivery_id, number, started_at, duration_ms, outcome, status, answer)
       select attempt_id, id, attempts, started_at, duration_ms, outcome, http_status, answer from attempted where counts)
     update webhook_deliveries d set status = a.status, attempts = a.attempts, dead_reason = a.dead_reason,
       next_attempt_at = now() + a.wait_ms * interval '1 millisecond',
       settled_at = case when a.status <> 'pending' then now() end, lease = null, leased_until = null
     from attempted a where d.id = a.id`,
    [JSON.stringify(rows)],
  );
}

/** Switches an endpoint off: with all that it is owed, an event for those who watch, and a row in the audit log. */
async function disable(
  tx: Transaction,
  { id, siteId, site }: EndpointCourse,
  reason: DisabledReason,
): Promise<Disabled> {
  // Waits for the relay if that is owing it something at this moment; from here on it is owed nothing more.
  await tx.query(`select 1 from webhook_endpoints where id = $1 for update`, [id]);
  await tx.query(
    `update webhook_endpoints set status = 'disabled', status_reason = $2, resume_at = null where id = $1`,
    [id, reason],
  );
  const [, dead]: [unknown, number] = await tx.query(
    `update webhook_deliveries set status = 'dead', dead_reason = 'endpoint-disabled', settled_at = now(),
       next_attempt_at = null, lease = null, leased_until = null
     where endpoint_id = $1 and status = 'pending'`,
    [id],
  );
  const data = endpointEventData('endpoint.disabled', {
    endpoint: { id, site, status: 'disabled' },
    reasons: [reason],
    by: 'system',
  });
  await tx.query(
    `insert into events (id, type, site_id, data, occurred_at) values ($1, 'endpoint.disabled', $2, $3, now())`,
    [newId(), siteId, JSON.stringify(data)],
  );
  await recordAudit(tx, system, { action: 'webhook.disabled', siteId, subjectId: id, reason });
  return { endpointId: id, reason, dead };
}
