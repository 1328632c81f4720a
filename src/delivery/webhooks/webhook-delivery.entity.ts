import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where a delivery may stand. */
export const deliveryStatuses = ['pending', 'delivered', 'dead'] as const;

/** Where a delivery stands: still owed, taken by the receiver, or given up (the dead list). */
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Why a delivery may be given up. */
export const deadReasons = ['attempts-exhausted', 'endpoint-disabled', 'event-expired'] as const;

/** Why a delivery was given up: all attempts failed, its endpoint was switched off, or the event left the log. */
export type DeadReason = (typeof deadReasons)[number];

/**
 * An event owed to an endpoint. The row is all that there is to know of it: no queue has a part in it, so losing the queue
 * loses no delivery (I9, I17). Whoever sends it holds a lease on it, which runs out if the process dies.
 */
@Entity('webhook_deliveries')
@Index('webhook_deliveries_once', ['endpointId', 'eventId'], { unique: true })
@Index('webhook_deliveries_log', ['endpointId', 'sequence'])
@Index('webhook_deliveries_due', ['endpointId', 'nextAttemptAt', 'sequence'], { where: "status = 'pending'" })
@Index('webhook_deliveries_order', ['endpointId', 'commentId', 'sequence'], { where: "status = 'pending'" })
@Index('webhook_deliveries_dead', ['endpointId', 'sequence'], { where: "status = 'dead'" })
export class WebhookDelivery {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_deliveries_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'endpoint_id' })
  endpointId: string;

  @Column({ type: 'uuid', name: 'event_id' })
  eventId: string;

  @Column({ type: 'uuid', name: 'comment_id', nullable: true })
  commentId: string | null;

  /** The event's number. */
  @Column({ type: 'bigint' })
  sequence: string;

  @Column({ type: 'text' })
  status: DeliveryStatus;

  /** Attempts since it was last owed; sending again starts anew. */
  @Column({ type: 'integer', default: 0 })
  attempts: number;

  @Column({ type: 'timestamptz', name: 'next_attempt_at', nullable: true })
  nextAttemptAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  lease: string | null;

  @Column({ type: 'timestamptz', name: 'leased_until', nullable: true })
  leasedUntil: Date | null;

  @Column({ type: 'text', name: 'dead_reason', nullable: true })
  deadReason: DeadReason | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'settled_at', nullable: true })
  settledAt: Date | null;
}
