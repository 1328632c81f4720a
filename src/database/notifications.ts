import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Log } from '../observability/log.js';

/** What processes tell each other through Postgres. A notification only says "look now"; it never carries data. */
export type Channel =
  | 'anteroom_outbox'
  | 'anteroom_events'
  | 'anteroom_webhooks'
  | 'anteroom_sites'
  | 'anteroom_bans'
  | 'anteroom_learning';

/** A channel is notified at once, but under load not more often than this: each NOTIFY is a commit of its own. */
const spacingMs = 20;

/**
 * LISTEN on a connection of its own, reopened after a loss; NOTIFY through the pool, several at once folded into one.
 * Whoever listens must also look by itself now and then: a notification sent while the connection was away is not repeated.
 */
@Injectable()
export class Notifications implements OnApplicationShutdown {
  private client: Client | null = null;
  private readonly listeners = new Map<Channel, Set<() => void>>();
  private readonly sending = new Map<Channel, 'once' | 'again'>();
  private open = false;
  private reopen: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly database: DataSource,
    private readonly log: Log,
  ) {}

  /** Calls `wake` for each notification on the channel until the returned function is called. */
  listen(channel: Channel, wake: () => void): () => void {
    const listeners = this.listeners.get(channel) ?? new Set();
    listeners.add(wake);
    this.listeners.set(channel, listeners);
    if (!this.client && !this.reopen) this.connect();
    else if (listeners.size === 1 && this.open) this.client?.query(`listen ${channel}`).catch(() => undefined);
    return () => listeners.delete(wake);
  }

  /** Wakes the listeners of all processes. Best effort: a failure is left to the listeners' own look. */
  notify(channel: Channel): void {
    if (this.closed) return;
    if (this.sending.has(channel)) {
      this.sending.set(channel, 'again');
      return;
    }
    this.sending.set(channel, 'once');
    this.database
      .query(`select pg_notify('${channel}', '')`)
      .catch(() => undefined)
      .finally(() =>
        setTimeout(() => {
          const again = this.sending.get(channel) === 'again';
          this.sending.delete(channel);
          if (again) this.notify(channel);
        }, spacingMs).unref(),
      );
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.reopen) clearTimeout(this.reopen);
    await this.client?.end().catch(() => undefined);
  }

  private connect(): void {
    const { url } = this.database.options as { url: string };
    const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 3_000 });
    this.client = client;
    client.on('notification', ({ channel }) => this.listeners.get(channel as Channel)?.forEach((wake) => wake()));
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client
      .connect()
      .then(() => {
        this.open = true;
        return client.query([...this.listeners.keys()].map((channel) => `listen ${channel}`).join('; '));
      })
      .then(() => this.listeners.forEach((listeners) => listeners.forEach((wake) => wake())))
      .catch(() => this.lost(client));
  }

  private lost(client: Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.open = false;
    client.end().catch(() => undefined);
    if (this.closed) return;
    this.log.listenConnectionLost();
    this.reopen = setTimeout(() => {
      this.reopen = null;
      this.connect();
    }, 1_000);
  }
}
