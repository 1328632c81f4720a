import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/data-source.js';

/** A new text for a comment, under its new revision. */
export interface NewText {
  commentId: string;
  body: string;
  revision: number;
}

/** What an edit and an erasure change besides the state; always inside the transaction of the decision. */
@Injectable()
export class RetractionsRepository {
  /** Replaces texts. The earlier ones are not kept. */
  async replaceTexts(tx: Transaction, texts: readonly NewText[]): Promise<void> {
    await tx.query(
      `update comments c set body = t.body, revision = t.revision
       from unnest($1::uuid[], $2::text[], $3::integer[]) as t(id, body, revision) where c.id = t.id`,
      [texts.map(({ commentId }) => commentId), texts.map(({ body }) => body), texts.map(({ revision }) => revision)],
    );
  }

  /**
   * Takes out of comments what they say and whatever leads to the person: text, name, address, their hashes, what
   * screening derived, what moderators noted. The decisions keep their shape; the receipt still tells where the comment
   * stands.
   */
  async wipe(tx: Transaction, commentIds: readonly string[]): Promise<void> {
    await tx.query(
      `update comments set name = '', body = '', website = null, locale = null, email_sealed = null,
         email_fingerprint = null, address_hash = null, address_ban_ids = '{}', author_token_hash = null,
         time_on_form_ms = null, harm = 0
       where id = any($1::uuid[])`,
      [commentIds],
    );
    await tx.query(
      `update decisions set note = null, findings = null, trial = null
       where comment_id = any($1::uuid[]) and action <> 'erase'`,
      [commentIds],
    );
    await this.wipeDigests(tx, commentIds);
    await tx.query(`delete from address_proofs where comment_id = any($1::uuid[])`, [commentIds]);
  }

  /** Takes away what screening derived from comments' texts. */
  private async wipeDigests(tx: Transaction, commentIds: readonly string[]): Promise<void> {
    await tx.query(
      `delete from comment_bands b using comment_digests d
       where d.comment_id = any($1::uuid[]) and b.band = any(d.bands) and b.comment_id = d.comment_id`,
      [commentIds],
    );
    await tx.query(`delete from comment_clusters where comment_id = any($1::uuid[])`, [commentIds]);
    await tx.query(`delete from comment_digests where comment_id = any($1::uuid[])`, [commentIds]);
  }

  /**
   * Wipes again what a screening that was under way during an erasure has written since. For the sweep; answers of how
   * many comments.
   */
  async wipeLate(tx: Transaction): Promise<number> {
    const rows: { id: string }[] = await tx.query(
      `select c.id from decisions d join comments c on c.id = d.comment_id
       where d.action = 'erase' and d.decided_at > now() - interval '1 day' and c.status = 'erased'
         and exists (select 1 from comment_digests g where g.comment_id = c.id)`,
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await this.wipeDigests(tx, ids);
    return ids.length;
  }
}
