import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What /readyz answers. The queue is not asked for: without it submissions are still taken, and heal. */
export interface ReadyState {
  status: 'ok' | 'unavailable';
  database: 'ok' | 'unavailable';
  stopping: boolean;
}

/** Knows whether this process should get requests. */
@Injectable()
export class Readiness {
  private stopping = false;

  constructor(private readonly database: DataSource) {}

  /** From now on the process says that it wants no more requests. */
  stop(): void {
    this.stopping = true;
  }

  async state(): Promise<ReadyState> {
    const database = await this.database.query('select 1').then(
      () => 'ok' as const,
      () => 'unavailable' as const,
    );
    const ok = database === 'ok' && !this.stopping;
    return { status: ok ? 'ok' : 'unavailable', database, stopping: this.stopping };
  }
}
