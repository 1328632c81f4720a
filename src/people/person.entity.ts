import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Role } from './roles.js';

/** Someone who moderates. The address signs them in: it is kept sealed and found by its fingerprint, like a reader's. */
@Entity('people')
@Index('people_email', ['emailFingerprint'], { unique: true })
export class Person {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'people_pkey' })
  id: string;

  /** What colleagues see; never the address. */
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'bytea', name: 'email_sealed' })
  emailSealed: Buffer;

  @Column({ type: 'bytea', name: 'email_fingerprint' })
  emailFingerprint: Buffer;

  /** argon2id, in its PHC string form. */
  @Column({ type: 'text', name: 'password_hash' })
  passwordHash: string;

  @Column({ type: 'text' })
  role: Role;

  /** The sites this person works on; null = all of them. */
  @Column({ type: 'uuid', name: 'site_ids', array: true, nullable: true })
  siteIds: string[] | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'disabled_at', nullable: true })
  disabledAt: Date | null;
}
