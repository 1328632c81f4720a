import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/data-source.js';

/** An approved comment as readers may see it. `parentId` and `depth` know of approved ancestors only. */
export interface PublishedComment {
  id: string;
  parentId: string | null;
  /** How many approved comments stand above it without a gap; counted up to 32. */
  depth: number;
  name: string;
  body: string;
  website: string | null;
  language: string | null;
  submittedAt: Date;
}

/** Which comments of a thread are wanted: after the comment `after`, in this order of the conversations. */
export interface PublishedRequest {
  siteId: string;
  /** The page's own identifier. */
  thread: string;
  order: 'oldest' | 'newest';
  after: string | null;
  limit: number;
}

/** A page of a thread; `count` is all its approved comments, `more` says that another page follows. */
export interface PublishedPage {
  count: number;
  comments: PublishedComment[];
  more: boolean;
}

/**
 * What readers see of a thread: approved comments in the order of the conversation. Each conversation (a comment on the
 * article and everything below it) stands together, its comments in time order; the conversations are oldest or newest first.
 */
@Injectable()
export class PublishedComments {
  constructor(private readonly database: DataSource) {}

  /** One page; a thread that does not exist is empty. Null when `after` is no comment of this thread. */
  async page(request: PublishedRequest): Promise<PublishedPage | null> {
    const threadId = await this.threadId(request.siteId, request.thread);
    if (!threadId) return request.after === null ? { count: 0, comments: [], more: false } : null;
    const place = request.after === null ? starts[request.order] : await this.placeOf(threadId, request.after);
    if (!place) return null;
    const { rows } = await poolOf(this.database).query<PublishedComment & { count: number }>({
      name: `published-${request.order}`,
      text: pageStatement(request.order),
      values: [threadId, place.rootId, place.id, request.limit + 1],
    });
    // The count stands in every row, and in a row of its own when the page is empty.
    const found = rows.filter((row) => row.id !== null).map(({ count: _, ...row }) => row);
    return {
      count: rows[0]?.count ?? 0,
      comments: found.slice(0, request.limit),
      more: found.length > request.limit,
    };
  }

  /** How many approved comments each of these threads has; threads without any are left out. */
  async counts(siteId: string, threads: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await poolOf(this.database).query<{ key: string; count: number }>({
      name: 'published-counts',
      text: `select t.key,
               (select count(*)::int from comments c where c.thread_id = t.id and c.status = 'approved') as count
             from threads t where t.site_id = $1 and t.key = any($2::text[])`,
      values: [siteId, threads],
    });
    return new Map(rows.map(({ key, count }) => [key, count]));
  }

  private async threadId(siteId: string, key: string): Promise<string | null> {
    const { rows } = await poolOf(this.database).query<{ id: string }>({
      name: 'thread-id',
      text: 'select t.id from threads t where t.site_id = $1 and t.key = $2',
      values: [siteId, key],
    });
    return rows[0]?.id ?? null;
  }

  /** Looked up and not carried in the cursor: the first comment of a conversation may be one that readers must not know of. */
  private async placeOf(threadId: string, id: string): Promise<Place | null> {
    const { rows } = await poolOf(this.database).query<Place>(
      'select c.id, c.root_id as "rootId" from comments c where c.id = $1 and c.thread_id = $2',
      [id, threadId],
    );
    return rows[0] ?? null;
  }
}

interface Place {
  id: string;
  rootId: string;
}

const nilUuid = '00000000-0000-0000-0000-000000000000';
const maxUuid = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const starts: Record<PublishedRequest['order'], Place> = {
  oldest: { rootId: nilUuid, id: nilUuid },
  newest: { rootId: maxUuid, id: maxUuid },
};

const orders: Record<PublishedRequest['order'], { after: string; by: (table: string) => string }> = {
  oldest: { after: '(c.root_id, c.id) > ($2, $3)', by: (table) => `${table}.root_id, ${table}.id` },
  // The first half lets the index begin at the place; the second one is exact.
  newest: {
    after: 'c.root_id <= $2 and (c.root_id < $2 or c.id > $3)',
    by: (table) => `${table}.root_id desc, ${table}.id`,
  },
};

// Depth is counted along approved ancestors, not taken from the row: "an answer to nothing, at depth 2" would tell of a
// comment that readers must not know of. The cap bounds the work for a conversation of any depth.
function pageStatement(order: PublishedRequest['order']): string {
  const { after, by } = orders[order];
  return `
    with recursive page as materialized (
      select c.id, c.root_id, c.parent_id, c.name, c.body, c.website, c.created_at
      from comments c
      where c.thread_id = $1 and c.status = 'approved' and ${after}
      order by ${by('c')} limit $4
    ), ancestry (item, parent_id, depth) as (
      select page.id, page.parent_id, 0 from page
      union all
      select a.item, c.parent_id, a.depth + 1
      from ancestry a join comments c on c.id = a.parent_id and c.status = 'approved'
      where a.depth < 32
    ), depths as (
      select a.item, max(a.depth) as depth from ancestry a group by a.item
    ), total as (
      select count(*)::int as count from comments c where c.thread_id = $1 and c.status = 'approved'
    )
    select total.count, page.id, case when depths.depth > 0 then page.parent_id end as "parentId", depths.depth,
           page.name, page.body, page.website, d.language, page.created_at as "submittedAt"
    from total left join page on true
    left join depths on depths.item = page.id
    left join comment_digests d on d.comment_id = page.id
    order by ${by('page')}`;
}
