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

/** What is derived from a comment's text and kept. */
export interface Digest {
  commentId: string;
  siteId: string;
  language: string;
  searchText: string;
  textHash: Buffer;
  minhash: number[];
  bands: number[];
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

  /** Writes the digests before anybody looks for look-alikes, so that of two copies checked at once one sees the other. */
  async saveDigests(digests: Digest[]): Promise<void> {
    await poolOf(this.database).query(
      `insert into comment_digests (comment_id, site_id, language, search_text, text_hash, minhash, bands, created_at)
       select d.comment_id, d.site_id, d.language, d.search_text, decode(d.text_hash, 'hex'), d.minhash, d.bands, c.created_at
       from jsonb_to_recordset($1::jsonb) as d(comment_id uuid, site_id uuid, language text, search_text text,
         text_hash text, minhash integer[], bands integer[])
       join comments c on c.id = d.comment_id
       on conflict (comment_id) do update set language = excluded.language, search_text = excluded.search_text,
         text_hash = excluded.text_hash, minhash = excluded.minhash, bands = excluded.bands`,
      [
        JSON.stringify(
          digests.map((digest) => ({
            comment_id: digest.commentId,
            site_id: digest.siteId,
            language: digest.language,
            search_text: digest.searchText,
            text_hash: digest.textHash.toString('hex'),
            minhash: digest.minhash,
            bands: digest.bands,
          })),
        ),
      ],
    );
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

  /** Earlier comments of the same site with the same folded text or a shared MinHash band. */
  async similar(ids: string[]): Promise<SimilarRow[]> {
    const { rows } = await poolOf(this.database).query<SimilarRow>({
      name: 'screening-similar',
      text: `select d.comment_id as id, o.comment_id as "otherId", o.text_hash = d.text_hash as exact, o.minhash,
          other.email_fingerprint = mine.email_fingerprint as "sameAuthor", other.thread_id = mine.thread_id as "sameThread",
          other.status, extract(epoch from mine.created_at - other.created_at)::float8 as "ageSeconds"
        from comment_digests d
        join comments mine on mine.id = d.comment_id
        cross join lateral (
          (select e.comment_id, e.text_hash, e.minhash from comment_digests e
           where e.site_id = d.site_id and e.text_hash = d.text_hash and e.comment_id < d.comment_id
             and e.created_at > d.created_at - interval '${similarWindow}' limit 20)
          union
          (select e.comment_id, e.text_hash, e.minhash from comment_digests e
           where e.bands && d.bands and e.site_id = d.site_id and e.comment_id < d.comment_id
             and e.created_at > d.created_at - interval '${similarWindow}' limit 50)
        ) o
        join comments other on other.id = o.comment_id
        where d.comment_id = any($1::uuid[])`,
      values: [ids],
    });
    return rows;
  }
}
