import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
// @ts-expect-error -- shared with the benchmark, which is plain JavaScript
import { storeComments } from '../../bench/support/stored-comments.mjs';
// @ts-expect-error -- shared with the benchmark, which is plain JavaScript
import { templates, variants } from '../../bench/support/variants.mjs';
import { poolOf } from '../../src/database/data-source.js';
import { queueStatement } from '../../src/review/review-queue.read-model.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';
import { screen, screeningProviders } from '../support/screening.js';

const readsThrough = /Seq Scan on (comments|comment_digests|comment_clusters|comment_bands)\b/;
interface Sent {
  text: string;
  values: unknown[];
}

describe('among 20,000 comments, a tenth of them copies of one text', () => {
  let database: TestDatabase;
  let context: TestContext;
  let copied: { id: string };

  beforeAll(async () => {
    database = await cloneDatabase();
    ({ copied } = await storeComments(database.query, { count: 20_000, copies: 2_000 }));
    context = await openContext(database, { providers: screeningProviders });
  });
  afterAll(async () => {
    await context?.close();
    await database.drop();
  });

  const planOf = async ({ text, values }: Sent): Promise<string> =>
    (await database.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values))
      .map((row) => row['QUERY PLAN'])
      .join('\n');
  /** The statements with a name that are sent through the pool meanwhile. */
  const sentWhile = async (work: () => Promise<unknown>): Promise<Sent[]> => {
    const pool = poolOf(context.get(DataSource));
    const sent: Sent[] = [];
    const send = pool.query.bind(pool);
    pool.query = ((statement: Sent & { name?: string }, ...rest: unknown[]) => {
      if (statement.name) sent.push({ text: statement.text, values: statement.values });
      return (send as (...all: unknown[]) => unknown)(statement, ...rest);
    }) as typeof pool.query;
    await work();
    pool.query = send;
    return sent;
  };

  it('screening reads no table through, for a campaign and for ordinary comments', async () => {
    const scene = await Scene.open(context);
    const bodies: string[] = variants('en', templates.en[0], 'padding 25 %', 60, 1);
    const ids = await Promise.all(bodies.map((body, n) => scene.accept({ body, email: `r${n}@example.org` })));
    const sent = await sentWhile(() => screen(context, ids));
    const all = sent.map(({ text }) => text).join();
    for (const table of ['comment_bands b', 'comment_clusters m', 'comment_digests e', 'comments c'])
      expect(all).toContain(table);
    for (const statement of sent) expect(await planOf(statement)).not.toMatch(readsThrough);
  });

  it('one that is a copy of many is looked up and counted as fast as any other', async () => {
    const candidates = (await sentWhile(() => screenOne())).find(({ text }) => text.includes('comment_bands b'))!;
    const [row] = await database.query<{ bands: number[]; site: string }>(
      'select bands, site_id as site from comment_digests where comment_id = $1',
      [copied.id],
    );
    const of = (bands: number[]): Sent => ({
      text: candidates.text,
      values: [bands.map(() => '0fffffff-0000-7000-8000-000000000001'), bands.map(() => row!.site), bands],
    });
    const plan = await database.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, timing off, summary off) ${candidates.text}`,
      of(row!.bands).values,
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).not.toMatch(readsThrough);
    // Of 2,000 copies and one more band that 1,000 comments share, ten at most are read for each band.
    const read = /Index Only Scan Backward using comment_bands_pkey.*?rows=([\d.]+) loops=(\d+)/.exec(text)!;
    expect(Number(read[1]) * Number(read[2])).toBeLessThanOrEqual(10 * row!.bands.length);
  });

  it('moderators’ filter by cluster reads no table through', async () => {
    const statement = queueStatement({
      ...{ statuses: ['held', 'approved'], order: 'age', limit: 50, after: null, siteIds: null, threadIds: null },
      ...{ reason: null, language: null, sameAuthorAs: null, sameClusterAs: copied.id, search: null },
      ...{ submittedBefore: null, submittedAfter: null },
    });
    expect(await planOf(statement)).not.toMatch(readsThrough);
    expect(await database.query(statement.text, statement.values)).toHaveLength(51);
  });

  async function screenOne(): Promise<void> {
    const scene = await Scene.open(context);
    await screen(context, [await scene.accept({ body: templates.en[2] })]);
  }
});
