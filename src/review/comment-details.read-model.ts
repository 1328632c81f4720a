import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Finding } from '../checks/check.js';
import type { CommentStatus } from '../comments/comment-status.js';
import type { ThreadModeration } from '../comments/thread.entity.js';
import type { Transaction } from '../database/data-source.js';
import type { Action } from '../moderation/actions.js';
import type { TrialVerdict } from '../verdict/on-trial.js';
import { reviewItemColumns, reviewItemJoins, type ReviewItemRow } from './review-item.read-model.js';

/** One change of state; `findings` on the machine's only. */
export interface DecisionRow {
  action: Action;
  from: CommentStatus | null;
  status: CommentStatus;
  version: number;
  revision: number;
  reasons: string[];
  note: string | null;
  byKind: string;
  byName: string | null;
  decidedAt: Date;
  findings: Finding[] | null;
  trial: TrialVerdict | null;
}

/** What the author wrote on this site, this comment included; the 1000 latest are counted. */
export interface AuthorRow {
  comments: number;
  approved: number;
  rejected: number;
  spam: number;
  held: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
}

/** Another comment of the same author. */
export interface AuthorCommentRow {
  id: string;
  status: CommentStatus;
  excerpt: string;
  threadKey: string;
  threadTitle: string | null;
  threadUrl: string | null;
  submittedAt: Date;
}

/** A comment around this one. */
export interface NeighbourRow {
  id: string;
  name: string;
  body: string;
  status: CommentStatus;
  submittedAt: Date;
}

/** Everything that a moderator looks at before deciding about one comment. */
export interface CommentDetails {
  item: ReviewItemRow;
  /** What is set for its page; null = as the site. */
  moderation: ThreadModeration | null;
  decisions: DecisionRow[];
  author: AuthorRow | null;
  recent: AuthorCommentRow[];
  parent: NeighbourRow | null;
  before: NeighbourRow[];
}

/** Reads one comment with all that surrounds it, in one snapshot: the decisions shown are those of the version shown. */
@Injectable()
export class CommentDetailsReader {
  constructor(private readonly database: DataSource) {}

  /** Null when there is no such comment on these sites (null = all). */
  read(id: string, siteIds: readonly string[] | null): Promise<CommentDetails | null> {
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const [row] = await tx.query<(ReviewItemRow & Pick<CommentDetails, 'moderation'>)[]>(
        `select ${reviewItemColumns}, t.moderation from comments c ${reviewItemJoins}
         where c.id = $1 and ($2::uuid[] is null or c.site_id = any($2))`,
        [id, siteIds],
      );
      if (!row) return null;
      const { moderation, ...item } = row;
      const decisions = await tx.query<DecisionRow[]>(decisionsStatement, [id]);
      const [author] = await tx.query<AuthorRow[]>(authorStatement, [id]);
      const recent = await tx.query<AuthorCommentRow[]>(recentStatement, [id]);
      const before = await tx.query<NeighbourRow[]>(beforeStatement, [item.threadId, item.submittedAt, id]);
      return {
        item,
        moderation,
        decisions,
        author: author && author.comments > 0 ? author : null,
        recent,
        parent: item.parentId ? await this.neighbour(tx, item.parentId) : null,
        before: before.reverse(),
      };
    });
  }

  private async neighbour(tx: Transaction, id: string): Promise<NeighbourRow | null> {
    const [row] = await tx.query<NeighbourRow[]>(`select ${neighbourColumns} from comments c where c.id = $1`, [id]);
    return row ?? null;
  }
}

const decisionsStatement = `
  select d.action, d.from_status as "from", d.to_status as status, d.version, d.revision, d.reasons, d.note,
         d.actor_kind as "byKind", d.actor_name as "byName", d.decided_at as "decidedAt", d.findings, d.trial
  from decisions d where d.comment_id = $1 order by d.version`;

// The author is found inside the database: the keyed hash of the address does not leave it.
const authorStatement = `
  select count(c.status)::int as comments,
         count(*) filter (where c.status = 'approved')::int as approved,
         count(*) filter (where c.status = 'rejected')::int as rejected,
         count(*) filter (where c.status = 'spam')::int as spam,
         count(*) filter (where c.status = 'held')::int as held,
         (select min(f.created_at) from comments me join comments f using (site_id, email_fingerprint)
          where me.id = $1) as "firstSeenAt",
         max(c.created_at) as "lastSeenAt"
  from comments me cross join lateral (
    select h.status, h.created_at from comments h
    where h.site_id = me.site_id and h.email_fingerprint = me.email_fingerprint
    order by h.created_at desc limit 1000) c
  where me.id = $1`;

const recentStatement = `
  select c.id, c.status, left(c.body, 200) as excerpt, t.key as "threadKey", t.title as "threadTitle",
         t.url as "threadUrl", c.created_at as "submittedAt"
  from comments me cross join lateral (
    select h.id, h.status, h.body, h.thread_id, h.created_at from comments h
    where h.site_id = me.site_id and h.email_fingerprint = me.email_fingerprint and h.id <> me.id
    order by h.created_at desc limit 5) c
  join threads t on t.id = c.thread_id
  where me.id = $1 order by c.created_at desc, c.id desc`;

const neighbourColumns = 'c.id, c.name, c.body, c.status, c.created_at as "submittedAt"';

const beforeStatement = `
  select ${neighbourColumns} from comments c
  where c.thread_id = $1 and c.created_at <= $2 and c.id < $3 and c.status = 'approved'
  order by c.created_at desc, c.id desc limit 3`;
