import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '../database/data-source.js';
import type { PastDecision } from './standing.js';

/** What people decided about the other comments of a comment's author, as far as it counts for this one. */
export interface AuthorRecord {
  commentId: string;
  /** Did this comment come with a token that is in force for its author at its site? */
  proven: boolean;
  decisions: PastDecision[];
}

/**
 * Reads what an author's standing is made of, for many comments with one statement. Nothing is stored for it: a decision
 * that is taken back is gone from the record by that.
 *
 * A comment that came with a token goes by what was decided about comments that did so too: neither praise nor blame for
 * what somebody else wrote under the same address. One without goes by everything under its address, and can only lose.
 */
@Injectable()
export class AuthorRecords {
  constructor(private readonly database: DataSource) {}

  async of(commentIds: readonly string[]): Promise<AuthorRecord[]> {
    const { rows } = await poolOf(this.database).query<AuthorRecord>({
      name: 'author-records',
      text: statement,
      values: [commentIds],
    });
    return rows;
  }
}

// Of one author the latest comments are looked at: no more than these many, so that a flood does not make this slow.
const mostProven = 500;
const mostUnproven = 2_000;
const window = '3 years';

const statement = `
  select c.id as "commentId", mine.id is not null as proven, coalesce(record.decisions, '[]') as decisions
  from comments c
  left join author_tokens mine on mine.token_hash = c.author_token_hash and mine.site_id = c.site_id
    and mine.email_fingerprint = c.email_fingerprint and mine.revoked_at is null and mine.expires_at > c.created_at
  left join lateral (
    select jsonb_agg(jsonb_build_object('action', d.action, 'reasons', d.reasons,
      'ageSeconds', extract(epoch from c.created_at - d.decided_at)::float8)) as decisions
    from (
      (select x.id from author_tokens t
       join comments x on x.author_token_hash = t.token_hash and x.site_id = t.site_id
         and x.email_fingerprint = t.email_fingerprint and x.created_at < least(t.expires_at, t.revoked_at)
       where t.site_id = c.site_id and t.email_fingerprint = c.email_fingerprint and x.id <> c.id
         and x.created_at > c.created_at - interval '${window}'
       order by x.created_at desc limit ${mostProven})
      union
      (select x.id from (
         select o.id, o.status from comments o
         where mine.id is null and o.site_id = c.site_id and o.email_fingerprint = c.email_fingerprint and o.id <> c.id
           and o.created_at > c.created_at - interval '${window}'
         order by o.created_at desc limit ${mostUnproven}) x
       where x.status in ('rejected', 'spam'))
    ) other
    cross join lateral (
      select e.action, e.actor_kind, e.reasons, e.decided_at from decisions e
      where e.comment_id = other.id and e.action in ('hold', 'approve', 'reject', 'spam') and not exists (
        select 1 from decisions undo
        where undo.comment_id = e.comment_id and undo.version = e.version + 1 and undo.action = 'restore')
      order by e.version desc limit 1) d
    where d.actor_kind = 'person' and d.action in ('approve', 'reject', 'spam')
  ) record on true
  where c.id = any($1::uuid[])`;
