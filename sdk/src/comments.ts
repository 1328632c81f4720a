import type { Transport } from './transport.js';
import type { ReceiptStatus, Submission, SubmittedComment } from './types.js';

/** How to submit. */
export interface SubmitOptions {
  /** Made anew for each call unless you bring one, so that a call of yours can be repeated after a crash too. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

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
  status({ id, receipt }: Pick<SubmittedComment, 'id' | 'receipt'>): Promise<ReceiptStatus> {
    return this.transport.json({
      method: 'GET',
      path: `/v1/comments/${encodeURIComponent(id)}/status`,
      token: receipt,
    });
  }
}
