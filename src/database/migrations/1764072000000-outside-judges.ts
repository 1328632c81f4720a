import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What outside judges said, for a while, and how often they were asked. */
export class OutsideJudges1764072000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table judge_opinions (
         key bytea not null, opinion jsonb not null, expires_at timestamptz not null,
         constraint judge_opinions_pkey primary key (key))`,
    );
    await runner.query(`create index judge_opinions_age on judge_opinions (expires_at)`);
    await runner.query(
      `create table judge_budgets (
         judge text not null, day date not null, asked integer not null,
         constraint judge_budgets_pkey primary key (judge, day))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table judge_budgets`);
    await runner.query(`drop table judge_opinions`);
  }
}
