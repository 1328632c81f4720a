import { ApiProperty } from '@nestjs/swagger';
import { encodeCursor } from '../../http/cursor.js';
import { AttemptView } from './attempt.view.js';
import type { EndpointDetails } from './endpoints.repository.js';
import {
  endpointStatuses,
  type DisabledReason,
  type EndpointStatus,
  type WebhookEndpoint,
} from './webhook-endpoint.entity.js';

const time = { type: String, format: 'date-time', nullable: true } as const;
const count = { type: 'integer', minimum: 0 } as const;

/** A webhook endpoint, without its secrets. */
export class WebhookView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'The public key of the site whose events are sent.' })
  site: string;

  @ApiProperty({ format: 'uri' })
  url: string;

  @ApiProperty({ type: String, nullable: true })
  description: string | null;

  @ApiProperty({ type: [String], example: ['comment.*'] })
  types: string[];

  @ApiProperty({
    enum: endpointStatuses,
    description:
      '`unverified`: it has not echoed its challenge. `enabled`: events are owed and sent. `paused`: owed, and sent once it ' +
      'is resumed. `disabled`: neither.',
  })
  status: EndpointStatus;

  @ApiProperty({
    type: String,
    enum: ['gone', 'failing', null],
    nullable: true,
    description: 'Why it was disabled: it answered 410, or failed for five days.',
  })
  statusReason: DisabledReason | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty(time)
  lastSuccessAt: string | null;
}

/** An endpoint just made: the one answer that holds its secret. */
export class NewWebhookView extends WebhookView {
  @ApiProperty({ description: 'Shown this once. What is sent is signed with it.', example: 'whsec_…' })
  secret: string;
}

/** A secret just made. */
export class NewSecretView {
  @ApiProperty({ description: 'Shown this once.', example: 'whsec_…' })
  secret: string;
}

/** How an endpoint does. */
export class WebhookHealthView {
  @ApiProperty({ ...count, description: 'Attempts that failed since the last one that did not.' })
  failures: number;

  @ApiProperty(time)
  failingSince: string | null;

  @ApiProperty({ ...time, description: 'Nothing is sent before this: it rests after failures, or asked for a rest.' })
  resumeAt: string | null;

  @ApiProperty({ ...count, description: 'Deliveries that are still to be made.' })
  pending: number;

  @ApiProperty({ ...count, description: 'Deliveries that were given up.' })
  dead: number;
}

/** How far the challenge of an endpoint has come. */
export class WebhookChallengeView {
  @ApiProperty({ ...count, description: 'How often it was sent by itself.' })
  sent: number;

  @ApiProperty({ ...time, description: 'When it is sent next; null = only when somebody asks.' })
  nextAt: string | null;
}

/** A secret, without the secret. */
export class SecretView {
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ ...time, description: 'When it stops signing; null = not planned.' })
  expiresAt: string | null;
}

/** An endpoint, and how it does. */
export class WebhookDetailsView extends WebhookView {
  @ApiProperty({ type: WebhookHealthView })
  health: WebhookHealthView;

  @ApiProperty({ type: WebhookChallengeView })
  challenge: WebhookChallengeView;

  @ApiProperty({ type: [SecretView], description: 'Those that sign, the newest first.' })
  secrets: SecretView[];
}

/** What came of a challenge. */
export class VerificationView {
  @ApiProperty({ enum: endpointStatuses })
  status: EndpointStatus;

  @ApiProperty({ description: 'Did the receiver echo it?' })
  echoed: boolean;

  @ApiProperty({ type: AttemptView, nullable: true, description: 'null = the challenge was skipped.' })
  attempt: AttemptView | null;
}

/** One page of endpoints. */
export class WebhooksPage {
  @ApiProperty({ type: [WebhookView] })
  items: WebhookView[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null = the end.' })
  next: string | null;
}

/** The view of an endpoint of the site with this key. */
export function viewWebhook(endpoint: WebhookEndpoint, site: string): WebhookView {
  const { id, url, description, types, status, statusReason } = endpoint;
  return {
    ...{ id, site, url, description, types, status, statusReason },
    createdAt: endpoint.createdAt.toISOString(),
    lastSuccessAt: endpoint.lastSuccessAt?.toISOString() ?? null,
  };
}

/** The view of an endpoint with all that is known of it. */
export function viewWebhookDetails(
  endpoint: WebhookEndpoint,
  site: string,
  { pending, dead, secrets }: EndpointDetails,
): WebhookDetailsView {
  const { failures, failingSince, resumeAt, challenges, nextChallengeAt } = endpoint;
  return {
    ...viewWebhook(endpoint, site),
    health: {
      failures,
      failingSince: failingSince?.toISOString() ?? null,
      resumeAt: resumeAt?.toISOString() ?? null,
      pending,
      dead,
    },
    challenge: { sent: challenges, nextAt: nextChallengeAt?.toISOString() ?? null },
    secrets: secrets.map(({ createdAt, expiresAt }) => ({
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
    })),
  };
}

/** Shows the first `size` of these views; one more among them says that another page follows. */
export function viewWebhooks(views: WebhookView[], size: number): WebhooksPage {
  const items = views.slice(0, size);
  return { items, next: views.length > size ? encodeCursor([items.at(-1)!.id]) : null };
}
