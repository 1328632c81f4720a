import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Notifications } from '../../database/notifications.js';
import { EventLog, type LogPage, type LogRequest } from '../event-log.js';

/** Waiting readers look by themselves this often, in case a notification was lost. */
const lookEveryMs = 1_000;

/** The pull tap: reads the log page by page, and can wait for the next event. */
@Injectable()
export class EventFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly waiting = new Set<() => void>();
  private stopListening: () => void = () => undefined;
  private closing = false;

  constructor(
    private readonly eventLog: EventLog,
    private readonly notifications: Notifications,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.notifications.listen('anteroom_events', () => this.wakeAll());
  }

  onApplicationShutdown(): void {
    this.stopListening();
    this.endWaits();
  }

  /** Ends the waits under way, so that a stopping server need not. */
  endWaits(): void {
    this.closing = true;
    this.wakeAll();
  }

  /** The next page; when it is empty, waits up to `waitMs` for events to come, or until the reader has gone. */
  async read(request: LogRequest, waitMs: number, gone: AbortSignal): Promise<LogPage> {
    const deadline = Date.now() + waitMs;
    let page = await this.eventLog.page(request);
    while (page.events.length === 0 && Date.now() < deadline && !gone.aborted && !this.closing) {
      await this.somethingNew(Math.min(lookEveryMs, deadline - Date.now()), gone);
      page = await this.eventLog.page({ ...request, after: page.next });
    }
    return page;
  }

  private somethingNew(timeoutMs: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        gone.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      gone.addEventListener('abort', done);
      this.waiting.add(done);
    });
  }

  private wakeAll(): void {
    for (const wake of [...this.waiting]) wake();
  }
}
