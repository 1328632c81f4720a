import { describe, expect, it } from '@jest/globals';
import { Batch, BatchFullError, type BatchOptions } from './batch.js';

/** A batch whose flushes end when the test says so. */
function batchOf(options: Partial<BatchOptions<number, number>> = {}) {
  const flushes: { items: number[]; end: (results?: (number | Error)[]) => void; fail: (error: Error) => void }[] = [];
  let started: () => void = () => undefined;
  const batch = new Batch<number, number>({
    flush: (items) =>
      new Promise((resolve, reject) => {
        flushes.push({ items, end: (results = items.map((item) => item * 10)) => resolve(results), fail: reject });
        started();
      }),
    maxSize: 100,
    maxWaiting: 100,
    maxInFlight: 1,
    ...options,
  });
  const flush = async (number: number) => {
    while (flushes.length <= number) await new Promise<void>((resolve) => (started = resolve));
    return flushes[number]!;
  };
  return { batch, flushes, flush };
}

describe('a batch', () => {
  it('shares one flush among what comes at the same time, each with its own result', async () => {
    const { batch, flushes, flush } = batchOf();
    const results = [1, 2, 3].map((item) => batch.add(item));
    (await flush(0)).end();
    expect(await Promise.all(results)).toEqual([10, 20, 30]);
    expect(flushes.map(({ items }) => items)).toEqual([[1, 2, 3]]);
  });

  it('gathers for the next flush what comes while one is under way', async () => {
    const { batch, flush } = batchOf();
    const first = batch.add(1);
    const open = await flush(0);
    const later = [batch.add(2), batch.add(3)];
    open.end();
    const next = await flush(1);
    expect([open.items, next.items]).toEqual([[1], [2, 3]]);
    next.end();
    expect(await Promise.all([first, ...later])).toEqual([10, 20, 30]);
  });

  it('runs as many flushes at once as allowed, and never more', async () => {
    const { batch, flushes, flush } = batchOf({ maxInFlight: 2, maxSize: 2 });
    const results = [1, 2, 3, 4, 5].map((item) => batch.add(item));
    await flush(1);
    expect(flushes.map(({ items }) => items)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    flushes[1]!.end();
    (await flush(2)).end();
    flushes[0]!.end();
    expect(await Promise.all(results)).toEqual([10, 20, 30, 40, 50]);
  });

  it('refuses what is past its bound, and takes more when there is room again', async () => {
    const { batch, flush } = batchOf({ maxWaiting: 2 });
    const first = batch.add(1);
    const open = await flush(0);
    const waiting = [batch.add(2), batch.add(3)];
    await expect(batch.add(4)).rejects.toBeInstanceOf(BatchFullError);
    open.end();
    (await flush(1)).end();
    await Promise.all([first, ...waiting]);
    const later = batch.add(5);
    (await flush(2)).end();
    expect(await later).toBe(50);
  });

  it('rejects only the item whose outcome is an error', async () => {
    const { batch, flush } = batchOf();
    const results = Promise.allSettled([1, 2, 3].map((item) => batch.add(item)));
    (await flush(0)).end([10, new Error('this row'), 30]);
    expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('rejects all items of a flush that fails, and none of the next', async () => {
    const { batch, flush } = batchOf();
    const failing = Promise.allSettled([batch.add(1), batch.add(2)]);
    const open = await flush(0);
    const next = batch.add(3);
    open.fail(new Error('no connection'));
    (await flush(1)).end();
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await next).toBe(30);
  });

  it('survives a flush that throws at once', async () => {
    const batch = new Batch<number, number>({
      flush: () => {
        throw new Error('at once');
      },
      maxSize: 10,
      maxWaiting: 10,
      maxInFlight: 1,
    });
    await expect(batch.add(1)).rejects.toThrow('at once');
    await expect(batch.add(2)).rejects.toThrow('at once');
  });

  it('is drained when everything handed in has ended, failures too', async () => {
    const { batch, flush } = batchOf({ maxSize: 1 });
    await batch.drain();
    const ended: number[] = [];
    const results = [1, 2].map((item) =>
      batch.add(item).then(
        () => ended.push(item),
        () => ended.push(-item),
      ),
    );
    const drained = batch.drain().then(() => ended.push(0));
    (await flush(0)).end();
    (await flush(1)).fail(new Error('no'));
    await Promise.all([drained, ...results]);
    expect([...ended].sort()).toEqual([-2, 0, 1]);
    expect(ended.at(-1)).toBe(0);
  });
});
