import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/data-source.js';
import type { ScreenedComment } from '../verdict/try-policy.js';

/** What the checks found in a site's latest comments. */
@Injectable()
export class ScreenedComments {
  constructor(private readonly database: DataSource) {}

  /** The latest screened comments of a site, latest first, with the findings as they were stored. */
  async latest(siteId: string, limit: number): Promise<ScreenedComment[]> {
    const { rows } = await poolOf(this.database).query<ScreenedComment>(
      `select c.id, d.findings, t.moderation
       from (select comment_id, findings, decided_at from decisions
             where site_id = $1 and actor_kind = 'machine' and findings is not null
             order by decided_at desc limit $2) d
       join comments c on c.id = d.comment_id
       join threads t on t.id = c.thread_id
       order by d.decided_at desc`,
      [siteId, limit],
    );
    return rows;
  }
}
