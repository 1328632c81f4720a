import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { readPolicy } from './read-policy.js';
import type { SitePolicy } from './site-policy.js';

/** A tenant: one news site with its origins and its policy. `key` is public: article pages send it. */
@Entity('sites')
@Index('sites_key', ['key'], { unique: true })
export class Site {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sites_pkey' })
  id: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  name: string;

  /** Exact origins (scheme, host, port) whose pages may submit and read across origins. */
  @Column({ type: 'text', array: true })
  origins: string[];

  /** Read as a whole, whatever release stored it. */
  @Column({ type: 'jsonb', transformer: { from: readPolicy, to: (policy: SitePolicy) => policy } })
  policy: SitePolicy;

  /** Rises with every change of the policy; decisions record which one they were made under. */
  @Column({ type: 'integer', name: 'policy_version' })
  policyVersion: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
