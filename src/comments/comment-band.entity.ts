import { Entity, PrimaryColumn } from 'typeorm';

/** A key by which near-duplicates of a comment find it. Only comments that stand for their like have rows here. */
@Entity('comment_bands')
export class CommentBand {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'comment_bands_pkey' })
  band: number;

  @PrimaryColumn({ type: 'uuid', name: 'comment_id', primaryKeyConstraintName: 'comment_bands_pkey' })
  commentId: string;
}
