import type { Transport } from './transport.js';
import type { ReceiptStatus, Submission, SubmittedComment } from './types.js';

/** How to submit. */
export interface SubmitOptions {
  /** Made anew for each call unless you bring one, so that a call of yours can be repeated after a crash too. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** A comment of one's own: what `submit` answered. */
export type OwnComment = Pick<SubmittedComment, 'id' | 'receipt'>;

/** What authors do. */
export class CommentsClient {
  constructor(private readonly transport: Transport) {}

  /** Submits a comment once, however often it has to be sent. It is stored for good when this returns. */
  submit(
    comment: Submission,
    { idempotencyKey = crypto.randomUUID(), signal }: SubmitOptions = {},
  ): Promise<SubmittedComment> {
    return this.transport.json({
      method: 'POST',
      path: '/v1/comments',
      body: comment,
      headers: { 'idempotency-key': idempotencyKey },
      repeatable: true,
      ...(signal ? { signal } : {}),
    });
  }

  /** Where a comment stands, for whoever has its receipt: what `submit` answered is all that it takes. */
  status(comment: OwnComment): Promise<ReceiptStatus> {
    return this.own('GET', comment, 'status');
  }

  /** Changes the text, within the time that the site gives; it is hidden until the new text has been checked. */
  edit(comment: OwnComment, body: string): Promise<ReceiptStatus> {
    return this.own('POST', comment, 'edit', { body });
  }

  /** Erases the comment for good, with all that leads to its author. */
  withdraw(comment: OwnComment): Promise<ReceiptStatus> {
    return this.own('POST', comment, 'withdraw');
  }

  private own(
    method: 'GET' | 'POST',
    { id, receipt }: OwnComment,
    what: string,
    body?: object,
  ): Promise<ReceiptStatus> {
    const path = `/v1/comments/${encodeURIComponent(id)}/${what}`;
    return this.transport.json({ method, path, token: receipt, ...(body ? { body } : {}) });
  }
}
