import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Which cluster of near-duplicates a comment belongs to; one that is like no other is a cluster by itself. */
@Entity('comment_clusters')
@Index('comment_clusters_members', ['clusterId', 'commentId'])
export class CommentCluster {
  @PrimaryColumn({ type: 'uuid', name: 'comment_id', primaryKeyConstraintName: 'comment_clusters_pkey' })
  commentId: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  /** The id of the cluster's oldest member when it was made. */
  @Column({ type: 'uuid', name: 'cluster_id' })
  clusterId: string;
}
