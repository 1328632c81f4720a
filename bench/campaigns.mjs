import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../dist/database/data-source.js';
import { migrate } from '../dist/database/migrate.js';
import { ClustersRepository } from '../dist/screening/clusters/clusters.repository.js';
import { clusteredTexts, clustersOf, largestShare } from './support/clustering.mjs';
import { median, printTable, short } from './support/figures.mjs';
import { ordinary } from './support/ordinary.mjs';
import { storeComments } from './support/stored-comments.mjs';
import { edits, randomFrom, templates, variants } from './support/variants.mjs';

/** What this workload asks, in a line. */
export const says =
  'how many variants of a campaign are put together, and what the look costs among a million comments';

const batch = 100; // as many as screening asks about at once
const goalMs = 1; // for one comment

/** First the judgement (texts alone), then the index (a database filled by SQL). */
export async function run(bench) {
  const recall = judge();
  const together = clusteredTexts(ordinary);
  console.log(`Ordinary comments put together: ${together.flat().length} of ${ordinary.length}`);
  const faults = together.map((texts) => `put together though unrelated: ${texts.join(' | ')}`);
  for (const { edit, mean } of recall.filter(({ edit }) => !hard.has(edit)))
    if (mean < 0.95) faults.push(`only ${short(mean)} of a campaign found: ${edit}`);
  const index = await measureIndex(bench);
  return { recall, index: index.figures, faults: [...faults, ...index.faults] };
}

/** Where two variants share less than half of their text; shown, not demanded. */
const hard = new Set(['padding 100 %', 'words changed 20 %']);

function judge() {
  const rows = Object.keys(edits).map((edit) => {
    const shares = Object.entries(templates).map(([language, texts]) => {
      const all = texts.flatMap((text, at) =>
        [1, 2, 3].map((seed) => largestShare(clustersOf(variants(language, text, edit, 30, 10 * at + seed)))),
      );
      return all.reduce((sum, share) => sum + share, 0) / all.length;
    });
    return { edit, shares, mean: shares.reduce((sum, share) => sum + share, 0) / shares.length };
  });
  printTable(
    ['in one cluster, of 30 variants', ...Object.keys(templates)],
    rows.map(({ edit, shares }) => [edit, ...shares.map((share) => `${(100 * share).toFixed(1)} %`)]),
  );
  return rows;
}

async function measureIndex({ stage, short: brief, rounds }) {
  const count = brief ? 20_000 : 1_000_000;
  const copies = count / 10;
  const url = await stage.database('bench_campaigns');
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // a fault ends the server before us
  await client.connect();
  const query = async (text, values) => (await client.query(text, values)).rows;
  const began = performance.now();
  const stored = await storeComments(query, { count, copies });
  console.log(`${count.toLocaleString('en')} comments stored in ${short((performance.now() - began) / 1000)} s`);
  await query('create index reference_gin on comment_digests using gin (bands)');
  const source = await new DataSource(dataSourceOptions(url, 2, [])).initialize();
  const clusters = new ClustersRepository(source);
  const plans = await plansOf(source, query, () => clusters.candidates(probes('ordinary', stored, 0)));
  const figures = [];
  for (const kind of ['ordinary', 'a copy of many', 'with a band that many have']) {
    const ours = await timed(rounds, (round) => clusters.candidates(probes(kind, stored, round)));
    const theirs = await timed(brief ? rounds : 3, (round) => ginCandidates(query, probes(kind, stored, round)));
    figures.push({ kind, ours: ours / batch, gin: theirs / batch });
  }
  printTable(
    ['look-up, ms for one comment', 'b-tree of bands', 'GIN on arrays', 'times faster'],
    figures.map(({ kind, ours, gin }) => [kind, short(ours), short(gin), short(gin / ours)]),
  );
  const sizes = await query(
    `select relname as name, pg_total_relation_size(oid) / ${count} as bytes from pg_class
     where relname in ('comment_bands', 'comment_clusters', 'reference_gin') order by 1`,
  );
  printTable(
    ['stored for one comment', 'bytes'],
    sizes.map(({ name, bytes }) => [name, bytes]),
  );
  console.log(plans.text);
  await source.destroy();
  await client.end();
  const faults = figures
    .filter(({ ours }) => !brief && ours > goalMs)
    .map(({ kind, ours }) => `${kind}: ${short(ours)} ms for one comment, the goal is ${goalMs}`);
  if (/Seq Scan/.test(plans.text)) faults.push('the look-up reads a table through');
  return { figures: { count, copies, figures, sizes }, faults };
}

/** A hundred comments to look up; in every round others. */
function probes(kind, { siteId, hotBand, copied }, round) {
  const random = randomFrom(1000 + round);
  const number = () => Math.floor(random() * 2 ** 32) - 2 ** 31;
  return Array.from({ length: batch }, (_, at) => {
    const own = Array.from({ length: 8 }, number);
    const bands = kind === 'a copy of many' ? copied.bands : kind === 'ordinary' ? own : [...own.slice(1), hotBand];
    const commentId = `0fffffff-0000-7000-8000-${String(at).padStart(12, '0')}`;
    return { commentId, siteId, signature: { bands, domainBands: [], minhash: copied.minhash } };
  });
}

/** What was asked before there was a table of bands. */
function ginCandidates(query, all) {
  return query(
    `select p.at, e.comment_id, e.minhash from jsonb_to_recordset($1::jsonb) as p(at int, site_id uuid, bands integer[])
     cross join lateral (select d.comment_id, d.minhash from comment_digests d
       where d.bands && p.bands and d.site_id = p.site_id limit 50) e`,
    [JSON.stringify(all.map(({ siteId, signature }, at) => ({ at, site_id: siteId, bands: signature.bands })))],
  );
}

async function timed(rounds, ask) {
  const times = [];
  await ask(0);
  for (let round = 1; round <= rounds; round += 1) {
    const began = performance.now();
    await ask(round);
    times.push(performance.now() - began);
  }
  return median(times);
}

/** The plan of the statement that `ask` sends, as the database carries it out. */
async function plansOf(source, query, ask) {
  const pool = source.driver.master;
  const send = pool.query.bind(pool);
  let sent;
  pool.query = (statement) => send((sent = statement));
  await ask();
  pool.query = send;
  const rows = await query(`explain (analyze, buffers, costs off) ${sent.text}`, sent.values);
  return { text: rows.map((row) => row['QUERY PLAN']).join('\n') };
}
