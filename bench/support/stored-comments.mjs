/**
 * Fills an empty migrated database with `count` screened comments by SQL, under one site: random signatures, one text with
 * `copies` copies in one cluster (a few of which stand in the index), and one band that every twentieth comment shares.
 * Answers the ids of site and thread, the copied text's bands and minhash, and the shared band. `query` runs one statement.
 */
export async function storeComments(query, { count, copies }) {
  const siteId = '01900000-0000-7000-8000-00000000000a';
  const threadId = '01900000-0000-7000-8000-00000000000b';
  const hotBand = 20_261_125;
  await query(`insert into sites values ($1, 'site_bench', 'Bench', '{}', '{}', 1, now()) on conflict do nothing`, [
    siteId,
  ]);
  await query(`insert into threads values ($1, $2, 'bench', null, null, now()) on conflict do nothing`, [
    threadId,
    siteId,
  ]);
  const began = Date.now() - count * 1_000;
  const id = `(lpad(to_hex(${began} + i::bigint * 1000), 12, '0') || '7000a' || substr(md5(i::text), 1, 15))::uuid`;
  const at = `to_timestamp((${began} + i::bigint * 1000) / 1000.0)`;
  await query(
    `insert into comments (id, site_id, thread_id, root_id, depth, status, reasons, version, revision, name, body,
       email_fingerprint, trap_filled, receipt_hash, harm, created_at, decided_at)
     select ${id}, $1, $2, ${id}, 0, 'approved', '{}', 2, 1, 'Layla', 'A comment.', sha256((i % 5000)::text::bytea), false,
       '', 0.1, ${at}, ${at} from generate_series(1, ${count}) i`,
    [siteId, threadId],
  );
  await query(`select setseed(0.5)`);
  // 'i > 0' ties the inner query to the row, so that every row has numbers of its own.
  const numbers = (many) =>
    `array(select (random() * 4294967295 - 2147483648)::bigint::int from generate_series(1, ${many}) where i > 0)`;
  await query(
    `insert into comment_digests (comment_id, site_id, language, search_text, text_hash, minhash, bands, created_at)
     select ${id}, $1, 'en', '', sha256(i::text::bytea), ${numbers(32)},
       ${numbers(8)} || case when i % 20 = 0 then array[${hotBand}] else '{}' end, ${at}
     from generate_series(1, ${count}) i`,
    [siteId],
  );
  const [first] = await query(
    `select comment_id, minhash, bands, text_hash from comment_digests order by comment_id limit 1`,
  );
  const isCopy = `comment_id < (select comment_id from comment_digests order by comment_id offset ${copies} limit 1)`;
  await query(`update comment_digests set minhash = $1, bands = $2, text_hash = $3 where ${isCopy}`, [
    first.minhash,
    first.bands,
    first.text_hash,
  ]);
  await query(
    `insert into comment_clusters (comment_id, site_id, cluster_id)
     select comment_id, site_id, case when ${isCopy} then $1::uuid else comment_id end from comment_digests`,
    [first.comment_id],
  );
  await query(
    `insert into comment_bands (band, comment_id)
     select unnest(bands), comment_id
     from (select comment_id, bands, row_number() over (order by comment_id) as n from comment_digests) d
     where n <= 5 or n > ${copies} order by 1 on conflict do nothing`,
  );
  for (const table of ['comments', 'comment_digests', 'comment_clusters', 'comment_bands'])
    await query(`analyze ${table}`);
  return { siteId, threadId, hotBand, copied: { id: first.comment_id, minhash: first.minhash, bands: first.bands } };
}
