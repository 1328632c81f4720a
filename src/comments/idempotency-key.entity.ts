import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Remembers for 24 hours which submission a client's Idempotency-Key stood for (I3). */
@Entity('idempotency_keys')
@Index('idempotency_keys_age', ['createdAt'])
export class IdempotencyKey {
  @PrimaryColumn({ type: 'uuid', name: 'site_id', primaryKeyConstraintName: 'idempotency_keys_pkey' })
  siteId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_keys_pkey' })
  key: string;

  /** Keyed hash of the payload as sent, so that another payload under the same key is refused. */
  @Column({ type: 'bytea', name: 'payload_hash' })
  payloadHash: Buffer;

  @Column({ type: 'uuid', name: 'comment_id' })
  commentId: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
