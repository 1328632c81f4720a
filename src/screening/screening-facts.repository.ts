import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ThreadModeration } from '../comments/thread.entity.js';
import { poolOf } from '../database/data-source.js';

/** A comment that waits for its verdict, as its row says. */
export interface PendingComment {
  id: string;
  siteId: string;
  revision: number;
  body: string;
  name: string;
  website: string | null;
  locale: string | null;
  emailSealed: Buffer;
  emailFingerprint: Buffer | null;
  addressBanIds: string[];
  trapFilled: boolean;
  timeOnFormMs: number | null;
  createdAt: Date;
  /** What its thread says about moderation; null = as the site. */
  moderation: ThreadModeration | null;
}

/** How much came in lately, this comment included; `byAddress` null when no address is known. */
export interface RecentRow {
  id: string;
  byAuthor: number;
  byAddress: number | null;
  byThread: number;
}

/** An earlier comment that may be alike. */
export interface SimilarRow {
  id: string;
  otherId: string;
  exact: boolean;
  minhash: number[];
  sameAuthor: boolean;
  sameThread: boolean;
  status: string;
  ageSeconds: number;
}

/** The window of the flood counts. */
export const recentWindowSeconds = 600;
const similarWindow = '7 days';
const mostSimilar = 20;

/** Reads the facts that checks look at, for many comments with each statement. */
@Injectable()
export class ScreeningFactsRepository {
  constructor(private readonly database: DataSource) {}

  /** The comments among these that still wait. */
  async pending(ids: string[]): Promise<PendingComment[]> {
    const { rows } = await poolOf(this.database).query<PendingComment>({
      name: 'screening-pending',
      text: `select c.id, c.site_id as "siteId", c.revision, c.body, c.name, c.website, c.locale,
               c.email_sealed as "emailSealed", c.email_fingerprint as "emailFingerprint",
               c.address_ban_ids as "addressBanIds", c.trap_filled as "trapFilled", c.time_on_form_ms as "timeOnFormMs",
               c.created_at as "createdAt", t.moderation
             from comments c join threads t on t.id = c.thread_id
             where c.id = any($1::uuid[]) and c.status = 'pending'`,
      values: [ids],
    });
    return rows;
  }

  /** Counts up to `most` for each; past that it does not matter how many. */
  async recent(ids: string[], most: number): Promise<RecentRow[]> {
    const { rows } = await poolOf(this.database).query<RecentRow>({
      name: 'screening-recent',
      text: `select c.id,
          (select count(*)::int from (select 1 from comments x where x.site_id = c.site_id
             and x.email_fingerprint = c.email_fingerprint
             and x.created_at > c.created_at - $2 * interval '1 second' and x.created_at <= c.created_at limit $3) q)
             as "byAuthor",
          case when c.address_hash is not null then
            (select count(*)::int from (select 1 from comments x where x.site_id = c.site_id
               and x.address_hash = c.address_hash
               and x.created_at > c.created_at - $2 * interval '1 second' and x.created_at <= c.created_at limit $3) q)
            end as "byAddress",
          (select count(*)::int from (select 1 from comments x where x.thread_id = c.thread_id
             and x.created_at > c.created_at - $2 * interval '1 second' and x.created_at <= c.created_at limit $3) q)
             as "byThread"
        from comments c where c.id = any($1::uuid[])`,
      values: [ids, recentWindowSeconds, most],
    });
    return rows;
  }

  /** The newest earlier comments of the same site with the same folded text, and those of the same cluster. */
  async similar(ids: string[]): Promise<SimilarRow[]> {
    const { rows } = await poolOf(this.database).query<SimilarRow>({
      name: 'screening-similar',
      text: `select d.comment_id as id, e.comment_id as "otherId", e.text_hash = d.text_hash as exact, e.minhash,
          other.email_fingerprint = mine.email_fingerprint as "sameAuthor", other.thread_id = mine.thread_id as "sameThread",
          other.status, extract(epoch from mine.created_at - other.created_at)::float8 as "ageSeconds"
        from comment_digests d
        join comments mine on mine.id = d.comment_id
        join comment_clusters cluster on cluster.comment_id = d.comment_id
        cross join lateral (
          (select same.comment_id from comment_digests same
           where same.site_id = d.site_id and same.text_hash = d.text_hash and same.comment_id < d.comment_id
           order by same.comment_id desc limit ${mostSimilar})
          union
          (select near.comment_id from comment_clusters near
           where near.cluster_id = cluster.cluster_id and near.comment_id < d.comment_id
           order by near.comment_id desc limit ${mostSimilar})
        ) o
        join comment_digests e on e.comment_id = o.comment_id
        join comments other on other.id = o.comment_id
        where d.comment_id = any($1::uuid[]) and other.created_at > mine.created_at - interval '${similarWindow}'
        order by d.comment_id, e.comment_id desc`,
      values: [ids],
    });
    return rows;
  }
}
