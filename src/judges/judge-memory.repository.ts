import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Environment } from '../config/environment.js';
import { poolOf } from '../database/data-source.js';
import { KeyedHashes } from '../privacy/keyed-hashes.js';
import type { JudgeName } from '../sites/judge-modes.js';
import type { Judge, JudgeInput, JudgeOpinion } from './judge.js';

/** What all processes remember together: opinions by content hash, and how often each judge was asked today. */
@Injectable()
export class JudgeMemory {
  constructor(
    private readonly database: DataSource,
    private readonly hashes: KeyedHashes,
    private readonly environment: Environment,
  ) {}

  /** Equal for what the judge would be asked in the same words. 32 bytes, keyed: nobody can test a text against it. */
  keyOf(judge: Judge, input: JudgeInput): Buffer {
    return this.hashes.opinionKey(JSON.stringify([judge.name, judge.version, ...judge.content(input)]));
  }

  async recall(key: Buffer): Promise<JudgeOpinion | null> {
    const { rows } = await poolOf(this.database).query<{ opinion: JudgeOpinion }>({
      name: 'judge-recall',
      text: 'select opinion from judge_opinions where key = $1 and expires_at > now()',
      values: [key],
    });
    return rows[0]?.opinion ?? null;
  }

  async keep(key: Buffer, opinion: JudgeOpinion): Promise<void> {
    await poolOf(this.database).query({
      name: 'judge-keep',
      text: `insert into judge_opinions (key, opinion, expires_at) values ($1, $2, now() + $3 * interval '1 hour')
             on conflict (key) do update set opinion = excluded.opinion, expires_at = excluded.expires_at`,
      values: [key, opinion, this.environment.JUDGE_CACHE_HOURS],
    });
  }

  /** Counts one question against today's budget (UTC); false when it is spent. One row lock, so no process can overdraw. */
  async spend(judge: JudgeName): Promise<boolean> {
    const { rowCount } = await poolOf(this.database).query({
      name: 'judge-spend',
      text: `insert into judge_budgets as b (judge, day, asked) values ($1, (now() at time zone 'utc')::date, 1)
             on conflict (judge, day) do update set asked = b.asked + 1 where b.asked < $2`,
      values: [judge, this.environment.JUDGE_DAILY_BUDGET],
    });
    return rowCount === 1;
  }

  /** Forgets opinions past their time, and budgets of 90 days ago. */
  async tidy(): Promise<void> {
    await this.database.query(`delete from judge_opinions where expires_at < now()`);
    await this.database.query(`delete from judge_budgets where day < (now() at time zone 'utc')::date - 90`);
  }
}
