import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The comments under one page. `key` is the page's own identifier on its site; title and address are what the first submission said. */
@Entity('threads')
@Index('threads_site_key', ['siteId', 'key'], { unique: true })
export class Thread {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'threads_pkey' })
  id: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text', nullable: true })
  title: string | null;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
