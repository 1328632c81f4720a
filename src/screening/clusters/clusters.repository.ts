import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf, type Transaction } from '../../database/data-source.js';
import { hashOf } from '../../text/similarity.js';
import type { Candidate, Probe } from './near-duplicates.js';

/** What is derived from a comment's text and kept. */
export interface Digest extends Probe {
  language: string;
  searchText: string;
}

/** One cluster as it was around a comment. */
export interface ClusterRow {
  id: string;
  clusterId: string;
  siteId: string;
  members: number;
  authors: number;
  addresses: number;
  threads: number;
  /** What an earlier burst left; 0 when there was none. */
  burstHarm: number;
  raisedHarm: number;
}

/** The newest comments under a band that are looked at; so a text of which there are 100,000 costs no more than ten. */
const newestPerBand = 10;
/** The newest members that are counted. */
const mostMembers = 100;
/** Members that move at one merger; if there are more, the next comment that is like both moves the next ones. */
const mostMoves = 20_000;
/** The first half of the advisory locks' name, the site is the other. */
const clusterLocks = 7_301_010;

/** Reads and writes who is near to whom, for many comments with each statement. */
@Injectable()
export class ClustersRepository {
  constructor(private readonly database: DataSource) {}

  /** The newest comments of the same site under each band of the probes. */
  async candidates(probes: readonly Probe[]): Promise<Candidate[]> {
    const asked = probes.filter(({ signature }) => signature.bands.length > 0);
    if (asked.length === 0) return [];
    const { rows } = await poolOf(this.database).query<Candidate>({
      name: 'cluster-candidates',
      text: candidatesStatement,
      values: [
        asked.flatMap(({ commentId, signature }) => signature.bands.map(() => commentId)),
        asked.flatMap(({ siteId, signature }) => signature.bands.map(() => siteId)),
        asked.flatMap(({ signature }) => signature.bands),
      ],
    });
    return rows;
  }

  /** Writes the digests, each comment a cluster by itself at first; `indexed` are those to be found by their bands. */
  async save(digests: readonly Digest[], indexed: ReadonlySet<string>): Promise<void> {
    const rows = digests.map(({ commentId, siteId, language, searchText, signature }) => ({
      comment_id: commentId,
      site_id: siteId,
      language,
      search_text: searchText,
      text_hash: signature.textHash.toString('hex'),
      minhash: signature.minhash,
      bands: signature.bands,
      indexed: indexed.has(commentId),
    }));
    await poolOf(this.database).query({ name: 'cluster-save', text: saveStatement, values: [JSON.stringify(rows)] });
  }

  /** Lets nobody else merge clusters of this site until the transaction ends. */
  async lockSite(tx: Transaction, siteId: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1, $2)', [clusterLocks, hashOf(siteId)]);
  }

  /** The clusters of comments, by the comments' ids. */
  async clustersOf(tx: Transaction, commentIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ commentId: string; clusterId: string }[]>(
      `select comment_id as "commentId", cluster_id as "clusterId" from comment_clusters where comment_id = any($1::uuid[])`,
      [commentIds],
    );
    return new Map(rows.map(({ commentId, clusterId }) => [commentId, clusterId]));
  }

  /**
   * Moves the members of clusters (keys) into others (values), and what is known of their bursts. Where comments beside
   * `justPlaced` came in, the harm of all members has to be raised anew.
   */
  async merge(tx: Transaction, into: ReadonlyMap<string, string>, justPlaced: readonly string[]): Promise<void> {
    const values = [[...into.keys()], [...into.values()]];
    await tx.query(mergeStatement, [...values, justPlaced]);
    await tx.query(mergeBurstsStatement, values);
  }

  /** The clusters around these comments: their members from `windowSeconds` before the comment on. */
  async around(commentIds: readonly string[], windowSeconds: number): Promise<ClusterRow[]> {
    const { rows } = await poolOf(this.database).query<ClusterRow>({
      name: 'cluster-around',
      text: aroundStatement,
      values: [commentIds, windowSeconds],
    });
    return rows;
  }
}

