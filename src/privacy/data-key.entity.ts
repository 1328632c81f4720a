import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a data key is for: `seal` keys encrypt and rotate; the one `index` key derives the keyed hashes and stays. */
export type DataKeyPurpose = 'seal' | 'index';

/** A data key, wrapped by a master key that the database never sees. */
@Entity('data_keys')
@Index('data_keys_one_index', ['purpose'], { unique: true, where: "purpose = 'index'" })
export class DataKey {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'data_keys_pkey' })
  id: string;

  @Column({ type: 'text' })
  purpose: DataKeyPurpose;

  /** The id of the master key that wraps it. */
  @Column({ type: 'text', name: 'master_key_id' })
  masterKeyId: string;

  @Column({ type: 'bytea' })
  wrapped: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
