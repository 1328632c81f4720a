import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CommentStatus } from '../comments/comment-status.js';
import { poolOf } from '../database/data-source.js';

/** Which rows are wanted; null = whatever it is. */
export interface AuditRequest {
  /** The id of the row that the page before ended with; ids are UUIDv7, so their order is that of time. */
  after: string | null;
  limit: number;
  siteIds: readonly string[] | null;
  comment: string | null;
  actor: string | null;
  action: string | null;
}

/** One thing that was done: a change of a comment's state, or something else of consequence. */
export interface AuditRow {
  id: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  action: string;
  siteKey: string | null;
  commentId: string | null;
  subjectId: string | null;
  from: CommentStatus | null;
  to: CommentStatus | null;
  version: number | null;
  reasons: string[] | null;
  note: string | null;
  reason: string | null;
}

/** Everything that was done, newest first: the decisions and the other audit rows as one log. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: DataSource) {}

  /** The page, with one row more than `limit` when there is another page. */
  async page(request: AuditRequest): Promise<AuditRow[]> {
    const { rows } = await poolOf(this.database).query<AuditRow>(auditStatement(request));
    return rows;
  }
}

/**
 * The statement of a page. Both tables are read newest first along their keys, no further than a page each, and merged.
 */
export function auditStatement(request: AuditRequest): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const limit = bind(request.limit + 1);
  const decided = where(request, bind, {
    table: 'd',
    action: `'comment.' || d.action`,
    comment: 'd.comment_id',
  });
  const noted = where(request, bind, { table: 'a', action: 'a.action', comment: 'a.subject_id' });
  return {
    text: `
      with page as (
        (select d.id, d.decided_at as at, d.actor_kind, d.actor_id, d.actor_name, 'comment.' || d.action as action, d.site_id,
                d.comment_id, null::uuid as subject_id, d.from_status, d.to_status, d.version, d.reasons, d.note,
                null::text as reason
         from decisions d ${decided} order by d.id desc limit ${limit})
        union all
        (select a.id, a.at, a.actor_kind, a.actor_id, a.actor_name, a.action, a.site_id,
                case when a.action = 'email.revealed' then a.subject_id end, a.subject_id, null, null, null, null, null, a.reason
         from audit_entries a ${noted} order by a.id desc limit ${limit})
      )
      select page.id, page.at, page.actor_kind as "actorKind",
             page.actor_id as "actorId", page.actor_name as "actorName", page.action, s.key as "siteKey",
             page.comment_id as "commentId", page.subject_id as "subjectId", page.from_status as "from",
             page.to_status as "to", page.version, page.reasons, page.note, page.reason
      from page left join sites s on s.id = page.site_id
      order by page.id desc limit ${limit}`,
    values,
  };
}

interface Columns {
  table: string;
  action: string;
  comment: string;
}

function where(request: AuditRequest, bind: (value: unknown) => string, { table, action, comment }: Columns): string {
  const conditions: string[] = [];
  if (request.after) conditions.push(`${table}.id < ${bind(request.after)}::uuid`);
  if (request.siteIds) conditions.push(`${table}.site_id = any(${bind(request.siteIds)}::uuid[])`);
  if (request.comment) conditions.push(`${comment} = ${bind(request.comment)}`);
  if (request.actor) conditions.push(`${table}.actor_id = ${bind(request.actor)}`);
  if (request.action) conditions.push(`${action} = ${bind(request.action)}`);
  return conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
}
