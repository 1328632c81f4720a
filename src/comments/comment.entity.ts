import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CommentStatus } from './comment-status.js';

/**
 * A comment as it is stored: what the reader wrote after normalisation, its status, and the sealed or hashed traces of the
 * person. The row never leaves over HTTP; views are made of it.
 *
 * `version` rises with each change of state, `revision` with each change of text. Ids are UUIDv7, so they sort by time.
 */
@Entity('comments')
@Index('comments_pending', ['createdAt'], { where: "status = 'pending'" })
@Index('comments_by_status', ['status', 'id'], { where: "status <> 'pending'" })
@Index('comments_held_by_harm', ['harm', 'id'], { where: "status = 'held'" })
@Index('comments_by_author', ['siteId', 'emailFingerprint', 'createdAt'])
@Index('comments_by_address', ['siteId', 'addressHash', 'createdAt'], { where: 'address_hash IS NOT NULL' })
@Index('comments_by_thread', ['threadId', 'createdAt'])
@Index('comments_by_author_token', ['authorTokenHash'], { where: 'author_token_hash IS NOT NULL' })
@Index('comments_published', ['threadId', 'rootId', 'id'], { where: "status = 'approved'" })
export class Comment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'comments_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  @Column({ type: 'uuid', name: 'thread_id' })
  threadId: string;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId: string | null;

  /** The first comment of the conversation; its own id when it is that one. */
  @Column({ type: 'uuid', name: 'root_id' })
  rootId: string;

  /** 0 for a comment on the article, 1 for an answer to it, and so on. */
  @Column({ type: 'smallint' })
  depth: number;

  @Column({ type: 'text' })
  status: CommentStatus;

  /** The reason codes of the present status. */
  @Column({ type: 'text', array: true })
  reasons: string[];

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'text', nullable: true })
  website: string | null;

  @Column({ type: 'text', nullable: true })
  locale: string | null;

  /** The e-mail address under AES-256-GCM, bound to this row; null once erased. */
  @Column({ type: 'bytea', name: 'email_sealed', nullable: true })
  emailSealed: Buffer | null;

  /** Keyed hash of the address, to find the same author again; null once erased. */
  @Column({ type: 'bytea', name: 'email_fingerprint', nullable: true })
  emailFingerprint: Buffer | null;

  /** Keyed hash of the client's network, different each day; null when a service submitted on behalf. */
  @Column({ type: 'bytea', name: 'address_hash', nullable: true })
  addressHash: Buffer | null;

  /** The bans that the client's address fell under at the door: all that is kept of it besides the hash. */
  @Column({ type: 'uuid', array: true, name: 'address_ban_ids', default: () => "'{}'" })
  addressBanIds: string[];

  /** SHA-256 of the author token that it came with; whether that one is in force is for screening to see. */
  @Column({ type: 'bytea', name: 'author_token_hash', nullable: true })
  authorTokenHash: Buffer | null;

  @Column({ type: 'boolean', name: 'trap_filled' })
  trapFilled: boolean;

  @Column({ type: 'integer', name: 'time_on_form_ms', nullable: true })
  timeOnFormMs: number | null;

  /** SHA-256 of the author's receipt. */
  @Column({ type: 'bytea', name: 'receipt_hash' })
  receiptHash: Buffer;

  /** How much harm the checks expect of it, 0..1; the review queue can be ordered by it. */
  @Column({ type: 'real' })
  harm: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}
