/**
 * Group commit, for whoever has many small writes or reads at once: what arrives while a flush is under way shares the
 * next one. There is no timer, so an idle service adds no delay and a busy one grows its batches by itself. The queue is
 * bounded: past the bound `add` throws BatchFullError, and the caller says "try again later" instead of remembering more
 * than it can keep.
 */
export class Batch<Item, Result> {
  private readonly waiting: Entry<Item, Result>[] = [];
  private inFlight = 0;
  private scheduled = false;
  private idle: (() => void)[] = [];

  constructor(private readonly options: BatchOptions<Item, Result>) {}

  /** Resolves with this item's result when the flush that held it has ended, or rejects with this item's own error. */
  add(item: Item): Promise<Result> {
    if (this.waiting.length >= this.options.maxWaiting) return Promise.reject(new BatchFullError());
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when everything added so far has been flushed. */
  async drain(): Promise<void> {
    if (this.waiting.length === 0 && this.inFlight === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled || this.inFlight >= this.options.maxInFlight) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      void this.flush();
    });
  }

  private async flush(): Promise<void> {
    const entries = this.waiting.splice(0, this.options.maxSize);
    if (entries.length === 0) return;
    this.inFlight += 1;
    if (this.waiting.length > 0) this.schedule();
    try {
      const outcomes = await this.options.flush(entries.map((entry) => entry.item));
      entries.forEach((entry, index) => {
        const outcome = outcomes[index];
        if (outcome instanceof Error) entry.reject(outcome);
        else entry.resolve(outcome as Result);
      });
    } catch (error) {
      for (const entry of entries) entry.reject(error);
    }
    this.inFlight -= 1;
    if (this.waiting.length > 0) this.schedule();
    else if (this.inFlight === 0) for (const resolve of this.idle.splice(0)) resolve();
  }
}

/** How a batch flushes, and how much it may hold. */
export interface BatchOptions<Item, Result> {
  /** Handles the items together; answers one result, or one Error, for each item in its order. Throwing fails them all. */
  flush(items: Item[]): Promise<(Result | Error)[]>;
  maxSize: number;
  maxWaiting: number;
  maxInFlight: number;
}

/** More is waiting than may be: come back later. */
export class BatchFullError extends Error {
  constructor() {
    super('The batch is full.');
    this.name = 'BatchFullError';
  }
}

interface Entry<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}
