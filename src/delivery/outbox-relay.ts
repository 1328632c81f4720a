import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AdvisoryLock, advisoryLocks } from '../database/advisory-lock.js';
import { Notifications } from '../database/notifications.js';
import { eventData, type CommentEventData, type EventType } from '../events/catalogue.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { EventRetention } from './event-retention.js';
import { oweDeliveries } from './webhooks/owed-deliveries.js';

const pageSize = 1_000;
/** How often the relay looks without being woken, and how soon another process takes over. */
const lookEveryMs = 500;
const forgetEveryMs = 60_000;

/**
 * Numbers events. Commits do not happen in the order of ids, so a reader that went by ids would skip; instead one relay
 * (elected by an advisory lock, with the counter's row lock as a fence behind it) gives each committed event the next
 * number. Numbers are dense and become visible together with their events, so `sequence > n` never skips one. In the same
 * transaction an event is owed to the webhook endpoints that asked for it.
 */
@Injectable()
export class OutboxRelay {
  private readonly lock: AdvisoryLock;
  private wake: () => void = () => undefined;
  private stopListening: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private leading = false;
  private forgotAt = 0;

  constructor(
    private readonly database: DataSource,
    private readonly notifications: Notifications,
    private readonly retention: EventRetention,
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
      await this.forgetOld();
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

  private async forgetOld(): Promise<void> {
    if (!this.leading || Date.now() - this.forgotAt < forgetEveryMs) return;
    this.forgotAt = Date.now();
    await this.retention.round().catch((error: unknown) => this.log.upkeepFailed('forget old events', error));
  }

  /** The counter is locked by a statement of its own, so that the next one sees whatever was committed before that. */
  private async numberPage(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [counter]: { last: string }[] = await tx.query(
        `select last_sequence as last from event_counter for update`,
      );
      const rows: UnnumberedRow[] = await tx.query(unnumberedStatement);
      if (rows.length === 0) return 0;
      const first = Number(counter!.last) + 1;
      const numbered = rows.map((row, index) => ({ ...row, sequence: first + index, data: dataOf(row) }));
      await tx.query(
        `update events e set sequence = n.sequence, data = coalesce(e.data, n.data)
         from jsonb_to_recordset($1::jsonb) as n(id uuid, sequence bigint, data jsonb) where e.id = n.id`,
        [JSON.stringify(numbered.map(({ id, sequence, data }) => ({ id, sequence, data })))],
      );
      await oweDeliveries(tx, numbered);
      await tx.query(`update event_counter set last_sequence = last_sequence + $1`, [rows.length]);
      const now = Date.now();
      for (const { at } of rows) this.metrics.numberingSeconds.observe(Math.max(0, now - at.getTime()) / 1_000);
      return rows.length;
    });
  }
}

interface UnnumberedRow {
  id: string;
  type: EventType;
  siteId: string;
  commentId: string | null;
  at: Date;
  /** Facts for an event whose data is still to be written; null when it has its data. */
  site: string | null;
  thread: string;
  parentId: string | null;
}

/** Acceptances leave their event's data to the relay, since all of it follows from the comment's unchanging columns. */
const unnumberedStatement = `
  select e.id, e.type, e.site_id as "siteId", e.comment_id as "commentId", e.occurred_at as at, s.key as site, t.key as thread, c.parent_id as "parentId"
  from events e
  left join comments c on e.data is null and c.id = e.comment_id
  left join sites s on s.id = c.site_id
  left join threads t on t.id = c.thread_id
  where e.sequence is null order by e.position limit ${pageSize}`;

function dataOf({ id, at, site, thread, parentId }: UnnumberedRow): CommentEventData | null {
  if (site === null) return null;
  return eventData('comment.submitted', {
    // An acceptance has the id of its comment.
    comment: { id, site, thread, parentId, status: 'pending', version: 1, revision: 1, submittedAt: at.toISOString() },
    reasons: [],
    by: 'reader',
  });
}
