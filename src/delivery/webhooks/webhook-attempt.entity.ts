import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How an attempt may end. */
export const attemptOutcomes = [
  'delivered',
  'refused-by-receiver',
  'redirected',
  'timed-out',
  'unreachable',
  'insecure',
  'no-address',
  'address-not-allowed',
  'bad-answer',
] as const;

/**
 * How an attempt ended. `delivered`: 2xx. `refused-by-receiver`: any other status but a redirect. `redirected`: 3xx, which
 * is not followed. `timed-out`, `unreachable` (no connection, or lost before an answer), `insecure` (TLS), `no-address` (the
 * name does not resolve), `address-not-allowed` (it resolves to where we do not send), `bad-answer` (not HTTP, or headers too large).
 */
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** One attempt at a delivery. */
@Entity('webhook_attempts')
@Index('webhook_attempts_delivery', ['deliveryId', 'number'])
export class WebhookAttempt {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_attempts_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'delivery_id' })
  deliveryId: string;

  /** 1, 2, …: the attempt since the delivery was last owed. */
  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'timestamptz', name: 'started_at' })
  startedAt: Date;

  @Column({ type: 'integer', name: 'duration_ms' })
  durationMs: number;

  @Column({ type: 'text' })
  outcome: AttemptOutcome;

  /** The HTTP status, when there was one. */
  @Column({ type: 'integer', nullable: true })
  status: number | null;

  /** The first characters of the receiver's answer. */
  @Column({ type: 'text', nullable: true })
  answer: string | null;
}
