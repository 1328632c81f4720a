import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AdvisoryLock, advisoryLocks } from '../database/advisory-lock.js';
import { Notifications } from '../database/notifications.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';

const pageSize = 1_000;
/** How often the relay looks without being woken, and how soon another process takes over. */
const lookEveryMs = 500;

/**
 * Numbers events. Commits do not happen in the order of ids, so a reader that went by ids would skip; instead one relay
 * (elected by an advisory lock, with the counter's row lock as a fence behind it) gives each committed event the next
 * number. Numbers are dense and become visible together with their events, so `sequence > n` never skips one.
 */
@Injectable()
export class OutboxRelay {
  private readonly lock: AdvisoryLock;
  private wake: () => void = () => undefined;
  private stopListening: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private leading = false;

  constructor(
    private readonly database: DataSource,
    private readonly notifications: Notifications,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    this.lock = new AdvisoryLock(database, advisoryLocks.relay);
  }

  start(): void {
    this.stopListening = this.notifications.listen('anteroom_outbox', () => this.wake());
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    this.wake();
    await this.running;
    await this.lock.release();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, lookEveryMs);
      });
      try {
        await this.numberAll();
      } catch (error) {
        this.log.upkeepFailed('number events', error);
      }
      await woken;
    }
  }

  private async numberAll(): Promise<void> {
    const held = await this.lock.tryAcquire();
    if (held && !this.leading) this.log.leadershipTaken('number events');
    this.leading = held;
    if (!held) return;
    for (;;) {
      const numbered = await this.numberPage();
      if (numbered > 0) {
        this.metrics.eventsNumbered.inc(numbered);
        this.notifications.notify('anteroom_events');
      }
      if (numbered < pageSize) return;
    }
  }

  /** Two statements, because the second one must see whatever was committed before the counter was locked. */
  private async numberPage(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [counter] = await tx.query(`select last_sequence::bigint as last from event_counter for update`);
      const [events, numbered]: [{ at: Date }[], number] = await tx.query(
        `update events e set sequence = $1::bigint + n.number
         from (select id, row_number() over (order by position) as number
               from (select id, position from events where sequence is null order by position limit ${pageSize}) unnumbered) n
         where e.id = n.id
         returning e.occurred_at as at`,
        [counter.last],
      );
      if (numbered > 0) {
        await tx.query(`update event_counter set last_sequence = last_sequence + $1`, [numbered]);
      }
      const now = Date.now();
      for (const { at } of events) this.metrics.numberingSeconds.observe(Math.max(0, now - at.getTime()) / 1_000);
      return numbered;
    });
  }
}
