import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reader } from '../database/actor.js';
import { recordAudit } from '../database/audit-trail.js';
import type { Transaction } from '../database/data-source.js';
import { newId } from '../database/ids.js';
import { KeyedHashes, tokenHash } from '../privacy/keyed-hashes.js';
import { sendProofLink } from '../queue/jobs/send-proof-link.job.js';
import { WakeUp } from '../queue/wake-up.js';
import { AuthorToken } from './author-token.entity.js';
import { Mailer } from './mailer.js';

/** How long a link works. */
export const proofLinkHours = 48;
/** How long an author token counts. */
export const authorTokenDays = 365;
/** The most links that are mailed to one address within 24 hours, by whomever they are asked for and on whatever sites. */
export const mailsPerAddressPerDay = 3;

/** Where a link stands. `unknown` is also what a made-up link is. */
export type LinkState = { kind: 'open'; siteName: string } | { kind: 'used' | 'expired' | 'unknown' };

/** What came of following a link: the token, told here and nowhere else, and the page that the comment stands under. */
export type Confirmation =
  | { kind: 'proven'; token: string; siteName: string; backTo: string | null; expiresAt: Date }
  | { kind: 'used' | 'expired' | 'unknown' };

/**
 * Proving that an e-mail address is one's own, by a link that is mailed to it and works once. Who follows it gets an author
 * token for the comment's site and address; comments that come with it are theirs.
 */
@Injectable()
export class AddressProofs {
  constructor(
    private readonly database: DataSource,
    private readonly hashes: KeyedHashes,
    private readonly wakeUp: WakeUp,
    private readonly mailer: Mailer,
  ) {}

  /** Is there a mail server to send links by? */
  get isSetUp(): boolean {
    return this.mailer.isSetUp;
  }

  /**
   * Has a link mailed to the address of a comment, unless one was before, the address has had enough for a day, or the
   * comment was turned away. Which of these it is, is told to nobody: it would tell what else came under the address.
   */
  async request(commentId: string): Promise<void> {
    const id = newId();
    const now = new Date();
    const made = await this.database.transaction((tx) => this.insert(tx, id, commentId, now));
    if (made) this.wakeUp.soon(sendProofLink, { proofId: id });
  }

  /** Looks a link up; changes nothing, however often it is asked. */
  async stateOf(secret: string): Promise<LinkState> {
    const [row] = await this.database.query<{ used: boolean; expired: boolean; siteName: string }[]>(
      `select p.used_at is not null as used, p.expires_at <= now() as expired, s.name as "siteName"
       from address_proofs p join sites s on s.id = p.site_id where p.link_hash = $1`,
      [tokenHash(secret)],
    );
    if (!row) return { kind: 'unknown' };
    if (row.used) return { kind: 'used' };
    return row.expired ? { kind: 'expired' } : { kind: 'open', siteName: row.siteName };
  }

  /** Uses a link up: of several that try at once one gets the token, and the others hear that it was used. */
  async confirm(secret: string): Promise<Confirmation> {
    const now = new Date();
    const token = `ant_a_${randomBytes(32).toString('base64url')}`;
    const expiresAt = new Date(now.getTime() + authorTokenDays * 86_400_000);
    const proven = await this.database.transaction(async (tx) => {
      const proof = await this.use(tx, secret, now);
      if (!proof) return null;
      const { siteId, emailFingerprint } = proof;
      const hash = tokenHash(token);
      const row = {
        id: newId(),
        siteId,
        emailFingerprint,
        tokenHash: hash,
        createdAt: now,
        expiresAt,
        revokedAt: null,
      };
      await tx.insert(AuthorToken, row);
      // Whoever holds both the receipt and the mailbox wrote this comment: it counts from the start.
      await tx.query('update comments set author_token_hash = $2 where id = $1', [proof.commentId, hash]);
      await recordAudit(tx, reader, { action: 'address.proven', siteId, subjectId: proof.commentId });
      return proof;
    });
    if (proven) {
      const { siteName, origins, threadUrl } = proven;
      return { kind: 'proven', token, siteName, backTo: pageOf(origins, threadUrl, token), expiresAt };
    }
    const state = await this.stateOf(secret);
    // It was open a moment ago, and somebody was faster or its time ran out.
    return state.kind === 'open' ? { kind: 'used' } : state;
  }

  private async insert(tx: Transaction, id: string, commentId: string, now: Date): Promise<boolean> {
    const [comment] = await tx.query<{ siteId: string; fingerprint: Buffer }[]>(
      `select c.site_id as "siteId", c.email_fingerprint as fingerprint from comments c
       where c.id = $1 and c.email_fingerprint is not null and c.status not in ('rejected', 'spam', 'erased')`,
      [commentId],
    );
    if (!comment) return false;
    // Wishes about one address go one by one, so that each sees how many there were.
    await tx.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', [
      'address_proofs',
      comment.fingerprint.toString('hex'),
    ]);
    const inserted = await tx.query<unknown[]>(
      `insert into address_proofs (id, comment_id, site_id, email_fingerprint, link_hash, requested_at, expires_at)
       select $1, $2, $3, $4, $5, $6, $6::timestamptz + $7 * interval '1 hour'
       where (select count(*) from address_proofs
              where email_fingerprint = $4 and requested_at > $6::timestamptz - interval '24 hours') < $8
       on conflict (comment_id) do nothing returning id`,
      [
        ...[id, commentId, comment.siteId, comment.fingerprint, tokenHash(this.hashes.proofLink(id)), now],
        ...[proofLinkHours, mailsPerAddressPerDay],
      ],
    );
    return inserted.length > 0;
  }

  private async use(tx: Transaction, secret: string, now: Date): Promise<UsedProof | null> {
    // TypeORM answers an UPDATE with its rows and their number.
    const [rows] = await tx.query<[UsedProof[], number]>(
      `update address_proofs p set used_at = $2
       from sites s, comments c join threads t on t.id = c.thread_id
       where p.link_hash = $1 and p.used_at is null and p.expires_at > $2 and s.id = p.site_id and c.id = p.comment_id
       returning p.comment_id as "commentId", p.site_id as "siteId", p.email_fingerprint as "emailFingerprint",
         s.name as "siteName", s.origins, t.url as "threadUrl"`,
      [tokenHash(secret), now],
    );
    return rows[0] ?? null;
  }
}

interface UsedProof {
  commentId: string;
  siteId: string;
  emailFingerprint: Buffer;
  siteName: string;
  origins: string[];
  threadUrl: string | null;
}

/**
 * The article's address with the token behind the #, where no server sees it. Only on the site's own origins: the first to
 * comment under a page says what its address is, and could have said anything.
 */
function pageOf(origins: readonly string[], threadUrl: string | null, token: string): string | null {
  if (threadUrl === null || !URL.canParse(threadUrl)) return null;
  const url = new URL(threadUrl);
  if (!origins.includes(url.origin)) return null;
  url.hash = `anteroom-author-token=${token}`;
  return url.href;
}
