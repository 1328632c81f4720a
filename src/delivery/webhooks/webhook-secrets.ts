import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../database/data-source.js';
import { newId } from '../../database/ids.js';
import { Notifications } from '../../database/notifications.js';
import { newWebhookSecret, webhookKey } from '../../http/webhook-signature.js';
import { TextCipher } from '../../privacy/text-cipher.js';

const rememberedMs = 30_000;
const mostRemembered = 10_000;

/** How many secrets an endpoint may have at once; each is one more signature in a header. */
export const mostSecrets = 5;

/**
 * The secrets that endpoints' events are signed with: sealed in the table, opened in memory for half a minute, and read anew
 * at once when a process says that webhooks have changed.
 */
@Injectable()
export class WebhookSecrets implements OnModuleInit, OnApplicationShutdown {
  private readonly remembered = new Map<string, Remembered>();
  private generation = 0;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly database: DataSource,
    private readonly cipher: TextCipher,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.stopListening = this.notifications.listen('anteroom_webhooks', () => this.forget());
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }

  /** The keys to sign with, the newest first; what has expired is left out. Empty when there is no such endpoint. */
  async keysOf(endpointId: string): Promise<Buffer[]> {
    const now = performance.now();
    let known = this.remembered.get(endpointId);
    if (!known || now - known.at > rememberedMs) {
      const { generation } = this;
      known = { at: now, keys: await this.read(endpointId, now) };
      // What was read before the last change is used once and not remembered.
      if (generation === this.generation) this.remember(endpointId, known);
    }
    return known.keys.filter(({ until }) => until > performance.now()).map(({ key }) => key);
  }

  /** Forgets what was opened: here at once; call `Notifications.notify('anteroom_webhooks')` for the other processes. */
  forget(): void {
    this.generation += 1;
    this.remembered.clear();
  }

  /** Makes a secret and answers it in plain: the one time that it can be shown. */
  async add(tx: Transaction, endpointId: string): Promise<string> {
    const id = newId();
    const secret = newWebhookSecret();
    await tx.query(
      `insert into webhook_secrets (id, endpoint_id, sealed, created_at) values ($1, $2, $3, clock_timestamp())`,
      [id, endpointId, this.cipher.seal(secret, id)],
    );
    return secret;
  }

  /**
   * Lets the present secrets sign for no longer than the grace time (0 = they end now) and makes a new one; answers it, or
   * null when there would be more than `mostSecrets`. Lock the endpoint first.
   */
  async rotate(tx: Transaction, endpointId: string, graceHours: number): Promise<string | null> {
    await tx.query(`delete from webhook_secrets where endpoint_id = $1 and (expires_at <= now() or $2::int = 0)`, [
      endpointId,
      graceHours,
    ]);
    const kept: unknown[] = await tx.query(`select 1 from webhook_secrets where endpoint_id = $1`, [endpointId]);
    if (kept.length >= mostSecrets) return null;
    await tx.query(
      `update webhook_secrets set expires_at = least(expires_at, now() + make_interval(hours => $2))
       where endpoint_id = $1`,
      [endpointId, graceHours],
    );
    return this.add(tx, endpointId);
  }

  private remember(endpointId: string, known: Remembered): void {
    if (this.remembered.size >= mostRemembered) this.remembered.clear();
    this.remembered.set(endpointId, known);
  }

  private async read(endpointId: string, now: number): Promise<Remembered['keys']> {
    const rows = await this.database.query<{ id: string; sealed: Buffer; msLeft: number | null }[]>(
      `select id, sealed, (extract(epoch from expires_at - now()) * 1000)::float8 as "msLeft" from webhook_secrets
       where endpoint_id = $1 and (expires_at is null or expires_at > now()) order by created_at desc, id desc`,
      [endpointId],
    );
    return Promise.all(
      rows.map(async ({ id, sealed, msLeft }) => ({
        key: webhookKey(await this.cipher.open(sealed, id)),
        until: msLeft === null ? Infinity : now + msLeft,
      })),
    );
  }
}

/** Keys of an endpoint, and up to when each signs, by the process's own clock. */
interface Remembered {
  at: number;
  keys: { key: Buffer; until: number }[];
}
