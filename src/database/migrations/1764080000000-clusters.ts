import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Near-duplicates by cluster: who belongs to which, by which bands they are found, and which clusters had a burst. */
export class Clusters1764080000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Clusters are not taken back; drop the three tables by hand if you must.');
  }
}

const statements = [
  // Narrow, because joining a cluster rewrites the row: the digest beside it is wide and hangs in a trigram index.
  `create table comment_clusters (
     comment_id uuid not null, site_id uuid not null, cluster_id uuid not null,
     constraint comment_clusters_pkey primary key (comment_id))`,
  `create index comment_clusters_members on comment_clusters (cluster_id, comment_id)`,
  `create table comment_bands (
     band integer not null, comment_id uuid not null, constraint comment_bands_pkey primary key (band, comment_id))`,
  `create table cluster_bursts (
     cluster_id uuid not null, site_id uuid not null, harm real not null, raised_harm real not null,
     began_at timestamptz not null, constraint cluster_bursts_pkey primary key (cluster_id))`,
  // A GIN index reads all copies of a text before it gives the first; comment_bands gives the newest few.
  `drop index comment_digests_bands`,
  // A text that very many wrote: the newest of them, without reading the others.
  `drop index comment_digests_text_hash`,
  `create index comment_digests_text_hash on comment_digests (site_id, text_hash, comment_id)`,
];
