import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pre- or post-moderation for each thread, and what thresholds on trial would have decided. */
export class ThreadModerationAndTrials1764030000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table threads add column moderation text`);
    await runner.query(`alter table decisions add column trial jsonb`);
    // What a site's checks said lately, for reports and dry runs.
    await runner.query(
      `create index decisions_by_machine on decisions (site_id, decided_at) where actor_kind = 'machine'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index decisions_by_machine`);
    await runner.query(`alter table decisions drop column trial`);
    await runner.query(`alter table threads drop column moderation`);
  }
}
