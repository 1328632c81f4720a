import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhook endpoints, what is owed to them and what became of it; events about endpoints; and how far back the log goes. */
export class Webhooks1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Webhooks are not taken back; drop their four tables by hand if you must.');
  }
}

const statements = [
  `create table webhook_endpoints (
     id uuid not null, site_id uuid not null, url text not null, description text, types text[] not null,
     status text not null, status_reason text, version integer not null, created_at timestamptz not null,
     challenges integer not null default 0, next_challenge_at timestamptz,
     failures integer not null default 0, failing_since timestamptz, resume_at timestamptz,
     last_success_at timestamptz, constraint webhook_endpoints_pkey primary key (id))`,
  `create index webhook_endpoints_site on webhook_endpoints (site_id)`,
  `create index webhook_endpoints_challenge on webhook_endpoints (next_challenge_at) where next_challenge_at is not null`,

  `create table webhook_secrets (
     id uuid not null, endpoint_id uuid not null, sealed bytea not null, created_at timestamptz not null,
     expires_at timestamptz, constraint webhook_secrets_pkey primary key (id))`,
  `create index webhook_secrets_endpoint on webhook_secrets (endpoint_id)`,

  `create table webhook_deliveries (
     id uuid not null, endpoint_id uuid not null, event_id uuid not null, comment_id uuid, sequence bigint not null,
     status text not null, attempts integer not null default 0, next_attempt_at timestamptz, lease uuid,
     leased_until timestamptz, dead_reason text, created_at timestamptz not null, settled_at timestamptz,
     constraint webhook_deliveries_pkey primary key (id))`,
  // An event is owed to an endpoint once; sending it again is the same row, so that its history stays together.
  `create unique index webhook_deliveries_once on webhook_deliveries (endpoint_id, event_id)`,
  `create index webhook_deliveries_log on webhook_deliveries (endpoint_id, sequence)`,
  `create index webhook_deliveries_due on webhook_deliveries (endpoint_id, next_attempt_at, sequence) where status = 'pending'`,
  `create index webhook_deliveries_order on webhook_deliveries (endpoint_id, comment_id, sequence) where status = 'pending'`,
  `create index webhook_deliveries_dead on webhook_deliveries (endpoint_id, sequence) where status = 'dead'`,

  `create table webhook_attempts (
     id uuid not null, delivery_id uuid not null, number integer not null, started_at timestamptz not null,
     duration_ms integer not null, outcome text not null, status integer, answer text,
     constraint webhook_attempts_pkey primary key (id))`,
  `create index webhook_attempts_delivery on webhook_attempts (delivery_id, number)`,

  // An event about an endpoint is about no comment.
  `alter table events alter column comment_id drop not null, alter column comment_version drop not null`,
  // The oldest number that can still be read.
  `alter table event_counter add column first_sequence bigint not null default 1`,
];
