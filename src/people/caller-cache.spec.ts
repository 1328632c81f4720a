import { describe, expect, it } from '@jest/globals';
import type { Caller } from '../http/access.js';
import { CallerCache } from './caller-cache.js';

const caller = (id: string): Caller => ({
  actor: { kind: 'service', id, name: id },
  permissions: new Set(),
  siteIds: null,
  sessionId: null,
});

describe('the cache of callers', () => {
  it('answers for five seconds', () => {
    const cache = new CallerCache();
    cache.remember('hash', { caller: caller('a'), expiresAt: null }, cache.mark(), 1_000);
    expect(cache.get('hash', 5_999)?.actor.id).toBe('a');
    expect(cache.get('hash', 6_000)).toBeNull();
  });

  it('never outlives the token', () => {
    const cache = new CallerCache();
    cache.remember('hash', { caller: caller('a'), expiresAt: new Date(2_000) }, cache.mark(), 1_000);
    expect(cache.get('hash', 2_000)).toBeNull();
  });

  it('does not remember what was read before something was forgotten', () => {
    const cache = new CallerCache();
    const mark = cache.mark();
    cache.forget(({ actor }) => actor.id === 'a');
    cache.remember('hash', { caller: caller('a'), expiresAt: null }, mark, 1_000);
    expect(cache.get('hash', 1_000)).toBeNull();
  });

  it('forgets those asked for and no others', () => {
    const cache = new CallerCache();
    for (const id of ['a', 'b']) cache.remember(id, { caller: caller(id), expiresAt: null }, cache.mark(), 1_000);
    cache.forget(({ actor }) => actor.id === 'a');
    expect([cache.get('a', 1_000), cache.get('b', 1_000)?.actor.id]).toEqual([null, 'b']);
  });

  it('drops the oldest of more than two thousand', () => {
    const cache = new CallerCache();
    for (let n = 0; n <= 2_000; n += 1) {
      cache.remember(`${n}`, { caller: caller(`${n}`), expiresAt: null }, cache.mark(), 1_000);
    }
    expect(cache.get('0', 1_000)).toBeNull();
    expect(cache.get('2000', 1_000)).not.toBeNull();
  });
});
