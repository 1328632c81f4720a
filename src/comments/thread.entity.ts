import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `premoderated`: a person looks at every comment first. `screened`: what no check objects to is published. */
export type ThreadModeration = 'premoderated' | 'screened';

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

  /** How the comments under this page are moderated, where that differs from the site's policy. */
  @Column({ type: 'text', nullable: true })
  moderation: ThreadModeration | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
