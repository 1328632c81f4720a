import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A secret that an endpoint's events are signed with, sealed; after a rotation the old one signs along until it expires. */
@Entity('webhook_secrets')
@Index('webhook_secrets_endpoint', ['endpointId'])
export class WebhookSecret {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_secrets_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'endpoint_id' })
  endpointId: string;

  /** The `whsec_…` text, sealed under a key of the keyring and bound to this row's id. */
  @Column({ type: 'bytea' })
  sealed: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt: Date | null;
}
