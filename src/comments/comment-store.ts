import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Batch } from '../database/batch.js';
import { poolOf } from '../database/data-source.js';
import { Log } from '../observability/log.js';

/** A submission, ready to be stored: normalised, its address sealed, its event written. */
export interface NewComment {
  id: string;
  siteId: string;
  threadId: string;
  parentId: string | null;
  rootId: string;
  depth: number;
  name: string;
  body: string;
  website: string | null;
  locale: string | null;
  emailSealed: Buffer;
  emailFingerprint: Buffer;
  addressHash: Buffer | null;
  /** The bans on the client's network. */
  addressBanIds: readonly string[];
  /** The SHA-256 of the author token that came along; null when none did. */
  authorTokenHash: Buffer | null;
  trapFilled: boolean;
  timeOnFormMs: number | null;
  receiptHash: Buffer;
  createdAt: Date;
  /** The client's Idempotency-Key and the keyed hash of what it sent under it. */
  idempotency: { key: string; payloadHash: Buffer } | null;
}

/**
 * What became of it: stored under its id; or not stored, because the same key came with the same payload before (then the id
 * is the first one's) or with another payload.
 */
export type StoreOutcome = { kind: 'stored' | 'repeated'; commentId: string } | { kind: 'key-reused' };

/**
 * Where comments enter the database: group commit, so that submissions which arrive together share one statement and one
 * flush to disk. The statement is the whole acceptance (key, row, audit, event), so it happens as one or not at all; the
 * acceptance's decision and event have the comment's own id. A
 * row that the database refuses fails alone: the batch is tried again row by row.
 */
@Injectable()
export class CommentStore {
  private readonly batch: Batch<NewComment, StoreOutcome>;

  constructor(
    private readonly database: DataSource,
    private readonly log: Log,
  ) {
    this.batch = new Batch({
      flush: (comments) => this.flush(comments),
      maxSize: 500,
      maxWaiting: 5_000,
      maxInFlight: 2,
    });
  }

  /** Resolves after the commit. Rejects with BatchFullError when too many are waiting; then nothing was stored. */
  add(comment: NewComment): Promise<StoreOutcome> {
    return this.batch.add(comment);
  }

  /** What an Idempotency-Key stood for before; null when it is new. */
  async recall(
    siteId: string,
    { key, payloadHash }: { key: string; payloadHash: Buffer },
  ): Promise<StoreOutcome | null> {
    const { rows } = await poolOf(this.database).query<{ comment_id: string; payload_hash: Buffer }>(
      'select comment_id, payload_hash from idempotency_keys where site_id = $1 and key = $2',
      [siteId, key],
    );
    const first = rows[0];
    if (!first) return null;
    if (!first.payload_hash.equals(payloadHash)) return { kind: 'key-reused' };
    return { kind: 'repeated', commentId: first.comment_id };
  }

  /** Resolves when everything handed in is stored or refused. */
  drain(): Promise<void> {
    return this.batch.drain();
  }

  private async flush(comments: NewComment[]): Promise<(StoreOutcome | Error)[]> {
    try {
      return await this.insert(comments);
    } catch (error) {
      if (comments.length === 1 || !isRefusedRow(error)) throw error;
      this.log.background('group commit: a row was refused, storing one by one', error);
      return Promise.all(
        comments.map((comment) =>
          this.insert([comment]).then(
            ([only]) => only!,
            (fault: Error) => fault,
          ),
        ),
      );
    }
  }

  private async insert(comments: NewComment[]): Promise<StoreOutcome[]> {
    const { rows } = await poolOf(this.database).query<{ id: string }>({
      name: 'accept-comments',
      text: acceptStatement,
      values: columns.map((column) => comments.map(column.value)),
    });
    if (rows.length === comments.length) return comments.map(({ id }) => ({ kind: 'stored', commentId: id }));
    const stored = new Set(rows.map(({ id }) => id));
    return Promise.all(
      comments.map((comment) =>
        stored.has(comment.id) ? { kind: 'stored' as const, commentId: comment.id } : this.earlier(comment),
      ),
    );
  }

