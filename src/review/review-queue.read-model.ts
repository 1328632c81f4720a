import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CommentStatus } from '../comments/comment-status.js';
import { poolOf } from '../database/data-source.js';
import { reviewItemColumns, reviewItemJoins, type ReviewItemRow } from './review-item.read-model.js';
import type { QueueOrder } from './review-queue.query.dto.js';

/** Where a page of the queue ended; `harm` counts only in that order. */
export interface QueuePlace {
  id: string;
  harm: number;
}

/** Which comments are wanted; null = whatever it is. */
export interface QueueRequest {
  statuses: readonly CommentStatus[];
  order: QueueOrder;
  limit: number;
  after: QueuePlace | null;
  siteIds: readonly string[] | null;
  threadIds: readonly string[] | null;
  reason: string | null;
  language: string | null;
  /** A comment whose author's comments are wanted. */
  sameAuthorAs: string | null;
  /** A cluster, or a comment in it, whose comments are wanted. */
  sameClusterAs: string | null;
  /** A piece of folded text. */
  search: string | null;
  submittedBefore: Date | null;
  submittedAfter: Date | null;
}

/** The comments that wait for moderators, or were decided by them, page by page. */
@Injectable()
export class ReviewQueue {
  constructor(private readonly database: DataSource) {}

  /** The page, with one row more than `limit` when there is another page. */
  async page(request: QueueRequest): Promise<ReviewItemRow[]> {
    const { rows } = await poolOf(this.database).query<ReviewItemRow>(queueStatement(request));
    return rows;
  }

  /** The threads of this identifier, on these sites. */
  async threadIds(key: string, siteIds: readonly string[] | null): Promise<string[]> {
    const { rows } = await poolOf(this.database).query<{ id: string }>(
      `select t.id from sites s join threads t on t.site_id = s.id and t.key = $1
       where ($2::uuid[] is null or s.id = any($2))`,
      [key, siteIds],
    );
    return rows.map(({ id }) => id);
  }
}

const orders: Record<QueueOrder, string> = { age: 'c.id', newest: 'c.id desc', harm: 'c.harm desc, c.id' };

/**
 * The statement of a page. Every status is read by itself, in order and no further than a page: each has an index to walk
 * along, and the pages are then merged into one.
 */
export function queueStatement(request: QueueRequest): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [...filters(request, bind), ...place(request, bind)]
    .map((condition) => ` and ${condition}`)
    .join('');
  const tail = `order by ${orders[request.order]} limit ${bind(request.limit + 1)}`;
  const pages = request.statuses.map(
    (status) => `(select c.id from comments c where c.status = ${bind(status)}${conditions} ${tail})`,
  );
  return {
    text: `with page as (${pages.join(' union all ')})
      select ${reviewItemColumns} from page join comments c on c.id = page.id ${reviewItemJoins} ${tail}`,
    values,
  };
}

type Bind = (value: unknown) => string;

function filters(request: QueueRequest, bind: Bind): string[] {
  const { siteIds, threadIds, reason, language, sameAuthorAs, sameClusterAs, search, submittedBefore, submittedAfter } =
    request;
  const conditions: string[] = [];
  if (siteIds) conditions.push(`c.site_id = any(${bind(siteIds)}::uuid[])`);
  if (threadIds) conditions.push(`c.thread_id = any(${bind(threadIds)}::uuid[])`);
  if (reason) conditions.push(`${bind(reason)} = any(c.reasons)`);
  if (sameAuthorAs) {
    const author = 'select a.site_id, a.email_fingerprint from comments a';
    conditions.push(`(c.site_id, c.email_fingerprint) = (${author} where a.id = ${bind(sameAuthorAs)})`);
  }
  if (sameClusterAs) {
    // A cluster has the id of its oldest member, so either id leads there, also when clusters were merged since.
    const id = bind(sameClusterAs);
    const cluster = `coalesce((select k.cluster_id from comment_clusters k where k.comment_id = ${id}), ${id})`;
    conditions.push(`c.id in (select m.comment_id from comment_clusters m where m.cluster_id = ${cluster})`);
  }
  if (language) conditions.push(digestHas(`d.language = ${bind(language)}`));
  if (search) conditions.push(digestHas(`d.search_text like ${bind(`%${escapeLike(search)}%`)}`));
  if (submittedBefore) conditions.push(`c.created_at <= ${bind(submittedBefore)}`);
  if (submittedAfter) {
    conditions.push(`c.created_at >= ${bind(submittedAfter)}`);
    // Ids begin with the time at which they were made, and the indexes are in their order: the walk can begin there. An
    // id is made a moment before or after the clock is read; a minute is plenty.
    conditions.push(`c.id >= ${bind(lowestIdAt(submittedAfter.getTime() - 60_000))}`);
  }
  return conditions;
}

function place({ after, order }: QueueRequest, bind: Bind): string[] {
  if (!after) return [];
  if (order === 'age') return [`c.id > ${bind(after.id)}`];
  if (order === 'newest') return [`c.id < ${bind(after.id)}`];
  // The column is a single-precision number; what is compared with it must be one that exists.
  const harm = `${bind(Math.fround(Math.min(1, Math.max(0, after.harm))))}::real`;
  return [`c.harm <= ${harm}`, `(c.harm < ${harm} or c.id > ${bind(after.id)})`];
}

const digestHas = (condition: string): string =>
  `exists (select 1 from comment_digests d where d.comment_id = c.id and ${condition})`;

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** The lowest UUIDv7 of a moment (milliseconds since 1970). */
function lowestIdAt(time: number): string {
  const hex = Math.max(0, time).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
