import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A wish to prove the e-mail address of a comment, and what became of its one-time link. */
@Entity('address_proofs')
@Index('address_proofs_comment', ['commentId'], { unique: true })
@Index('address_proofs_link', ['linkHash'], { unique: true })
@Index('address_proofs_author', ['emailFingerprint', 'requestedAt'])
@Index('address_proofs_unsent', ['requestedAt'], { where: 'sent_at IS NULL AND failed_at IS NULL' })
export class AddressProof {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'address_proofs_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'comment_id' })
  commentId: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  @Column({ type: 'bytea', name: 'email_fingerprint' })
  emailFingerprint: Buffer;

  /** SHA-256 of the secret in the link. */
  @Column({ type: 'bytea', name: 'link_hash' })
  linkHash: Buffer;

  @Column({ type: 'timestamptz', name: 'requested_at' })
  requestedAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true })
  sentAt: Date | null;

  /** When it was given up: the mail server does not take the mail. */
  @Column({ type: 'timestamptz', name: 'failed_at', nullable: true })
  failedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt: Date | null;
}
