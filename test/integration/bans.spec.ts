import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { BansRepository } from '../../src/bans/bans.repository.js';
import { CheckInputLoader } from '../../src/screening/check-input.loader.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';
import { loadingProviders } from '../support/screening.js';
import { until } from '../support/wait.js';

describe('the bans that a process remembers', () => {
  let database: TestDatabase;
  const contexts: TestContext[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await database.drop();
  });

  const open = async (): Promise<TestContext> => {
    const context = await openContext(database, { providers: loadingProviders });
    contexts.push(context);
    return context;
  };
  const ban = async (siteId: string | null, value: string): Promise<void> => {
    await database.query(
      `insert into bans (id, site_id, kind, value, action, reason, created_at) values ($1, $2, 'word', $3, 'hold', 'x', now())`,
      [uuidv7(), siteId, value],
    );
  };
  const wordsOf = async (context: TestContext, siteId: string): Promise<string[]> =>
    (await context.get(BansRepository).ofSite(siteId)).factsFor(null, []).words.map(({ value }) => value);

  it('are those of the site and of every site', async () => {
    const context = await open();
    const [one, two] = [await Scene.open(context), await Scene.open(context)];
    await ban(one.site.id, 'here');
    await ban(null, 'everywhere');
    await context.get(BansRepository).announce();
    expect(await wordsOf(context, one.site.id)).toEqual(['here', 'everywhere']);
    expect(await wordsOf(context, two.site.id)).toEqual(['everywhere']);
  });

  it('follow what another process announces', async () => {
    const [here, there] = [await open(), await open()];
    const { site } = await Scene.open(here);
    expect(await wordsOf(there, site.id)).not.toContain('new');
    await ban(site.id, 'new');
    await here.get(BansRepository).announce();
    expect(await wordsOf(here, site.id)).toContain('new');
    await until('the other process to know', async () => (await wordsOf(there, site.id)).includes('new'));
  });

  it('are never guessed: while they cannot be read the first time, no comment is judged and none taken in', async () => {
    await database.query('alter table bans rename to bans_away');
    const context = await open();
    const scene = await Scene.open(context);
    const id = await scene.accept();
    await expect(context.get(BansRepository).ofSite(scene.site.id)).rejects.toThrow();
    await expect(context.get(CheckInputLoader).load(id, 1)).rejects.toThrow();
    await database.query('alter table bans_away rename to bans');
    expect(await context.get(CheckInputLoader).load(id, 1)).not.toBeNull();
  });
});
