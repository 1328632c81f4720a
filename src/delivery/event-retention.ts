import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment.js';
import type { Transaction } from '../database/data-source.js';
import { Metrics } from '../observability/metrics.js';

const pageSize = 5_000;

/**
 * Forgets events that are older than the window of replay, oldest first, and says so in the counter in the same
 * transaction: a reader whose place is older is told, and never skips in silence. What is still owed of them to a webhook
 * endpoint goes to the dead list. Called by the one relay.
 */
@Injectable()
export class EventRetention {
  constructor(
    private readonly database: DataSource,
    private readonly environment: Environment,
    private readonly metrics: Metrics,
  ) {}

  /** Forgets whatever is too old by now; answers how many events those were. */
  async round(): Promise<number> {
    let forgotten = 0;
    for (;;) {
      const { events, dead } = await this.database.transaction((tx) => this.forgetPage(tx));
      if (dead > 0) this.metrics.deliveriesDead.inc({ reason: 'event-expired' }, dead);
      forgotten += events;
      if (events < pageSize) return forgotten;
    }
  }

  private async forgetPage(tx: Transaction): Promise<{ events: number; dead: number }> {
    const days = this.environment.EVENT_RETENTION_DAYS;
    await tx.query(`select 1 from event_counter for update`);
    // By number, and no further than the first young one: numbers follow the time but for the length of a transaction.
    const [oldest]: { through: string | null; count: string }[] = await tx.query(
      `with page as (
         select e.sequence, e.occurred_at < now() - make_interval(days => $1) as old
         from event_counter c join events e on e.sequence >= c.first_sequence order by e.sequence limit ${pageSize})
       select max(sequence) as through, count(*) as count from page
       where sequence < coalesce((select min(sequence) from page where not old), 9223372036854775807)`,
      [days],
    );
    if (!oldest?.through) return { events: 0, dead: 0 };
    const through = oldest.through;
    await tx.query(`delete from events where sequence <= $1`, [through]);
    await tx.query(`update event_counter set first_sequence = $1::bigint + 1`, [through]);
    const [, dead]: [unknown, number] = await tx.query(
      `update webhook_deliveries d set status = 'dead', dead_reason = 'event-expired', settled_at = now(),
         next_attempt_at = null, lease = null, leased_until = null
       from webhook_endpoints w where d.endpoint_id = w.id and d.sequence <= $1 and d.status = 'pending'`,
      [through],
    );
    await tx.query(
      `with gone as (
         delete from webhook_deliveries d using webhook_endpoints w
         where d.endpoint_id = w.id and d.sequence <= $1 and d.settled_at < now() - make_interval(days => $2)
         returning d.id)
       delete from webhook_attempts a using gone where a.delivery_id = gone.id`,
      [through, days],
    );
    return { events: Number(oldest.count), dead };
  }
}
