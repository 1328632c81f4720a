import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sites have taught: snapshots of their layers, which one counts, and which one a decision was made with. */
export class Learning1764040000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Going back would lose what was learnt: restore a backup instead.');
  }
}

const statements = [
  `create table learning_snapshots (
     id uuid not null, site_id uuid not null, scorer_version text not null, packed bytea not null,
     decisions integer not null, outcomes jsonb not null, created_at timestamptz not null,
     constraint learning_snapshots_pkey primary key (id))`,
  `create index learning_snapshots_site on learning_snapshots (site_id, id)`,

  `create table site_learning (
     site_id uuid not null, active_snapshot_id uuid, frozen_at timestamptz, decisions_at_refit integer not null,
     scorer_version text, last_refit_at timestamptz, last_outcomes jsonb,
     constraint site_learning_pkey primary key (site_id))`,

  // What people decided, of which there is far less than of the machine's decisions.
  `create index decisions_by_people on decisions (site_id, decided_at) where actor_kind in ('person', 'service')`,
  `alter table decisions add column scorer_version text, add column site_layer_id uuid`,
];
