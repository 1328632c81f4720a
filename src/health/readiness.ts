import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What /readyz answers. The queue is not asked for: without it submissions are still taken, and heal. */
export interface ReadyState {
  status: 'ok' | 'unavailable';
  database: 'ok' | 'unavailable';
  phase: 'starting' | 'running' | 'stopping';
}

/** Knows whether this process should get requests. */
@Injectable()
export class Readiness {
  private phase: ReadyState['phase'] = 'starting';

  constructor(private readonly database: DataSource) {}

  /** The process has made everything that requests need. */
  started(): void {
    this.phase = 'running';
  }

  /** From now on the process says that it wants no more requests. */
  stop(): void {
    this.phase = 'stopping';
  }

  async state(): Promise<ReadyState> {
    const database = await this.database.query('select 1').then(
      () => 'ok' as const,
      () => 'unavailable' as const,
    );
    const ok = database === 'ok' && this.phase === 'running';
    return { status: ok ? 'ok' : 'unavailable', database, phase: this.phase };
  }
}
