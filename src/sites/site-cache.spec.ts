import { describe, expect, it } from '@jest/globals';
import { SiteCache } from './site-cache.js';
import { defaultSitePolicy } from './site-policy.js';
import { Site } from './site.entity.js';

const site = (key: string, policyVersion = 1): Site =>
  Object.assign(new Site(), {
    id: `id of ${key}`,
    key,
    name: key,
    origins: [`https://${key}.example`],
    policy: structuredClone(defaultSitePolicy),
    policyVersion,
    createdAt: new Date(0),
  });

// A cache over rows that the test changes, with a clock that the test moves.
function over(rows: Site[]) {
  const state = { rows, readings: 0, now: 0, gate: Promise.resolve() };
  const cache = new SiteCache(
    async () => {
      state.readings += 1;
      const read = state.rows.map((row) => Object.assign(new Site(), structuredClone(row)));
      await state.gate;
      return read;
    },
    () => state.now,
  );
  return { cache, state };
}

describe('the cache of sites', () => {
  it('reads once for many look-ups', async () => {
    const { cache, state } = over([site('a'), site('b')]);
    const found = await Promise.all([cache.findByKey('a'), cache.findByKey('b'), cache.findById('id of a')]);
    expect(found.map((each) => each?.key)).toEqual(['a', 'b', 'a']);
    expect(cache.hasOrigin('https://b.example')).toBe(true);
    expect(state.readings).toBe(1);
  });

  it('looks again for an unknown key, once a second whatever is asked', async () => {
    const { cache, state } = over([site('a')]);
    await cache.findByKey('a');
    expect(await cache.findByKey('b')).toBeNull();
    expect(state.readings).toBe(1);
    state.rows = [site('a'), site('b')];
    state.now = 1_000;
    expect((await Promise.all(['b', 'c', 'd'].map((key) => cache.findByKey(key)))).map((each) => each?.key)).toEqual([
      'b',
      undefined,
      undefined,
    ]);
    expect(state.readings).toBe(2);
  });

  it('sees a change that was committed while a reading was under way', async () => {
    const { cache, state } = over([site('a', 1)]);
    let open = (): void => undefined;
    state.gate = new Promise((resolve) => (open = resolve));
    const early = cache.refresh();
    state.rows = [site('a', 2)];
    const late = Promise.all([cache.refresh(), cache.refresh()]);
    open();
    await early;
    await late;
    expect((await cache.findByKey('a'))?.policyVersion).toBe(2);
    expect(state.readings).toBe(2);
  });

  it('keeps the policy object for as long as its version stays', async () => {
    const { cache, state } = over([site('a', 1)]);
    const first = (await cache.findByKey('a'))?.policy;
    await cache.refresh();
    expect((await cache.findByKey('a'))?.policy).toBe(first);
    state.rows = [site('a', 2)];
    await cache.refresh();
    expect((await cache.findByKey('a'))?.policy).not.toBe(first);
  });

  it('answers from memory while the database is away', async () => {
    const { cache, state } = over([site('a')]);
    await cache.findByKey('a');
    state.gate = Promise.reject(new Error('away'));
    await expect(cache.refresh()).rejects.toThrow('away');
    expect((await cache.findByKey('a'))?.key).toBe('a');
    await expect(cache.findByKey('b')).rejects.toThrow('away');
  });
});
