import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BanAction, BanKind } from '../checks/check.js';

/**
 * Somebody or something that a site does not want. Rows stay after they are lifted or have expired: they say what was in
 * force when.
 */
@Entity('bans')
@Index('bans_unlifted', ['id'], { where: 'lifted_at IS NULL' })
export class Ban {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'bans_pkey' })
  id: string;

  /** Null = every site. */
  @Column({ type: 'uuid', name: 'site_id', nullable: true })
  siteId: string | null;

  @Column({ type: 'text' })
  kind: BanKind;

  /** A fingerprint in hex, a host name, a network in CIDR notation, or a phrase. Never an e-mail address. */
  @Column({ type: 'text' })
  value: string;

  @Column({ type: 'text' })
  action: BanAction;

  /** A moderator's own words. */
  @Column({ type: 'text' })
  reason: string;

  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  /** The name of who made it; the audit log knows more. */
  @Column({ type: 'text', name: 'created_by', nullable: true })
  createdBy: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'lifted_at', nullable: true })
  liftedAt: Date | null;
}
