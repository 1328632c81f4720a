import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordAudit } from '../database/audit-trail.js';
import type { Caller } from '../http/access.js';
import { notFound } from '../http/problem.js';
import { tokenHash } from '../privacy/keyed-hashes.js';

/** Taking author tokens back. What came with one before it was revoked stays its author's. */
@Injectable()
export class AuthorTokens {
  constructor(private readonly database: DataSource) {}

  /** By whoever holds it. A token that is not ours, or was revoked before, makes no difference that could be seen. */
  async revoke(token: string): Promise<void> {
    await this.database.query(
      'update author_tokens set revoked_at = now() where token_hash = $1 and revoked_at is null',
      [tokenHash(token)],
    );
  }

  /** All tokens of a comment's author at its site, by a moderator. 404 when there is no such comment on the caller's sites. */
  async revokeAllOf(commentId: string, caller: Caller): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [comment] = await tx.query<{ siteId: string; fingerprint: Buffer | null }[]>(
        `select c.site_id as "siteId", c.email_fingerprint as fingerprint from comments c
         where c.id = $1 and ($2::uuid[] is null or c.site_id = any($2))`,
        [commentId, caller.siteIds],
      );
      if (!comment) throw notFound('comment');
      const { siteId, fingerprint } = comment;
      await tx.query(
        `update author_tokens set revoked_at = now()
         where site_id = $1 and email_fingerprint = $2 and revoked_at is null`,
        [siteId, fingerprint],
      );
      await recordAudit(tx, caller.actor, { action: 'author-tokens.revoked', siteId, subjectId: commentId });
    });
  }
}
