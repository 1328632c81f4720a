import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { burstHarm, isBurst } from './burst.js';
import type { ClusterFacts } from './check.js';

const cluster = (facts: Partial<ClusterFacts>): ClusterFacts => ({
  ...{ windowSeconds: 86_400, members: 1, authors: 1, addresses: 1, threads: 1, burstHarm: 0 },
  ...facts,
});

describe('a burst', () => {
  it('takes five members, and three people, networks or threads', () => {
    expect(isBurst(cluster({ members: 5, authors: 3 }))).toBe(true);
    expect(isBurst(cluster({ members: 5, addresses: 3 }))).toBe(true);
    expect(isBurst(cluster({ members: 5, threads: 3 }))).toBe(true);
    expect(isBurst(cluster({ members: 4, authors: 4 }))).toBe(false);
    expect(isBurst(cluster({ members: 50, authors: 2, addresses: 2, threads: 2 }))).toBe(false);
  });

  it('raises harm in a few steps, from 0.5 to 0.8', () => {
    const steps = Array.from({ length: 200 }, (_, n) => burstHarm(cluster({ members: n + 1, authors: 3 })));
    expect([steps[3], steps[4], steps[19], steps[99], steps[199]]).toEqual([0, 0.5, 0.6, 0.8, 0.8]);
    expect(new Set(steps).size).toBe(8);
  });

  it('never harms less for having more members, nor after it is over', () => {
    const facts = fc.record({ members: fc.nat(150), authors: fc.nat(5), burstHarm: fc.constantFrom(0, 0.5, 0.65) });
    fc.assert(
      fc.property(facts, fc.nat(50), (before, more) => {
        const harm = burstHarm(cluster(before));
        expect(harm).toBeGreaterThanOrEqual(before.burstHarm);
        expect(burstHarm(cluster({ ...before, members: before.members + more }))).toBeGreaterThanOrEqual(harm);
      }),
    );
  });
});
