import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { machine } from '../../database/actor.js';
import { recordAudit } from '../../database/audit-trail.js';

const pageSize = 1_000;

/** Makes what waits for people wait further up when it turns out to be part of a campaign. */
@Injectable()
export class BurstsRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Raises the harm of all members that wait, for the machine or for a person, to at least `harm`. No status is touched,
   * and no comment that was decided. Answers true for a cluster's first burst. What breaks off is done again by the next
   * member: only at the end the burst's row says how far its members are.
   */
  async raise(clusterId: string, siteId: string, harm: number): Promise<boolean> {
    while ((await this.raisePage(clusterId, harm)) === pageSize);
    return this.database.transaction(async (tx) => {
      const [{ first }] = await tx.query<[{ first: boolean }]>(
        `insert into cluster_bursts (cluster_id, site_id, harm, raised_harm, began_at) values ($1, $2, $3, $3, now())
         on conflict (cluster_id) do update set harm = greatest(cluster_bursts.harm, excluded.harm),
           raised_harm = greatest(cluster_bursts.raised_harm, excluded.raised_harm)
         returning xmax = 0 as first`,
        [clusterId, siteId, harm],
      );
      if (first) await recordAudit(tx, machine, { action: 'cluster.burst', siteId, subjectId: clusterId });
      return first;
    });
  }

  /** One page of members, locked in the order of their ids, as decisions do. */
  private async raisePage(clusterId: string, harm: number): Promise<number> {
    const [{ raised }] = await this.database.query<[{ raised: number }]>(
      `with waiting as (
         select c.id from comment_clusters m join comments c on c.id = m.comment_id
         where m.cluster_id = $1 and c.status in ('held', 'pending') and c.harm < $2::real
         order by c.id limit ${pageSize} for update of c
       ), raised as (
         update comments c set harm = $2::real from waiting where c.id = waiting.id returning 1
       )
       select count(*)::int as raised from raised`,
      [clusterId, harm],
    );
    return raised;
  }
}
