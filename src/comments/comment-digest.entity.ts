import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What screening derived from a comment's text: its language, its folded form for search, its signature for duplicates. */
@Entity('comment_digests')
@Index('comment_digests_text_hash', ['siteId', 'textHash', 'commentId'])
@Index('comment_digests_search', { synchronize: false })
export class CommentDigest {
  @PrimaryColumn({ type: 'uuid', name: 'comment_id', primaryKeyConstraintName: 'comment_digests_pkey' })
  commentId: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  /** BCP 47, `und` when it could not be told. */
  @Column({ type: 'text' })
  language: string;

  /** Name and body, folded; moderators' text search looks here. */
  @Column({ type: 'text', name: 'search_text' })
  searchText: string;

  /** SHA-256 of the folded text's letters and digits. */
  @Column({ type: 'bytea', name: 'text_hash' })
  textHash: Buffer;

  /** MinHash of the folded text. */
  @Column({ type: 'integer', array: true })
  minhash: number[];

  /** The keys by which the comment may stand in `comment_bands`; kept here to take it out again. */
  @Column({ type: 'integer', array: true })
  bands: number[];

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
