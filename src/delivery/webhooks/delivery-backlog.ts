import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '../../observability/metrics.js';
import { failuresToOpen } from './after-attempt.js';

/** Measures for operators how much is owed to webhook endpoints. */
@Injectable()
export class DeliveryBacklog {
  constructor(
    private readonly database: DataSource,
    private readonly metrics: Metrics,
  ) {}

  /** One look at the table, by whoever is asked; every process of the fleet measures the same. */
  async measure(): Promise<void> {
    const [backlog]: { pending: number; oldest: number; open: number }[] = await this.database.query(
      `select coalesce(sum(owed.pending), 0)::float8 as pending,
         coalesce(max(owed.oldest) filter (
           where w.status = 'enabled' and (w.resume_at is null or w.resume_at <= now())), 0)::float8 as oldest,
         count(*) filter (where w.status = 'enabled' and w.failures >= ${failuresToOpen})::int as open
       from webhook_endpoints w left join lateral (
         select count(*) as pending, greatest(extract(epoch from now() - min(next_attempt_at)), 0) as oldest
         from webhook_deliveries where endpoint_id = w.id and status = 'pending') owed on true`,
    );
    this.metrics.deliveriesPending.set(backlog!.pending);
    this.metrics.oldestDueSeconds.set(backlog!.oldest);
    this.metrics.webhookBreakersOpen.set(backlog!.open);
  }
}
