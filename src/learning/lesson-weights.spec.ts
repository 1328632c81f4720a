import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { signature } from '../text/signature.js';
import { clustersOf, lessonWeights, MOST_PER_CLUSTER, MODERATOR_FLOOR, type LessonOrigin } from './lesson-weights.js';

const lesson = (i: number, origin: Partial<LessonOrigin> = {}): LessonOrigin => ({ moderator: 'm1', author: `a${i}`, cluster: i, ...origin }); // prettier-ignore
const many = (count: number, origin: (i: number) => Partial<LessonOrigin>, from = 0): LessonOrigin[] =>
  Array.from({ length: count }, (_, i) => lesson(from + i, origin(i)));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('how much a lesson counts', () => {
  it('is one when nobody and nothing stands out', () => {
    expect(lessonWeights(many(100, (i) => ({ moderator: `m${i % 4}` })))).toEqual(new Array(100).fill(1));
  });

  it('is one for a moderator who works alone: the rule is theirs', () => {
    expect(sum(lessonWeights(many(300, () => ({}))))).toBe(300);
  });

  it('lets a flood of copies say one thing only', () => {
    const weights = lessonWeights([...many(20, () => ({})), ...many(500, () => ({ cluster: 7_000 }), 20)]);
    expect(sum(weights.slice(20))).toBeCloseTo(MOST_PER_CLUSTER);
    expect(sum(weights.slice(0, 20))).toBe(20);
  });

  it('lets one author say no more than a few', () => {
    const weights = lessonWeights([...many(100, () => ({})), ...many(100, () => ({ author: 'troll' }), 100)]);
    expect(sum(weights.slice(100))).toBeLessThan(7);
  });

  it('lets nobody outweigh all colleagues together', () => {
    const weights = lessonWeights([
      ...many(100, () => ({ moderator: 'm2' })),
      ...many(900, () => ({ moderator: 'zealot' }), 100),
    ]);
    expect(sum(weights.slice(100))).toBeCloseTo(100);
  });

  it('stays above nothing and at most one, and within every cap, for any decisions', () => {
    const origin = fc.record({
      moderator: fc.constantFrom('m1', 'm2', 'm3'),
      author: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      cluster: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(origin, { minLength: 1, maxLength: 400 }), (origins) => {
        const weights = lessonWeights(origins);
        const totals = (of: (origin: LessonOrigin) => string) => {
          const found = new Map<string, number>();
          origins.forEach((one, i) => found.set(of(one), (found.get(of(one)) ?? 0) + (weights[i] as number)));
          return [...found.values()];
        };
        expect(weights.every((weight) => weight > 0 && weight <= 1)).toBe(true);
        for (const total of totals(({ cluster }) => String(cluster)))
          expect(total).toBeLessThan(MOST_PER_CLUSTER + 1e-6);
        const moderators = totals(({ moderator }) => moderator);
        const all = sum(moderators);
        if (moderators.length > 1) {
          for (const total of moderators) expect(total).toBeLessThan(Math.max(MODERATOR_FLOOR, all - total) + 1e-6);
        }
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe('clusters', () => {
  const clusters = (...texts: string[]): number[] => clustersOf(texts.map(signature));
  const long =
    'Buy your winter tyres from the harbour garage before the first snow falls on the northern road this year';

  it('hold the same text and texts nearly the same, and nothing else', () => {
    const [one, copy, near, other] = clusters(long, `${long.toUpperCase()}!`, `${long} now`, 'The council met again and decided nothing about the harbour.'); // prettier-ignore
    expect([copy, near]).toEqual([one, one]);
    expect(other).not.toBe(one);
  });

  it('hold short texts only when they are the same', () => {
    const [one, same, other] = clusters('Thank you!', 'thank you', 'Thank you all');
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});
