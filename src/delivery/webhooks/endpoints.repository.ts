import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../database/data-source.js';
import { WebhookEndpoint, type EndpointStatus } from './webhook-endpoint.entity.js';
import { WebhookSecret } from './webhook-secret.entity.js';

/** Which endpoints of the list are wanted; `siteIds` null = of whatever site. */
export interface EndpointRequest {
  after: string | null;
  limit: number;
  siteIds: readonly string[] | null;
  status: EndpointStatus | null;
}

/** What an endpoint is besides its row. */
export interface EndpointDetails {
  /** Deliveries still to be made, and given up. */
  pending: number;
  dead: number;
  /** When its secrets were made and end, the newest first. */
  secrets: { createdAt: Date; expiresAt: Date | null }[];
}

/** So many deliveries are deleted in one statement, which keeps each well under the statement time-out. */
const deletedAtOnce = 5_000;

/** Rows of `webhook_endpoints`. */
@Injectable()
export class EndpointsRepository {
  constructor(private readonly database: DataSource) {}

  /** A page of the list, oldest first. */
  list({ after, limit, siteIds, status }: EndpointRequest): Promise<WebhookEndpoint[]> {
    const query = this.database.manager.createQueryBuilder(WebhookEndpoint, 'webhook').orderBy('webhook.id');
    if (after) query.andWhere('webhook.id > :after', { after });
    if (siteIds) query.andWhere('webhook.siteId = any(:siteIds::uuid[])', { siteIds });
    if (status) query.andWhere('webhook.status = :status', { status });
    return query.limit(limit).getMany();
  }

  find(id: string): Promise<WebhookEndpoint | null> {
    return this.database.manager.findOneBy(WebhookEndpoint, { id });
  }

  /** The row, locked against changes until the transaction ends, or null. Events may be owed to it meanwhile. */
  lock(tx: Transaction, id: string): Promise<WebhookEndpoint | null> {
    return tx.findOne(WebhookEndpoint, { where: { id }, lock: { mode: 'for_no_key_update' } });
  }

  countOfSite(tx: Transaction, siteId: string): Promise<number> {
    return tx.countBy(WebhookEndpoint, { siteId });
  }

  async details(id: string): Promise<EndpointDetails> {
    const [counts] = await this.database.query<{ pending: number; dead: number }[]>(
      `select (select count(*) from webhook_deliveries where endpoint_id = $1 and status = 'pending')::int as pending,
         (select count(*) from webhook_deliveries where endpoint_id = $1 and status = 'dead')::int as dead`,
      [id],
    );
    const secrets = await this.database.manager
      .createQueryBuilder(WebhookSecret, 'secret')
      .select(['secret.id', 'secret.createdAt', 'secret.expiresAt'])
      .where('secret.endpointId = :id and (secret.expiresAt is null or secret.expiresAt > now())', { id })
      .orderBy('secret.createdAt', 'DESC')
      .getMany();
    return { ...counts!, secrets: secrets.map(({ createdAt, expiresAt }) => ({ createdAt, expiresAt })) };
  }

  /**
   * Deletes what was and is owed to an endpoint, in pieces, each in a transaction of its own. Call it before `remove` so
   * that the transaction of that stays short.
   */
  async removeDeliveries(id: string): Promise<void> {
    for (;;) {
      const removed = await this.database.transaction(async (tx) => {
        // As whoever writes down an attempt does, so that none is written down in between.
        await this.lock(tx, id);
        return removeSomeDeliveries(tx, id);
      });
      if (removed < deletedAtOnce) return;
    }
  }

  /** Deletes an endpoint with its secrets and all that is left of its deliveries; nothing can be owed to it meanwhile. */
  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.query(`select 1 from webhook_endpoints where id = $1 for update`, [id]);
    while ((await removeSomeDeliveries(tx, id)) === deletedAtOnce);
    await tx.query(`delete from webhook_secrets where endpoint_id = $1`, [id]);
    await tx.query(`delete from webhook_endpoints where id = $1`, [id]);
  }
}

/** One statement after the other, so that the second sees what was written while the first waited for a lock. */
async function removeSomeDeliveries(tx: Transaction, endpointId: string): Promise<number> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from webhook_deliveries where endpoint_id = $1 limit ${deletedAtOnce} for update`,
    [endpointId],
  );
  const ids = rows.map(({ id }) => id);
  await tx.query(`delete from webhook_attempts where delivery_id = any($1::uuid[])`, [ids]);
  await tx.query(`delete from webhook_deliveries where id = any($1::uuid[])`, [ids]);
  return ids.length;
}
