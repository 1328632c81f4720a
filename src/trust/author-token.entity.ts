import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A token given to somebody who proved an address: comments that come with it are theirs. Bound to the site and the address. */
@Entity('author_tokens')
@Index('author_tokens_token', ['tokenHash'], { unique: true })
@Index('author_tokens_author', ['siteId', 'emailFingerprint'])
export class AuthorToken {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'author_tokens_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  @Column({ type: 'bytea', name: 'email_fingerprint' })
  emailFingerprint: Buffer;

  /** SHA-256 of the token. */
  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
