import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, isUuid } from './cursor.js';
import { Problem, problems } from './problem.js';

const id = '0198c0de-0000-7000-8000-000000000001';
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const problemOf = (work: () => unknown): Problem | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
};

describe('a cursor', () => {
  it('comes back as the place that it was made of', () => {
    expect(decodeCursor(encodeCursor([0.25, id]), 'number', 'uuid')).toEqual([0.25, id]);
    expect(decodeCursor(encodeCursor([id]), 'uuid')).toEqual([id]);
  });

  it('can stand in a URL as it is', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer(), (uuid, number) => {
        const cursor = encodeCursor([number, uuid]);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor(cursor, 'number', 'uuid')).toEqual([number, uuid]);
      }),
      { seed: 3 },
    );
  });

  it('is refused with a problem that names it when it was made up', () => {
    const madeUp = [
      '',
      'x',
      '%%%',
      encode(null),
      encode({ 0: id }),
      encode(id),
      encode([]),
      encode([id, id]),
      encode(['1; drop table comments']),
      encode([`${id}'`]),
      encode([1]),
      encode([[id]]),
      encode([{ toString: id }]),
    ];
    for (const cursor of madeUp) {
      const problem = problemOf(() => decodeCursor(cursor, 'uuid'));
      expect([cursor, problem?.kind]).toEqual([cursor, problems['invalid-request']]);
      expect(problem?.extra.errors?.[0]?.parameter).toBe('cursor');
    }
  });

  it('holds no number that the database could not read', () => {
    const numbers = ['1e999', '-1e999', '9007199254740993e3', '"1"', 'null', 'true'];
    for (const number of numbers) {
      const cursor = Buffer.from(`[${number}]`).toString('base64url');
      expect([number, problemOf(() => decodeCursor(cursor, 'number'))?.kind]).toEqual([
        number,
        problems['invalid-request'],
      ]);
    }
    expect(decodeCursor(encodeCursor([Number.MAX_SAFE_INTEGER]), 'number')).toEqual([Number.MAX_SAFE_INTEGER]);
  });

  it('of any text at all is a place or a problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue().map(encode)), (text) => {
        const problem = problemOf(() => decodeCursor(text, 'number', 'uuid'));
        if (problem) expect(problem.kind.status).toBe(422);
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

describe('an id', () => {
  it('is a UUID in its usual spelling, in either case', () => {
    expect(isUuid(id)).toBe(true);
    expect(isUuid(id.toUpperCase())).toBe(true);
    for (const text of [
      '',
      'abc',
      `${id}0`,
      ` ${id}`,
      `${id}\n`,
      id.replaceAll('-', ''),
      `{${id}}`,
      id.replace('0', 'g'),
    ]) {
      expect([text, isUuid(text)]).toEqual([text, false]);
    }
  });
});