  private async earlier({ siteId, idempotency }: NewComment): Promise<StoreOutcome> {
    const outcome = await this.recall(siteId, idempotency!);
    if (!outcome) throw new Error('An idempotency key was taken and is gone.');
    return outcome;
  }
}

/** Classes 22 (data) and 23 (constraint): the database refuses a row, rather than being unable to work. */
function isRefusedRow(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^2[23]/.test(code);
}

const columns: { name: string; type: string; value: (comment: NewComment) => unknown }[] = [
  { name: 'id', type: 'uuid', value: (c) => c.id },
  { name: 'site_id', type: 'uuid', value: (c) => c.siteId },
  { name: 'thread_id', type: 'uuid', value: (c) => c.threadId },
  { name: 'parent_id', type: 'uuid', value: (c) => c.parentId },
  { name: 'root_id', type: 'uuid', value: (c) => c.rootId },
  { name: 'depth', type: 'smallint', value: (c) => c.depth },
  { name: 'name', type: 'text', value: (c) => c.name },
  { name: 'body', type: 'text', value: (c) => c.body },
  { name: 'website', type: 'text', value: (c) => c.website },
  { name: 'locale', type: 'text', value: (c) => c.locale },
  { name: 'email_sealed', type: 'bytea', value: (c) => c.emailSealed },
  { name: 'email_fingerprint', type: 'bytea', value: (c) => c.emailFingerprint },
  { name: 'address_hash', type: 'bytea', value: (c) => c.addressHash },
  // An array for each row would be a table of them, which unnest takes apart altogether.
  { name: 'address_ban_ids', type: 'text', value: (c) => c.addressBanIds.join(',') },
  { name: 'author_token_hash', type: 'bytea', value: (c) => c.authorTokenHash },
  { name: 'trap_filled', type: 'boolean', value: (c) => c.trapFilled },
  { name: 'time_on_form_ms', type: 'integer', value: (c) => c.timeOnFormMs },
  { name: 'receipt_hash', type: 'bytea', value: (c) => c.receiptHash },
  { name: 'created_at', type: 'timestamptz', value: (c) => c.createdAt.toISOString() },
  { name: 'idempotency_key', type: 'text', value: (c) => c.idempotency?.key ?? null },
  { name: 'payload_hash', type: 'bytea', value: (c) => c.idempotency?.payloadHash ?? null },
];

// Keys are claimed in their order: of two statements with the same keys one waits for the other, and never each for each.
const acceptStatement = `
  with input as (
    select * from unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})
      as t(${columns.map(({ name }) => name).join(', ')})
  ), claimed as (
    insert into idempotency_keys (site_id, key, payload_hash, comment_id, created_at)
    select site_id, idempotency_key, payload_hash, id, created_at from input where idempotency_key is not null
    order by site_id, idempotency_key
    on conflict do nothing
    returning comment_id
  ), stored as (
    insert into comments (id, site_id, thread_id, parent_id, root_id, depth, status, reasons, version, revision, name, body,
      website, locale, email_sealed, email_fingerprint, address_hash, address_ban_ids, author_token_hash, trap_filled,
      time_on_form_ms, receipt_hash, harm, created_at)
    select id, site_id, thread_id, parent_id, root_id, depth, 'pending', '{}', 1, 1, name, body,
      website, locale, email_sealed, email_fingerprint, address_hash, string_to_array(address_ban_ids, ',')::uuid[],
      author_token_hash, trap_filled, time_on_form_ms, receipt_hash, 0, created_at
    from input
    where idempotency_key is null or id in (select comment_id from claimed)
    returning id
  ), accepted as (
    insert into decisions (id, comment_id, site_id, version, revision, action, to_status, reasons, actor_kind, decided_at)
    select id, id, site_id, 1, 1, 'submit', 'pending', '{}', 'reader', created_at
    from input where id in (select id from stored)
  ), announced as (
    insert into events (id, type, site_id, comment_id, comment_version, occurred_at)
    select id, 'comment.submitted', site_id, id, 1, created_at
    from input where id in (select id from stored)
  )
  select id from stored`;
