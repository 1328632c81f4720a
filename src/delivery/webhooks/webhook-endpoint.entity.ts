import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where an endpoint may stand. */
export const endpointStatuses = ['unverified', 'enabled', 'paused', 'disabled'] as const;

/**
 * `unverified`: it has not echoed its challenge yet; nothing is owed to it. `enabled`: owed and sent. `paused`: owed, not
 * sent until it is resumed. `disabled`: it said that it is gone, or failed for five days; nothing is owed to it.
 */
export type EndpointStatus = (typeof endpointStatuses)[number];

/** Why an endpoint is disabled: it answered 410, or nothing but failures came of it for five days. */
export type DisabledReason = 'gone' | 'failing';

/** Where a site's events are sent. Its URL may hold a secret of the receiver's and never goes to a log. */
@Entity('webhook_endpoints')
@Index('webhook_endpoints_site', ['siteId'])
@Index('webhook_endpoints_challenge', ['nextChallengeAt'], { where: 'next_challenge_at IS NOT NULL' })
export class WebhookEndpoint {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_endpoints_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  /** Patterns of types: `comment.approved`, `comment.*`, `*`. */
  @Column({ type: 'text', array: true })
  types: string[];

  @Column({ type: 'text' })
  status: EndpointStatus;

  @Column({ type: 'text', name: 'status_reason', nullable: true })
  statusReason: DisabledReason | null;

  /** Rises with each change by a person or key. */
  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  /** How often its challenge was sent, and when it is sent next; null = not by itself any more. */
  @Column({ type: 'integer', default: 0 })
  challenges: number;

  @Column({ type: 'timestamptz', name: 'next_challenge_at', nullable: true })
  nextChallengeAt: Date | null;

  /** Attempts that failed since the last one that did not: the circuit breaker goes by it. */
  @Column({ type: 'integer', default: 0 })
  failures: number;

  @Column({ type: 'timestamptz', name: 'failing_since', nullable: true })
  failingSince: Date | null;

  /** Nothing is sent before this: the breaker is open, or the receiver asked for a rest. */
  @Column({ type: 'timestamptz', name: 'resume_at', nullable: true })
  resumeAt: Date | null;

  @Column({ type: 'timestamptz', name: 'last_success_at', nullable: true })
  lastSuccessAt: Date | null;
}
