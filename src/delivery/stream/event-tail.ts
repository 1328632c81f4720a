import { Injectable } from '@nestjs/common';
import { Notifications } from '../../database/notifications.js';
import { Problem } from '../../http/problem.js';
import { Log } from '../../observability/log.js';
import { EventLog } from '../event-log.js';
import { frameOf, wanted, type EventFrame, type StreamFilter } from './event-frames.js';

/** How many of the newest events are held: what readers may be behind without asking the database. */
export const tailCapacity = 2_048;
/** The tail looks by itself this often, in case a notification was lost. */
const lookEveryMs = 1_000;
const pageSize = 200;

/** What comes after a reader's place: the frames for it, and its place once it has them. */
export interface Stretch {
  frames: Buffer[];
  place: number;
}

/**
 * The end of the event log, read once for all streams of this process: a ring of the newest events as ready-made frames.
 * It holds every event after `floor` up to `head`, so whoever is within needs no database, and memory does not grow with
 * the number of readers or how slow they are. Reads only while somebody follows.
 */
@Injectable()
export class EventTail {
  private readonly ring = new Array<EventFrame | undefined>(tailCapacity);
  /** -1 until it is known where the log ends. */
  private head = -1;
  private floor = -1;
  private advanced: (() => void) | null = null;
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private troubled = false;

  constructor(
    private readonly eventLog: EventLog,
    private readonly notifications: Notifications,
    private readonly log: Log,
  ) {}

  /** Begins to follow the log from its end; `advanced` is called whenever there is more. */
  start(advanced: () => void): void {
    if (this.advanced) return;
    this.advanced = advanced;
    const before = this.running;
    this.running = before.then(() => this.run(advanced));
  }

  /** Stops following and lets go of what it holds. */
  async stop(): Promise<void> {
    this.advanced = null;
    this.wake();
    await this.running;
  }

  /** How many events it holds. */
  get held(): number {
    return this.head - this.floor;
  }

  /** The next events after a place, at most so many that are wanted; null when they are no longer, or never were, held. */
  after(place: number, filter: StreamFilter, most: number): Stretch | null {
    if (place < this.floor) return null;
    const frames: Buffer[] = [];
    while (place < this.head && frames.length < most) {
      place += 1;
      const frame = this.ring[place % tailCapacity]!;
      if (wanted(filter, frame)) frames.push(frame.bytes);
    }
    return { frames, place };
  }

  private async run(advanced: () => void): Promise<void> {
    const stopListening = this.notifications.listen('anteroom_events', () => this.wake());
    while (this.advanced === advanced) {
      let timer: NodeJS.Timeout | undefined;
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, lookEveryMs);
      });
      try {
        await this.readNew(advanced);
        this.troubled = false;
      } catch (error) {
        // What we hold no longer meets what is kept: readers that are behind go to the database, and are told there.
        if (error instanceof Problem) this.forget();
        else if (!this.troubled) this.log.upkeepFailed('read events for streams', error);
        this.troubled = !(error instanceof Problem);
      }
      await woken;
      clearTimeout(timer);
    }
    stopListening();
    this.forget();
  }

  private async readNew(advanced: () => void): Promise<void> {
    if (this.head < 0) {
      this.head = await this.eventLog.lastSequence();
      this.floor = this.head;
      advanced();
    }
    for (;;) {
      const { events } = await this.eventLog.texts({ after: this.head, types: null, siteIds: null, limit: pageSize });
      if (this.advanced !== advanced) return;
      for (const event of events) this.push(frameOf(event));
      if (events.length > 0) advanced();
      if (events.length < pageSize) return;
    }
  }

  private push(frame: EventFrame): void {
    // Numbers are dense. Were one missing all the same, nobody may be led past it: what came before is no longer offered.
    if (frame.sequence !== this.head + 1) this.floor = frame.sequence - 1;
    this.ring[frame.sequence % tailCapacity] = frame;
    this.head = frame.sequence;
    this.floor = Math.max(this.floor, this.head - tailCapacity);
  }

  private forget(): void {
    this.head = -1;
    this.floor = -1;
    this.ring.fill(undefined);
  }
}
