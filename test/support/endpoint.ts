import { v7 as uuidv7 } from 'uuid';
import { DataSource } from 'typeorm';
import { Notifications } from '../../src/database/notifications.js';
import { WebhookSecrets } from '../../src/delivery/webhooks/webhook-secrets.js';
import type { TestContext } from './context.js';

/** A delivery's row, as far as tests look. */
export interface DeliveryRow {
  id: string;
  event_id: string;
  comment_id: string | null;
  status: string;
  attempts: number;
  dead_reason: string | null;
  lease: string | null;
  waits_ms: number | null;
}

/** A webhook endpoint that is there without having been asked for over HTTP, and what became of it. */
export class Endpoint {
  private constructor(
    private readonly context: TestContext,
    readonly id: string,
    readonly secret: string,
  ) {}

  static async make(
    context: TestContext,
    {
      siteId,
      url,
      types = ['*'],
      status = 'enabled',
    }: { siteId: string; url: string; types?: string[]; status?: string },
  ): Promise<Endpoint> {
    const id = uuidv7();
    const secret = await context.get(DataSource).transaction(async (tx) => {
      await tx.query(
        `insert into webhook_endpoints (id, site_id, url, types, status, version, created_at)
         values ($1, $2, $3, $4, $5, 1, now())`,
        [id, siteId, url, types, status],
      );
      return context.get(WebhookSecrets).add(tx, id);
    });
    return new Endpoint(context, id, secret);
  }

  /** Changes columns of its row by an SQL text such as `resume_at = now()`, and lets the dispatchers know. */
  async set(columns: string): Promise<void> {
    await this.query(`update webhook_endpoints set ${columns} where id = $1`);
    this.wake();
  }

  /** Changes its pending deliveries by an SQL text, and lets the dispatchers know. */
  async setPending(columns: string): Promise<void> {
    await this.query(`update webhook_deliveries set ${columns} where endpoint_id = $1 and status = 'pending'`);
    this.wake();
  }

  /** The time of the next attempts has come. */
  letTimePass(): Promise<void> {
    return this.setPending('next_attempt_at = now()');
  }

  async row(): Promise<Record<string, unknown>> {
    const [row] = await this.query<Record<string, unknown>>(
      `select status, status_reason, failures, failing_since, last_success_at,
         (extract(epoch from resume_at - now()) * 1000)::float8 as rests_ms from webhook_endpoints where id = $1`,
    );
    return row!;
  }

  /** What it was owed, in the order of the log. */
  deliveries(): Promise<DeliveryRow[]> {
    return this.query(
      `select id, event_id, comment_id, status, attempts, dead_reason, lease,
         (extract(epoch from next_attempt_at - now()) * 1000)::float8 as waits_ms
       from webhook_deliveries where endpoint_id = $1 order by sequence`,
    );
  }

  /** How its attempts went, in their order. */
  attempts(): Promise<{ number: number; outcome: string; status: number | null; answer: string | null }[]> {
    return this.query(
      `select number, outcome, a.status, answer from webhook_attempts a
       join webhook_deliveries d on d.id = a.delivery_id where d.endpoint_id = $1 order by a.started_at, a.id`,
    );
  }

  private wake(): void {
    this.context.get(Notifications).notify('anteroom_webhooks');
  }

  private query<Row>(sql: string): Promise<Row[]> {
    return this.context.get(DataSource).query(sql, [this.id]);
  }
}
