import type { operations } from './openapi.js';
import { itemsOf, type Page } from './pages.js';
import type { Transport } from './transport.js';
import type { Decision, QueueItem, RejectReason } from './types.js';

type QueueQuery = NonNullable<operations['reviewQueue']['parameters']['query']>;

/** Which comments to list; the pages come by themselves. `limit` is the size of a page. */
export type QueueFilters = Omit<QueueQuery, 'cursor' | 'status'> & {
  status?: QueueItem['status'] | QueueItem['status'][];
};

/** The comment that is decided about, in the version that was looked at: an item of the queue, or an earlier decision. */
export interface Reviewed {
  id: string;
  version: number;
}

/** How to decide. */
export interface DecisionOptions {
  /** A private note for colleagues. */
  note?: string;
  /** Made anew for each call unless you bring one. */
  idempotencyKey?: string;
}

/**
 * What moderators do. A decision names the version that was looked at; when somebody was faster it is an AnteroomError of
 * status 412 whose `problem.current` says who decided what.
 */
export class ModerationClient {
  constructor(private readonly transport: Transport) {}

  /** The comments for review: held ones, oldest first, unless asked otherwise. */
  queue({ status, ...filters }: QueueFilters = {}): AsyncGenerator<QueueItem, void, void> {
    const query = { ...filters, status: Array.isArray(status) ? status.join(',') : status };
    return itemsOf((cursor) =>
      this.transport.json<Page<QueueItem>>({ method: 'GET', path: '/v1/review-queue', query: { ...query, cursor } }),
    );
  }

  /** Lets readers see the comment. */
  approve(comment: Reviewed, options?: DecisionOptions): Promise<Decision> {
    return this.decide('approve', comment, {}, options);
  }

  /** Turns the comment away, for a reason that its author can read. */
  reject(comment: Reviewed, reason: RejectReason, options?: DecisionOptions): Promise<Decision> {
    return this.decide('reject', comment, { reason }, options);
  }

  /** Turns the comment away as spam. */
  spam(comment: Reviewed, options?: DecisionOptions): Promise<Decision> {
    return this.decide('spam', comment, {}, options);
  }

  /** Takes the last decision back. */
  undo(comment: Reviewed, options?: DecisionOptions): Promise<Decision> {
    return this.decide('restore', comment, {}, options);
  }

  /** Erases the comment for good; the reason stays in the audit log. Needs `comments:erase`. */
  erase(comment: Reviewed, reason: string, options?: Pick<DecisionOptions, 'idempotencyKey'>): Promise<Decision> {
    return this.decide('erase', comment, { reason }, options);
  }

  private decide(
    action: string,
    { id, version }: Reviewed,
    body: { reason?: string },
    { note, idempotencyKey = crypto.randomUUID() }: DecisionOptions = {},
  ): Promise<Decision> {
    return this.transport.json({
      method: 'POST',
      path: `/v1/comments/${encodeURIComponent(id)}/${action}`,
      body: { ...body, ...(note === undefined ? {} : { note }) },
      headers: { 'if-match': `"${version}"`, 'idempotency-key': idempotencyKey },
      repeatable: true,
    });
  }
}
