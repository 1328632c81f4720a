import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses proven by a one-time link, the tokens given for them, and with each comment the hash of the token it came with. */
export class ProvenAddresses1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table address_proofs, author_tokens`);
    await runner.query(`alter table comments drop column author_token_hash`);
  }
}

const statements = [
  `create table address_proofs (
     id uuid not null, comment_id uuid not null, site_id uuid not null, email_fingerprint bytea not null,
     link_hash bytea not null, requested_at timestamptz not null, expires_at timestamptz not null,
     sent_at timestamptz, failed_at timestamptz, used_at timestamptz,
     constraint address_proofs_pkey primary key (id))`,
  `create unique index address_proofs_comment on address_proofs (comment_id)`,
  `create unique index address_proofs_link on address_proofs (link_hash)`,
  `create index address_proofs_author on address_proofs (email_fingerprint, requested_at)`,
  `create index address_proofs_unsent on address_proofs (requested_at) where sent_at is null and failed_at is null`,

  `create table author_tokens (
     id uuid not null, site_id uuid not null, email_fingerprint bytea not null, token_hash bytea not null,
     created_at timestamptz not null, expires_at timestamptz not null, revoked_at timestamptz,
     constraint author_tokens_pkey primary key (id))`,
  `create unique index author_tokens_token on author_tokens (token_hash)`,
  `create index author_tokens_author on author_tokens (site_id, email_fingerprint)`,

  `alter table comments add column author_token_hash bytea`,
  // Ordinary submissions carry no token and do not touch this index.
  `create index comments_by_author_token on comments (author_token_hash) where author_token_hash is not null`,
];
