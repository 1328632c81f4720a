import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { validate, version } from 'uuid';
import { newId } from './ids.js';

const timeOf = (id: string): number => parseInt(id.replace('-', '').slice(0, 12), 16);

describe('an id', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is a UUID of version 7 that says when it was made', () => {
    const before = Date.now();
    const id = newId();
    expect([validate(id), version(id)]).toEqual([true, 7]);
    expect(timeOf(id)).toBeGreaterThanOrEqual(before);
    expect(timeOf(id)).toBeLessThanOrEqual(Date.now());
  });

  it('is greater than all before it, so that no two are the same', () => {
    let last = '';
    let wrong = 0;
    for (let made = 0; made < 1_000_000; made += 1) {
      const id = newId();
      if (id <= last || !validate(id) || version(id) !== 7) wrong += 1;
      last = id;
    }
    expect(wrong).toBe(0);
  });

  it('still ascends when the clock stands still or goes back', () => {
    const clock = jest.spyOn(Date, 'now');
    const start = Date.now() + 60_000;
    const ids = [0, -5_000, -1, 1, -3_600_000].flatMap((offset) => {
      clock.mockReturnValue(start + offset);
      return Array.from({ length: 5_000 }, newId);
    });
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  });

  it('differs from its neighbour in its random part', () => {
    const parts = new Set(Array.from({ length: 10_000 }, () => newId().slice(19)));
    expect(parts.size).toBe(10_000);
  });
});
