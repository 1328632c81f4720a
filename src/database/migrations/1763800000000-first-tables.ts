import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the journey: sites, people and keys, threads, comments, decisions, events. */
export class FirstTables1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('There is nothing before the first migration: drop the database instead.');
  }
}

const statements = [
  `create extension if not exists pg_trgm`,

  `create table data_keys (
     id text not null, purpose text not null, master_key_id text not null, wrapped bytea not null,
     created_at timestamptz not null, constraint data_keys_pkey primary key (id))`,
  // Two processes that start at once on an empty database must end up with one key for the hashes.
  `create unique index data_keys_one_index on data_keys (purpose) where purpose = 'index'`,

  `create table sites (
     id uuid not null, key text not null, name text not null, origins text[] not null, policy jsonb not null,
     policy_version integer not null, created_at timestamptz not null, constraint sites_pkey primary key (id))`,
  `create unique index sites_key on sites (key)`,

  `create table people (
     id uuid not null, name text not null, email_sealed bytea not null, email_fingerprint bytea not null,
     password_hash text not null, role text not null, site_ids uuid[], created_at timestamptz not null,
     disabled_at timestamptz, constraint people_pkey primary key (id))`,
  `create unique index people_email on people (email_fingerprint)`,

  `create table sessions (
     id uuid not null, person_id uuid not null, token_hash bytea not null, created_at timestamptz not null,
     expires_at timestamptz not null, ended_at timestamptz, constraint sessions_pkey primary key (id))`,
  `create unique index sessions_token on sessions (token_hash)`,
  `create index sessions_person on sessions (person_id)`,

  `create table api_keys (
     id uuid not null, name text not null, token_hash bytea not null, hint text not null, scopes text[] not null,
     site_ids uuid[], created_at timestamptz not null, expires_at timestamptz, constraint api_keys_pkey primary key (id))`,
  `create unique index api_keys_token on api_keys (token_hash)`,

  `create table audit_entries (
     id uuid not null, at timestamptz not null, actor_kind text not null, actor_id uuid, actor_name text,
     action text not null, site_id uuid, subject_id uuid, reason text, constraint audit_entries_pkey primary key (id))`,

  `create table threads (
     id uuid not null, site_id uuid not null, key text not null, title text, url text, created_at timestamptz not null,
     constraint threads_pkey primary key (id))`,
  `create unique index threads_site_key on threads (site_id, key)`,

  `create table comments (
     id uuid not null, site_id uuid not null, thread_id uuid not null, parent_id uuid, root_id uuid not null,
     depth smallint not null, status text not null, reasons text[] not null, version integer not null,
     revision integer not null, name text not null, body text not null, website text, locale text,
     email_sealed bytea, email_fingerprint bytea, address_hash bytea, trap_filled boolean not null,
     time_on_form_ms integer, receipt_hash bytea not null, harm real not null, created_at timestamptz not null,
     decided_at timestamptz, constraint comments_pkey primary key (id))`,
  `create index comments_pending on comments (created_at) where status = 'pending'`,
  // Nobody pages through what waits for the machine: an acceptance need not touch this index.
  `create index comments_by_status on comments (status, id) where status <> 'pending'`,
  `create index comments_held_by_harm on comments (harm, id) where status = 'held'`,
  `create index comments_by_author on comments (site_id, email_fingerprint, created_at)`,
  `create index comments_by_address on comments (site_id, address_hash, created_at) where address_hash is not null`,
  `create index comments_by_thread on comments (thread_id, created_at)`,
  `create index comments_published on comments (thread_id, root_id, id) where status = 'approved'`,

  `create table idempotency_keys (
     site_id uuid not null, key text not null, payload_hash bytea not null, comment_id uuid not null,
     created_at timestamptz not null, constraint idempotency_keys_pkey primary key (site_id, key))`,
  `create index idempotency_keys_age on idempotency_keys (created_at)`,

  `create table comment_digests (
     comment_id uuid not null, site_id uuid not null, language text not null, search_text text not null,
     text_hash bytea not null, minhash integer[] not null, bands integer[] not null, created_at timestamptz not null,
     constraint comment_digests_pkey primary key (comment_id))`,
  `create index comment_digests_text_hash on comment_digests (site_id, text_hash)`,
  // Without a pending list: every look for look-alikes would have to read the list through.
  `create index comment_digests_bands on comment_digests using gin (bands) with (fastupdate = off)`,
  `create index comment_digests_search on comment_digests using gin (search_text gin_trgm_ops)`,

  `create table decisions (
     id uuid not null, comment_id uuid not null, site_id uuid not null, version integer not null,
     revision integer not null, action text not null, from_status text, to_status text not null,
     reasons text[] not null, note text, actor_kind text not null, actor_id uuid, actor_name text, findings jsonb,
     policy_version integer, idempotency_key text, decided_at timestamptz not null,
     constraint decisions_pkey primary key (id))`,
  `create unique index decisions_comment_version on decisions (comment_id, version)`,
  `create unique index decisions_one_by_machine on decisions (comment_id, revision) where actor_kind = 'machine'`,

  `create sequence events_position as bigint cache 1`,
  `create table events (
     id uuid not null, type text not null, site_id uuid not null, comment_id uuid not null,
     comment_version integer not null, data jsonb, occurred_at timestamptz not null,
     position bigint not null default nextval('events_position'), sequence bigint,
     constraint events_pkey primary key (id))`,
  `create unique index events_sequence on events (sequence) where sequence is not null`,
  `create index events_unnumbered on events (position) where sequence is null`,

  // One row: the number given last. The relay updates it in the transaction that numbers, so that numbers are dense even
  // if two relays run for a moment.
  `create table event_counter (only_row boolean not null default true, last_sequence bigint not null,
     constraint event_counter_pkey primary key (only_row), constraint event_counter_only_row check (only_row))`,
  `insert into event_counter (last_sequence) values (0)`,

  // The shape that rate-limiter-flexible expects; used when budgets are counted in Postgres.
  `create table rate_limits (key varchar(255) not null, points integer not null default 0, expire bigint,
     constraint rate_limits_pkey primary key (key))`,
];