const candidatesStatement = `
  select f."probeId", f."commentId", f.shared, d.minhash
  from (
    select p.id as "probeId", p.site_id, newest.comment_id as "commentId", array_agg(p.band) as shared
    from unnest($1::uuid[], $2::uuid[], $3::integer[]) as p(id, site_id, band)
    cross join lateral (
      select b.comment_id from comment_bands b where b.band = p.band and b.comment_id <> p.id
      order by b.comment_id desc limit ${newestPerBand}) newest
    group by p.id, p.site_id, newest.comment_id) f
  cross join lateral (
    select d.minhash from comment_digests d where d.comment_id = f."commentId" and d.site_id = f.site_id limit 1) d`;

// A comment whose text has changed leaves its cluster and its bands.
const saveStatement = `
  with new as (
    select n.*, c.created_at from jsonb_to_recordset($1::jsonb) as n(comment_id uuid, site_id uuid, language text,
      search_text text, text_hash text, minhash integer[], bands integer[], indexed boolean)
    join comments c on c.id = n.comment_id
  ), changed as (
    select d.comment_id, d.bands from comment_digests d join new n using (comment_id)
    where d.text_hash <> decode(n.text_hash, 'hex')
  ), cleared as (
    delete from comment_bands b using changed c join new n using (comment_id)
    where b.comment_id = c.comment_id and b.band = any(c.bands) and not (n.indexed and b.band = any(n.bands))
  ), digests as (
    insert into comment_digests (comment_id, site_id, language, search_text, text_hash, minhash, bands, created_at)
    select comment_id, site_id, language, search_text, decode(text_hash, 'hex'), minhash, bands, created_at from new
    on conflict (comment_id) do update set language = excluded.language, search_text = excluded.search_text,
      text_hash = excluded.text_hash, minhash = excluded.minhash, bands = excluded.bands
  ), clusters as (
    insert into comment_clusters (comment_id, site_id, cluster_id) select comment_id, site_id, comment_id from new
    on conflict (comment_id) do update set cluster_id = excluded.cluster_id
      where comment_clusters.comment_id in (select comment_id from changed)
  )
  insert into comment_bands (band, comment_id)
  select unnest(bands), comment_id from new where indexed order by 1
  on conflict do nothing`;

const mergeStatement = `
  with pairs as (
    select * from unnest($1::uuid[], $2::uuid[]) as p(source, target)
  ), moving as (
    select m.comment_id, p.target from pairs p join comment_clusters m on m.cluster_id = p.source limit ${mostMoves}
  ), moved as (
    update comment_clusters m set cluster_id = moving.target from moving where m.comment_id = moving.comment_id
    returning m.comment_id, m.cluster_id
  )
  update cluster_bursts set raised_harm = 0
  where cluster_id in (select cluster_id from moved where comment_id <> all($3::uuid[]))`;

const mergeBurstsStatement = `
  with ended as (
    delete from cluster_bursts b using unnest($1::uuid[], $2::uuid[]) as p(source, target)
    where b.cluster_id = p.source returning p.target, b.site_id, b.harm, b.began_at
  )
  insert into cluster_bursts (cluster_id, site_id, harm, raised_harm, began_at)
  select target, site_id, max(harm), 0, min(began_at) from ended group by target, site_id
  on conflict (cluster_id) do update set harm = greatest(cluster_bursts.harm, excluded.harm), raised_harm = 0,
    began_at = least(cluster_bursts.began_at, excluded.began_at)`;

const aroundStatement = `
  select mine.comment_id as id, mine.cluster_id as "clusterId", mine.site_id as "siteId", near.*,
    coalesce(burst.harm, 0)::float8 as "burstHarm", coalesce(burst.raised_harm, 0)::float8 as "raisedHarm"
  from comment_clusters mine
  join comments me on me.id = mine.comment_id
  left join cluster_bursts burst on burst.cluster_id = mine.cluster_id
  cross join lateral (
    select count(*)::int as members, count(distinct c.email_fingerprint)::int as authors,
      count(distinct c.address_hash)::int as addresses, count(distinct c.thread_id)::int as threads
    from (select m.comment_id from comment_clusters m where m.cluster_id = mine.cluster_id
          order by m.comment_id desc limit ${mostMembers}) newest
    join comments c on c.id = newest.comment_id
    where c.created_at > me.created_at - $2 * interval '1 second') near
  where mine.comment_id = any($1::uuid[])`;
