import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordAudit } from '../database/audit-trail.js';
import type { Caller } from '../http/access.js';
import { EmailCipher } from '../privacy/email-cipher.js';
import type { SecretEmail } from '../privacy/secret.js';

/** The one way to an author's address. */
@Injectable()
export class EmailReveal {
  constructor(
    private readonly database: DataSource,
    private readonly cipher: EmailCipher,
  ) {}

  /**
   * The address of a comment's author; null when there is no such comment on the caller's sites, or the address is erased.
   * That it was looked at is on record before it is opened: there is no address without its audit row.
   */
  async reveal(commentId: string, reason: string, caller: Caller): Promise<SecretEmail | null> {
    const sealed = await this.database.transaction(async (tx) => {
      const [comment] = await tx.query<{ siteId: string; sealed: Buffer }[]>(
        `select c.site_id as "siteId", c.email_sealed as sealed from comments c
         where c.id = $1 and c.email_sealed is not null and ($2::uuid[] is null or c.site_id = any($2)) for share`,
        [commentId, caller.siteIds],
      );
      if (!comment) return null;
      await recordAudit(tx, caller.actor, {
        action: 'email.revealed',
        siteId: comment.siteId,
        subjectId: commentId,
        reason,
      });
      return comment.sealed;
    });
    return sealed && this.cipher.open(sealed, commentId);
  }
}
