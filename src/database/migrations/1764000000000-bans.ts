import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bans, and with each comment the ids of the address bans that its client's address fell under. */
export class Bans1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table bans (
         id uuid not null, site_id uuid, kind text not null, value text not null, action text not null,
         reason text not null, expires_at timestamptz, created_by text, created_at timestamptz not null,
         lifted_at timestamptz, constraint bans_pkey primary key (id))`,
    );
    await runner.query(`create index bans_unlifted on bans (id) where lifted_at is null`);
    // With a default, for the release before this one, which does not write it.
    await runner.query(`alter table comments add column address_ban_ids uuid[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table comments drop column address_ban_ids`);
    await runner.query(`drop table bans`);
  }
}
