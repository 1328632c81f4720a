import { Injectable } from '@nestjs/common';
import type { CommentStatus } from '../comments/comment-status.js';
import type { ActorKind } from '../database/actor.js';
import type { Transaction } from '../database/data-source.js';
import type { CommentEventData, EventType } from '../events/catalogue.js';
import type { DecisionSummary } from './decide.js';

/** The facts about a comment that a decision needs; read under a row lock. */
export interface LockedComment {
  id: string;
  siteId: string;
  site: string;
  thread: string;
  parentId: string | null;
  status: CommentStatus;
  version: number;
  revision: number;
  createdAt: Date;
}

/** One change of state, ready to be written: the comment's new state, the decision, the event. */
export interface Move {
  id: string;
  comment_id: string;
  site_id: string;
  from_status: CommentStatus;
  to_status: CommentStatus;
  version: number;
  revision: number;
  action: string;
  reasons: string[];
  note: string | null;
  actor_kind: ActorKind;
  actor_id: string | null;
  actor_name: string | null;
  findings: unknown;
  policy_version: number | null;
  trial: unknown;
  scorer_version: string | null;
  site_layer_id: string | null;
  idempotency_key: string | null;
  decided_at: string;
  harm: number | null;
  event_type: EventType;
  event_data: CommentEventData;
}

/** A comment's last decision, and the reasons that held before it. */
export interface LatestDecision {
  decision: DecisionSummary;
  reasonsBefore: string[];
}

/** Reads and writes what `decide()` needs; always inside its transaction. */
@Injectable()
export class DecisionsRepository {
  /** Locks the comments, in the order of their ids so that two batches cannot wait for each other. */
  async lock(tx: Transaction, ids: string[]): Promise<Map<string, LockedComment>> {
    const rows: LockedComment[] = await tx.query(
      `select c.id, c.site_id as "siteId", s.key as site, t.key as thread, c.parent_id as "parentId", c.status, c.version,
              c.revision, c.created_at as "createdAt"
       from comments c join sites s on s.id = c.site_id join threads t on t.id = c.thread_id
       where c.id = any($1::uuid[]) order by c.id for update of c`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The last decision on each comment, with the reasons of the state that it changed. */
  async latest(tx: Transaction, ids: string[]): Promise<Map<string, LatestDecision>> {
    const rows: (SummaryRow & { reasonsBefore: string[] })[] = await tx.query(
      `select distinct on (comment_id) ${summaryColumns},
         coalesce((select earlier.reasons from decisions earlier
                   where earlier.comment_id = decisions.comment_id and earlier.version = decisions.version - 1), '{}')
           as "reasonsBefore"
       from decisions where comment_id = any($1::uuid[]) order by comment_id, version desc`,
      [ids],
    );
    return new Map(
      rows.map(({ reasonsBefore, ...row }) => [row.commentId, { decision: summaryOf(row), reasonsBefore }]),
    );
  }

  /** The decisions that these requests made before. */
  async repeated(
    tx: Transaction,
    requests: { commentId: string; actorId: string | null; key: string }[],
  ): Promise<(DecisionSummary & { actorId: string | null; key: string })[]> {
    if (requests.length === 0) return [];
    const rows: (SummaryRow & { actorId: string | null; key: string })[] = await tx.query(
      `select ${summaryColumns}, decisions.actor_id as "actorId", r.key from decisions
       join unnest($1::uuid[], $2::uuid[], $3::text[]) as r(comment_id, actor_id, key) using (comment_id)
       where decisions.actor_id is not distinct from r.actor_id and idempotency_key = r.key`,
      [requests.map((r) => r.commentId), requests.map((r) => r.actorId), requests.map((r) => r.key)],
    );
    return rows.map(({ actorId, key, ...row }) => ({ ...summaryOf(row), actorId, key }));
  }

  /** Writes the moves: each comment's state, its decision and its event stand or fall together. */
  async write(tx: Transaction, moves: Move[]): Promise<void> {
    await tx.query(
      `with moves as (
         select * from jsonb_to_recordset($1::jsonb) as m(id uuid, comment_id uuid, site_id uuid, from_status text,
           to_status text, version integer, revision integer, action text, reasons text[], note text, actor_kind text,
           actor_id uuid, actor_name text, findings jsonb, policy_version integer, trial jsonb,
           scorer_version text, site_layer_id uuid, idempotency_key text, decided_at timestamptz, harm real, event_type text, event_data jsonb)
       ), moved as (
         update comments c set status = m.to_status, reasons = m.reasons, version = m.version, decided_at = m.decided_at,
           harm = greatest(m.harm, c.harm)
         from moves m where c.id = m.comment_id and c.version = m.version - 1
         returning c.id
       ), decided as (
         insert into decisions (id, comment_id, site_id, version, revision, action, from_status, to_status, reasons, note,
           actor_kind, actor_id, actor_name, findings, policy_version, trial,
           scorer_version, site_layer_id, idempotency_key, decided_at)
         select m.id, comment_id, site_id, version, revision, action, from_status, to_status, reasons, note, actor_kind,
           actor_id, actor_name, nullif(findings, 'null'), policy_version, nullif(trial, 'null'), scorer_version,
           site_layer_id, idempotency_key, decided_at
         from moves m join moved on moved.id = m.comment_id
       )
       insert into events (id, type, site_id, comment_id, comment_version, data, occurred_at)
       select m.id, event_type, site_id, comment_id, version, event_data, decided_at
       from moves m join moved on moved.id = m.comment_id order by m.comment_id`,
      [JSON.stringify(moves)],
    );
  }
}

type SummaryRow = Omit<DecisionSummary, 'by'> & { byKind: string; byName: string | null };

function summaryOf({ byKind, byName, ...row }: SummaryRow): DecisionSummary {
  return { ...row, by: { kind: byKind, name: byName } };
}

const summaryColumns = `decisions.comment_id as "commentId", action, from_status as "from", to_status as status, version, revision,
  reasons, actor_kind as "byKind", actor_name as "byName", decided_at as "decidedAt"`;
