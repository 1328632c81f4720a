import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A link that is to be mailed. */
export interface UnsentLink {
  commentId: string;
  emailSealed: Buffer;
  locale: string | null;
  siteName: string;
}

/** The links on their way: which are to be mailed, and what became of the mail. */
@Injectable()
export class ProofLinks {
  constructor(private readonly database: DataSource) {}

  /** Null when it was mailed, given up, used or has expired, or the address was erased. */
  async unsent(id: string): Promise<UnsentLink | null> {
    const [row] = await this.database.query<UnsentLink[]>(
      `select c.id as "commentId", c.email_sealed as "emailSealed", c.locale, s.name as "siteName"
       from address_proofs p join comments c on c.id = p.comment_id join sites s on s.id = p.site_id
       where p.id = $1 and p.sent_at is null and p.failed_at is null and p.used_at is null and p.expires_at > now()
         and c.email_sealed is not null`,
      [id],
    );
    return row ?? null;
  }

  /** Links that were asked for before that moment, and that no worker has seen to. */
  async overdue(before: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `select id from address_proofs where sent_at is null and failed_at is null and requested_at < $1 and expires_at > now()
       order by requested_at limit $2`,
      [before, limit],
    );
    return rows.map(({ id }) => id);
  }

  async markSent(id: string): Promise<void> {
    await this.database.query('update address_proofs set sent_at = now() where id = $1', [id]);
  }

  async markFailed(id: string): Promise<void> {
    await this.database.query('update address_proofs set failed_at = now() where id = $1 and sent_at is null', [id]);
  }

  /** Removes what was kept long enough: links a month after they expired, tokens when no comment with them counts any more. */
  async tidy(): Promise<void> {
    await this.database.query(`delete from address_proofs where expires_at < now() - interval '30 days'`);
    await this.database.query(`delete from author_tokens where expires_at < now() - interval '3 years'`);
  }
}
