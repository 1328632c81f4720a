import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/data-source.js';

/** The comment that a new one answers, as far as the new one needs it. */
export interface Parent {
  id: string;
  threadId: string;
  rootId: string;
  depth: number;
}

/** Finds the comment that a new one answers. */
@Injectable()
export class ParentsRepository {
  constructor(private readonly database: DataSource) {}

  /** The comment if readers can see it under that page; null otherwise, whatever the cause. */
  async published(id: string, siteId: string, threadKey: string): Promise<Parent | null> {
    const { rows } = await poolOf(this.database).query<Parent>(
      `select c.id, c.thread_id as "threadId", c.root_id as "rootId", c.depth
       from comments c join threads t on t.id = c.thread_id
       where c.id = $1 and c.status = 'approved' and t.site_id = $2 and t.key = $3`,
      [id, siteId, threadKey],
    );
    return rows[0] ?? null;
  }
}
