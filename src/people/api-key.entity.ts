import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Permission } from '../http/access.js';

/** A key for a service or a site's backend: shown once, kept as its SHA-256, limited in scope, sites and time. */
@Entity('api_keys')
@Index('api_keys_token', ['tokenHash'], { unique: true })
export class ApiKey {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_keys_pkey' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash: Buffer;

  /** The last four characters, so that people can tell keys apart. */
  @Column({ type: 'text' })
  hint: string;

  @Column({ type: 'text', array: true })
  scopes: Permission[];

  /** The sites the key works for; null = all of them. */
  @Column({ type: 'uuid', name: 'site_ids', array: true, nullable: true })
  siteIds: string[] | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt: Date | null;
}
