import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A cluster that grew so fast, from so many sides, that it is taken for a campaign. */
@Entity('cluster_bursts')
export class ClusterBurst {
  @PrimaryColumn({ type: 'uuid', name: 'cluster_id', primaryKeyConstraintName: 'cluster_bursts_pkey' })
  clusterId: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId: string;

  /** The least harm that members have, 0..1. */
  @Column({ type: 'real' })
  harm: number;

  /** The harm to which all members that wait have been raised; behind `harm` when others have come in by a merger. */
  @Column({ type: 'real', name: 'raised_harm' })
  raisedHarm: number;

  @Column({ type: 'timestamptz', name: 'began_at' })
  beganAt: Date;
}
