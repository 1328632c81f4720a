import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
// @ts-expect-error -- shared with the benchmark, which is plain JavaScript
import { templates, variants } from '../../bench/support/variants.mjs';
// @ts-expect-error -- shared with the benchmark, which is plain JavaScript
import { ordinary } from '../../bench/support/ordinary.mjs';
import { v7 as uuidv7 } from 'uuid';
import type { DecisionAction } from '../../src/moderation/actions.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene, type CommentFacts } from '../support/scene.js';
import { screen, screeningProviders } from '../support/screening.js';

type Language = 'en' | 'ar';
const texts = (language: Language, template: number, edit: string, count: number, seed = 1): string[] =>
  variants(language, templates[language][template], edit, count, seed);
const day = 86_400_000;

describe('clusters of near-duplicates', () => {
  let database: TestDatabase;
  let one: TestContext;
  let two: TestContext;
  let scene: Scene;
  let authors = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    one = await openContext(database, { providers: screeningProviders });
    two = await openContext(database, { providers: screeningProviders });
  });
  beforeEach(async () => {
    scene = await Scene.open(one);
  });
  afterAll(async () => {
    await Promise.all([one?.close(), two?.close()]);
    await database.drop();
  });

  /** Comments by people who each write once. */
  const accept = (bodies: readonly string[], facts: CommentFacts = {}): Promise<string[]> =>
    Promise.all(bodies.map((body) => scene.accept({ body, email: `reader${(authors += 1)}@example.org`, ...facts })));
  const rows = (ids: readonly string[]) =>
    database.query<{ id: string; cluster: string; status: string; harm: number; version: number; reasons: string[] }>(
      `select c.id, k.cluster_id as cluster, c.status, c.harm, c.version, c.reasons
       from comments c left join comment_clusters k on k.comment_id = c.id where c.id = any($1::uuid[]) order by c.id`,
      [ids],
    );
  const clustersOf = async (ids: readonly string[]): Promise<string[]> => [
    ...new Set((await rows(ids)).map(({ cluster }) => cluster)),
  ];
  const oldest = (ids: readonly string[]): string => [...ids].sort()[0]!;
  const decide = (commentId: string, action: DecisionAction): Promise<unknown> =>
    one.get(ModerationService).decide({
      ...{ commentId, action, actor: { kind: 'person', id: uuidv7(), name: 'Ada' }, reasons: [] },
      ...{ expectedVersion: null, expectedRevision: null },
    });

  it('are of one comment each when nobody else wrote the like', async () => {
    const ids = await accept(ordinary);
    await screen(one, ids);
    expect(await rows(ids)).toEqual([...ids].sort().map((id) => expect.objectContaining({ id, cluster: id })));
    expect(await database.query('select 1 from cluster_bursts where site_id = $1', [scene.site.id])).toEqual([]);
  });

  it('do not come of what everybody says, however many say it', async () => {
    const wishes = [
      'Thank you!',
      'الله يرحمهم',
      'Rest in peace, my condolences to the family',
      'فسيح جناته الله يرحمه',
    ];
    const ids = await accept(wishes.flatMap((wish) => Array.from({ length: 12 }, () => wish)));
    await screen(one, ids);
    expect(await clustersOf(ids)).toHaveLength(ids.length);
    expect(await database.query('select 1 from cluster_bursts where site_id = $1', [scene.site.id])).toEqual([]);
  });

  it.each<[Language, string]>([
    ['en', 'nothing but link, name, price'],
    ['ar', 'nothing but link, name, price'],
    ['en', 'padding 50 %'],
    ['ar', 'padding 50 %'],
    ['en', 'leet in 20 % of letters'],
    ['ar', 'zero width in 30 % of letters'],
  ])(
    'hold a campaign in %s (%s) that two workers screen at the same time, under its oldest comment',
    async (...kind) => {
      const [language, edit] = kind;
      const ids = await accept(texts(language, 0, edit, 40));
      const half = (rest: number): string[] => ids.filter((_, index) => index % 2 === rest);
      await Promise.all([screen(one, half(0)), screen(two, half(1))]);
      expect(await clustersOf(ids)).toEqual([oldest(ids)]);
    },
  );

  it('are one for two copies that two workers screen at once, each time', async () => {
    for (let round = 0; round < 15; round += 1) {
      const body = `${texts('en', round % 4, 'nothing but link, name, price', 1, round)[0]} ${'abcdefghijklmno'[round]!.repeat(2)}`;
      const [first, second] = (await accept([body, body])) as [string, string];
      await Promise.all([screen(one, [first]), screen(two, [second])]);
      expect(await clustersOf([first, second])).toHaveLength(1);
    }
  });

  it('grow over threads and over years, and end at the border of a site', async () => {
    const body = texts('en', 2, 'nothing but link, name, price', 1)[0]!;
    const long = new Date(Date.now() - 800 * day);
    const [old] = await accept([body], { createdAt: long, threadId: await scene.thread('long-ago') });
    await screen(one, [old!]);
    const [recent] = await accept([body]);
    await screen(two, [recent!]);
    expect(await clustersOf([old!, recent!])).toHaveLength(1);
    scene = await Scene.open(one);
    const [elsewhere] = await accept([body]);
    await screen(one, [elsewhere!]);
    expect(await clustersOf([elsewhere!])).toEqual([elsewhere]);
  });

  it('become one when a comment turns up that is like both', async () => {
    const [left, right] = [0, 1].map((template) => texts('en', template, 'nothing but link, name, price', 4));
    const lefts = await accept(left!);
    await screen(one, lefts);
    const rights = await accept(right!);
    await screen(two, rights);
    expect(await clustersOf([...lefts, ...rights])).toHaveLength(2);
    const [bridge] = await accept([`${left![0]} ${right![0]}`]);
    await screen(one, [bridge!]);
    expect(await clustersOf([...lefts, ...rights, bridge!])).toEqual([oldest(lefts)]);
  });

  it('raise the harm of members that were screened before, and no status, when they become a burst', async () => {
    const bodies = texts('ar', 3, 'padding 25 %', 8).map((body) => `${body} https://bit.ly/x`);
    const [shown, seen, ...first] = await accept(bodies.slice(0, 4));
    await screen(one, [shown!, seen!, ...first]);
    await decide(shown!, 'approve');
    await decide(seen!, 'hold');
    await decide(seen!, 'reject');
    const before = await rows([shown!, seen!, ...first]);
    for (const { harm } of before) expect(harm).toBeLessThan(0.5);
    const later = await accept(bodies.slice(4));
    await screen(two, later);
    const after = new Map((await rows([shown!, seen!, ...first, ...later])).map((row) => [row.id, row]));
    for (const id of [...first, ...later]) expect(after.get(id)).toMatchObject({ status: 'held' });
    for (const id of [...first, ...later]) expect(after.get(id)!.harm).toBeGreaterThanOrEqual(0.5);
    for (const row of before) {
      const { harm, ...same } = row;
      expect(after.get(row.id)).toMatchObject(row.status === 'held' ? same : { ...same, harm });
    }
    expect(after.get(later[0]!)!.reasons).toContain('duplicate-burst');
    const audit = await database.query(`select actor_kind, action from audit_entries where subject_id = $1`, [
      after.get(shown!)!.cluster,
    ]);
    expect(audit).toEqual([{ actor_kind: 'machine', action: 'cluster.burst' }]);
  });

  it('raise the harm of a member whose verdict is just under way', async () => {
    const bodies = texts('en', 3, 'padding 25 %', 6);
    const [slow, ...others] = await accept(bodies);
    await screen(one, others.slice(0, 3));
    await database.query('update comments set harm = 0.1 where id = $1', [slow]);
    await screen(one, [slow!, ...others]);
    expect((await rows([slow!]))[0]).toMatchObject({ status: 'held', harm: expect.closeTo(0.5, 5) });
    // The raise came first and the verdict, made of older facts, second: the verdict must not lower it.
    const [pending] = await accept(['A comment that waits.']);
    await database.query('update comments set harm = 0.7 where id = $1', [pending]);
    await one.get(ModerationService).decide({
      ...{ commentId: pending!, action: 'hold', actor: { kind: 'machine', id: null, name: null }, reasons: ['x'] },
      ...{ expectedVersion: null, expectedRevision: 1, harm: 0.2 },
    });
    expect((await rows([pending!]))[0]!.harm).toBeCloseTo(0.7, 5);
  });

  it('remember a burst: who comes days later has its harm, and a merger takes it along', async () => {
    const base = texts('en', 0, 'nothing but link, name, price', 10, 5);
    const burst = await accept(base.slice(0, 9), { createdAt: new Date(Date.now() - 3 * day) });
    await screen(one, burst);
    const { cluster } = (await rows(burst))[0]!;
    const [late] = await accept(base.slice(9));
    await screen(two, [late!]);
    expect((await rows([late!]))[0]!.harm).toBeGreaterThanOrEqual(0.5);
    // An older cluster, not a burst, that turns out to be the same: what waits in it is raised too.
    const other = `${texts('en', 1, 'nothing but link, name, price', 1)[0]} https://bit.ly/x`;
    const quiet = await accept([other], { id: `01000000${uuidv7().slice(8)}` });
    await screen(one, quiet);
    expect((await rows(quiet))[0]!.harm).toBeLessThan(0.5);
    const [bridge] = await accept([`${base[0]} ${other}`]);
    await screen(one, [bridge!]);
    expect(await clustersOf([...burst, ...quiet, bridge!])).toEqual(quiet);
    expect((await rows(quiet))[0]!.harm).toBeGreaterThanOrEqual(0.5);
    const bursts = await database.query('select cluster_id from cluster_bursts where cluster_id = any($1::uuid[])', [
      [cluster, ...quiet],
    ]);
    expect(bursts).toEqual([{ cluster_id: quiet[0] }]);
  });

  it('of two hundred copies are held as one, at a handful of index entries', async () => {
    const ids = await accept(texts('ar', 1, 'nothing but link, name, price', 200));
    for (let from = 0; from < ids.length; from += 50) {
      const some = ids.slice(from, from + 50);
      await Promise.all([screen(one, some.slice(0, 25)), screen(two, some.slice(25))]);
    }
    const members = await rows(ids);
    expect(new Set(members.map(({ cluster }) => cluster))).toEqual(new Set([oldest(ids)]));
    const waiting = members.filter(({ status }) => status === 'held');
    expect(waiting.length).toBeGreaterThan(150);
    for (const { harm } of waiting) expect(harm).toBeCloseTo(0.8, 5);
    const [{ indexed }] = (await database.query<{ indexed: number }>(
      'select count(distinct comment_id)::int as indexed from comment_bands where comment_id = any($1::uuid[])',
      [ids],
    )) as [{ indexed: number }];
    expect(indexed).toBeGreaterThan(0);
    expect(indexed).toBeLessThan(60);
  });

  it('let go of a comment whose text has become another', async () => {
    const ids = await accept(texts('en', 2, 'padding 25 %', 3));
    await screen(one, ids.slice(0, 2));
    expect(await clustersOf(ids.slice(0, 2))).toEqual([oldest(ids.slice(0, 2))]);
    const last = [...ids.slice(0, 2)].sort()[1]!;
    await database.query(
      `update comments set body = 'Something else entirely, about the weather of last week.', revision = 1, status = 'pending'
       where id = $1`,
      [last],
    );
    await database.query('delete from decisions where comment_id = $1', [last]);
    await screen(one, [last]);
    expect(await clustersOf([last])).toEqual([last]);
    const stale = await database.query(
      `select 1 from comment_bands b join comment_digests d using (comment_id) where d.comment_id = $1 and b.band <> all(d.bands)`,
      [last],
    );
    expect(stale).toEqual([]);
  });
});
