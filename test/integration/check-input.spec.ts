import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CheckInput } from '../../src/checks/check.js';
import { CheckInputLoader } from '../../src/screening/check-input.loader.js';
import { defaultSitePolicy } from '../../src/sites/site-policy.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene, type CommentFacts } from '../support/scene.js';
import { loadingProviders } from '../support/screening.js';

const now = new Date('2026-03-02T12:00:00Z');
const secondsAgo = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const long =
  'The council decided last night to close the old harbour bridge for repairs until the end of the summer, and nobody who ' +
  'lives on the other side of the river was asked what they think about the longer way to school and to the market.';

describe('what the checks are given', () => {
  let database: TestDatabase;
  let context: TestContext;
  let scene: Scene;

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database, { providers: loadingProviders });
  });
  afterAll(async () => {
    await context?.close();
    await database.drop();
  });

  const load = async (id: string, revision = 1): Promise<CheckInput> =>
    (await context.get(CheckInputLoader).load(id, revision))!.input;
  /** Ids are in the order of time, as at the door. */
  const said = async (facts: CommentFacts): Promise<string> => {
    const id = await scene.accept({ createdAt: now, ...facts });
    await load(id);
    return id;
  };

  it('is the comment as it was stored, and of the address its domain only', async () => {
    scene = await Scene.open(context);
    const id = await scene.accept({
      email: 'Someone@Mail.Example.ORG',
      website: 'https://example.org/',
      locale: 'ar',
      trapFilled: true,
      timeOnFormMs: 900,
      createdAt: now,
    });
    const input = await load(id);
    expect(input).toMatchObject({
      ...{
        commentId: id,
        revision: 1,
        now,
        body: 'The ferry was late again this morning.',
        name: 'Layla',
        locale: 'ar',
      },
      ...{
        website: 'https://example.org/',
        author: { emailDomain: 'mail.example.org' },
        form: { trapFilled: true, timeOnFormMs: 900 },
      },
      settings: { maxLinks: defaultSitePolicy.maxLinks, flood: defaultSitePolicy.flood },
    });
    expect(JSON.stringify(input)).not.toMatch(/someone/i);
  });

  it('is nothing once a comment does not wait any more, or its text has changed', async () => {
    scene = await Scene.open(context);
    const id = await scene.accept();
    expect(await context.get(CheckInputLoader).load(id, 2)).toBeNull();
    expect(await context.get(CheckInputLoader).load('0198c0de-0000-7000-8000-000000000009', 1)).toBeNull();
    await database.query(`update comments set status = 'held' where id = $1`, [id]);
    expect(await context.get(CheckInputLoader).load(id, 1)).toBeNull();
  });

  it('counts what came lately by author, by network and in the thread, this comment included', async () => {
    scene = await Scene.open(context);
    const [here, there] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const elsewhere = await scene.thread('bridge');
    await said({ email: 'one@example.org', addressHash: here, createdAt: secondsAgo(10) });
    await said({ email: 'ONE@example.org', addressHash: there, createdAt: secondsAgo(590) });
    await said({ email: 'one@example.org', addressHash: here, createdAt: secondsAgo(601) });
    await said({ email: 'two@example.org', addressHash: here, threadId: elsewhere, createdAt: secondsAgo(20) });
    const later = await said({
      email: 'one@example.org',
      addressHash: here,
      createdAt: new Date(now.getTime() + 5_000),
    });
    const id = await scene.accept({ email: 'one@example.org', addressHash: here, createdAt: now });
    expect((await load(id)).recent).toEqual({ windowSeconds: 600, byAuthor: 3, byAddress: 3, byThread: 3 });
    expect((await load(later)).recent.byAuthor).toBe(4);
  });

  it('knows no count by network when none is recorded', async () => {
    scene = await Scene.open(context);
    await said({ addressHash: null });
    expect((await load(await scene.accept({ addressHash: null, createdAt: now }))).recent.byAddress).toBeNull();
  });

  it('counts each site by itself', async () => {
    scene = await Scene.open(context);
    await said({});
    scene = await Scene.open(context);
    expect((await load(await scene.accept({ createdAt: now }))).recent).toMatchObject({ byAuthor: 1, byThread: 1 });
  });

  it('finds the same text in another thread and by another author, however it is written', async () => {
    scene = await Scene.open(context);
    const elsewhere = await scene.thread('bridge');
    const first = await said({ body: long, email: 'one@example.org', createdAt: secondsAgo(60) });
    const id = await scene.accept({
      body: `  ${long.toUpperCase()}!`,
      email: 'two@example.org',
      threadId: elsewhere,
      createdAt: now,
    });
    expect((await load(id)).similar).toEqual([
      { commentId: first, similarity: 1, ageSeconds: 60, sameAuthor: false, sameThread: false, status: 'pending' },
    ]);
  });

  it('finds a text that is nearly the same, and says how alike the two are', async () => {
    scene = await Scene.open(context);
    const first = await said({ body: long, createdAt: secondsAgo(5) });
    const near = await scene.accept({ body: long.replace('last night', 'yesterday'), createdAt: now });
    const [found] = (await load(near)).similar;
    expect(found).toMatchObject({ commentId: first, sameAuthor: true, sameThread: true });
    expect(found!.similarity).toBeGreaterThan(0.7);
    expect(found!.similarity).toBeLessThan(1);
  });

  it('finds nothing alike in an ordinary other comment', async () => {
    scene = await Scene.open(context);
    await said({ body: long });
    const other = await scene.accept({
      body: 'I walk to the market every day and never needed that bridge, thank you.',
      createdAt: now,
    });
    expect((await load(other)).similar).toEqual([]);
  });

  it('looks at earlier comments only, of this site, of the last seven days', async () => {
    const neighbour = await Scene.open(context);
    scene = neighbour;
    await said({ body: long });
    scene = await Scene.open(context);
    await said({ body: long, createdAt: secondsAgo(8 * 86_400) });
    const first = await scene.accept({ body: long, createdAt: now });
    const second = await scene.accept({ body: long, createdAt: now });
    expect((await load(first)).similar).toEqual([]);
    expect((await load(second)).similar.map(({ commentId }) => commentId)).toEqual([first]);
    expect((await load(first)).similar).toEqual([]);
  });

  it('shows the earlier of two copies to the later one though both are loaded at once', async () => {
    scene = await Scene.open(context);
    const ids = [
      await scene.accept({ body: long, createdAt: now }),
      await scene.accept({ body: long, createdAt: now }),
    ];
    const inputs = await Promise.all(ids.map((id) => load(id)));
    expect(inputs.map(({ similar }) => similar.map(({ commentId }) => commentId))).toEqual([[], [ids[0]]]);
  });

  it('is the same when comments are loaded together as when they are loaded alone', async () => {
    scene = await Scene.open(context);
    const ids = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        scene.accept({ createdAt: now, email: `reader${index % 3}@example.org`, body: `${index % 5} ${long}` }),
      ),
    );
    await Promise.all(ids.map((id) => load(id)));
    const together = await Promise.all(ids.map((id) => load(id)));
    for (const [index, id] of ids.entries()) {
      const alone = await load(id);
      const byId = ({ similar }: CheckInput) => similar.toSorted((a, b) => (a.commentId < b.commentId ? -1 : 1));
      expect({ ...alone, similar: byId(alone) }).toEqual({ ...together[index], similar: byId(together[index]!) });
    }
  });
});
