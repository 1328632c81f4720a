import { ApiProperty } from '@nestjs/swagger';
import { eventTypes, type EventType } from '../../events/catalogue.js';
import { encodeCursor } from '../../http/cursor.js';
import { AttemptView, viewAttempt } from './attempt.view.js';
import type { ListedDelivery } from './deliveries.repository.js';
import type { WebhookAttempt } from './webhook-attempt.entity.js';
import { deadReasons, deliveryStatuses, type DeadReason, type DeliveryStatus } from './webhook-delivery.entity.js';

const time = { type: String, format: 'date-time', nullable: true } as const;

/** An event owed to an endpoint. */
export class DeliveryView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid', description: 'The endpoint.' })
  webhook: string;

  @ApiProperty({ format: 'uuid', description: 'The event; it is sent as `webhook-id`.' })
  eventId: string;

  @ApiProperty({ enum: [...eventTypes, null], type: String, nullable: true, description: 'null = no longer kept' })
  type: EventType | null;

  @ApiProperty({ type: 'integer', description: 'The number of the event.' })
  sequence: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  commentId: string | null;

  @ApiProperty({ enum: deliveryStatuses })
  status: DeliveryStatus;

  @ApiProperty({ type: String, enum: [...deadReasons, null], nullable: true })
  deadReason: DeadReason | null;

  @ApiProperty({ type: 'integer', description: 'Attempts since it was last owed; sending it again starts anew.' })
  attemptCount: number;

  @ApiProperty(time)
  nextAttemptAt: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ ...time, description: 'When it was delivered or given up.' })
  settledAt: string | null;

  @ApiProperty({ type: AttemptView, nullable: true })
  lastAttempt: AttemptView | null;
}

/** One of the attempts at a delivery. */
export class NumberedAttemptView extends AttemptView {
  @ApiProperty({ type: 'integer', description: '1, 2, …; begins anew when it is sent again.' })
  number: number;
}

/** A delivery with every attempt at it. */
export class DeliveryDetailsView extends DeliveryView {
  @ApiProperty({ type: [NumberedAttemptView], description: 'The first one first; at most 200.' })
  attempts: NumberedAttemptView[];
}

/** A delivery that was given up, and whose it was. */
export class DeadDeliveryView extends DeliveryView {
  @ApiProperty({ description: 'The public key of the site.' })
  site: string;
}

/** One page of deliveries. */
export class DeliveriesPage {
  @ApiProperty({ type: [DeliveryView] })
  items: DeliveryView[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null = the end.' })
  next: string | null;
}

/** One page of the dead list. */
export class DeadDeliveriesPage {
  @ApiProperty({ type: [DeadDeliveryView] })
  items: DeadDeliveryView[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null = the end.' })
  next: string | null;
}

/** What will be sent again. */
export class ResentView {
  @ApiProperty({ type: 'integer', description: 'How many events are owed anew.' })
  resent: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'One call sends 10,000 at most: ask again with this as `fromSequence`. null = that was all.',
  })
  nextSequence: number | null;
}

/** The view of a delivery. */
export function viewDelivery(delivery: ListedDelivery): DeliveryView {
  const { id, endpointId: webhook, eventId, type, commentId, status, deadReason, attempts, lastAttempt } = delivery;
  return {
    ...{ id, webhook, eventId, type, sequence: Number(delivery.sequence), commentId, status, deadReason },
    attemptCount: attempts,
    nextAttemptAt: delivery.nextAttemptAt?.toISOString() ?? null,
    createdAt: delivery.createdAt.toISOString(),
    settledAt: delivery.settledAt?.toISOString() ?? null,
    lastAttempt: lastAttempt && viewAttempt({ ...lastAttempt, startedAt: new Date(lastAttempt.startedAt) }),
  };
}

/** The view of a delivery with these attempts at it. */
export function viewDeliveryDetails(delivery: ListedDelivery, attempts: WebhookAttempt[]): DeliveryDetailsView {
  return {
    ...viewDelivery(delivery),
    attempts: attempts.map((attempt) => ({ number: attempt.number, ...viewAttempt(attempt) })),
  };
}

/** Shows the first `size` of these deliveries; one more among them says that another page follows. */
export function viewDeliveries(deliveries: ListedDelivery[], size: number): DeliveriesPage {
  const items = deliveries.slice(0, size).map(viewDelivery);
  return { items, next: deliveries.length > size ? encodeCursor([items.at(-1)!.sequence]) : null };
}
