import type { CommentStatus } from '../comments/comment-status.js';

/** A comment as moderators see it, with its site and thread. No address, sealed or hashed, is ever among these columns. */
export interface ReviewItemRow {
  id: string;
  siteId: string;
  siteKey: string;
  siteName: string;
  threadId: string;
  threadKey: string;
  threadTitle: string | null;
  threadUrl: string | null;
  parentId: string | null;
  status: CommentStatus;
  reasons: string[];
  version: number;
  revision: number;
  name: string;
  body: string;
  website: string | null;
  locale: string | null;
  language: string | null;
  harm: number;
  clusterId: string;
  /** Counted to 100. */
  clusterSize: number;
  clusterBurstAt: Date | null;
  submittedAt: Date;
  decidedAt: Date | null;
}

/** The columns of a `ReviewItemRow`, from a comment `c` and what `reviewItemJoins` joins to it. */
export const reviewItemColumns = `
  c.id, c.site_id as "siteId", s.key as "siteKey", s.name as "siteName", c.thread_id as "threadId", t.key as "threadKey",
  t.title as "threadTitle", t.url as "threadUrl", c.parent_id as "parentId", c.status, c.reasons, c.version, c.revision,
  c.name, c.body, c.website, c.locale, d.language, c.harm, c.created_at as "submittedAt", c.decided_at as "decidedAt",
  coalesce(k.cluster_id, c.id) as "clusterId", b.began_at as "clusterBurstAt",
  (select greatest(1, count(q.comment_id))::int from (select m.comment_id from comment_clusters m where m.cluster_id = k.cluster_id limit 100) q)
    as "clusterSize"`;

/** A comment that was not screened yet has no digest and no cluster. */
export const reviewItemJoins = `
  join sites s on s.id = c.site_id
  join threads t on t.id = c.thread_id
  left join comment_digests d on d.comment_id = c.id
  left join comment_clusters k on k.comment_id = c.id
  left join cluster_bursts b on b.cluster_id = k.cluster_id`;
