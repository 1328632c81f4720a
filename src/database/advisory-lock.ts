import type { DataSource, QueryRunner } from 'typeorm';

/** The numbers of our advisory locks, in one place so that no two uses share one. */
export const advisoryLocks = {
  migrate: 7_301_001,
  sweep: 7_301_002,
  relay: 7_301_003,
  seed: 7_301_004,
  learning: 7_301_010,
  redisTap: 7_301_011,
} as const;

/**
 * Holds a session-level advisory lock on a connection of its own, so that one process among many does a task. The lock
 * goes with the connection: when the holder dies another takes over as soon as Postgres notices. `stillHeld` asks the
 * server on that very connection; after a lost connection it answers false and the next `tryAcquire` starts anew.
 */
export class AdvisoryLock {
  private runner: QueryRunner | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly key: number,
  ) {}

  /** True when this process holds the lock now. Never waits for another holder. */
  async tryAcquire(): Promise<boolean> {
    if (this.runner) return this.stillHeld();
    const runner = this.database.createQueryRunner();
    try {
      await runner.connect();
      const [row] = await runner.query('select pg_try_advisory_lock($1) as held', [this.key]);
      if (row.held) {
        this.runner = runner;
        return true;
      }
      await runner.release();
      return false;
    } catch (error) {
      await runner.release().catch(() => undefined);
      throw error;
    }
  }

  async release(): Promise<void> {
    const runner = this.runner;
    this.runner = null;
    if (!runner) return;
    await runner.query('select pg_advisory_unlock($1)', [this.key]).catch(() => undefined);
    await runner.release().catch(() => undefined);
  }

  private async stillHeld(): Promise<boolean> {
    try {
      await this.runner!.query('select 1');
      return true;
    } catch {
      await this.runner!.release().catch(() => undefined);
      this.runner = null;
      return false;
    }
  }
}
