import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
// @ts-expect-error -- shared with the benchmark, which is plain JavaScript
import { ordinary } from '../../../bench/support/ordinary.mjs';
// @ts-expect-error -- shared with the benchmark, which is plain JavaScript
import { edits, templates, variants } from '../../../bench/support/variants.mjs';
import { clusterSignature } from './cluster-signature.js';
import { candidatesAmong, compare, mergers, type Link, type Probe } from './near-duplicates.js';

const probe = (body: string, at: number, siteId = 'a'): Probe => ({
  ...{ commentId: String(at).padStart(4, '0'), siteId },
  signature: clusterSignature(body, siteId),
});
/** The cluster of each text, as if all had been screened together. */
function clustersOf(bodies: readonly string[]): string[] {
  const probes = bodies.map((body, at) => probe(body, at));
  const all = candidatesAmong(probes);
  const links = probes.flatMap(
    (one) =>
      compare(
        one,
        all.filter(({ probeId }) => probeId === one.commentId),
      ).links,
  );
  const into = mergers(new Map(probes.map(({ commentId }) => [commentId, commentId])), links);
  return probes.map(({ commentId }) => into.get(commentId) ?? commentId);
}
/** Part of a campaign that is in its largest cluster. */
const together = (clusters: readonly string[]): number =>
  Math.max(...clusters.map((cluster) => clusters.filter((other) => other === cluster).length)) / clusters.length;

// How much of a campaign must end up together, whatever its seed; where less than half of a text is shared, less.
const least: Record<string, number> = { 'padding 100 %': 0.2, 'words changed 20 %': 0.15, 'words changed 10 %': 0.75 };

describe('near-duplicates', () => {
  it.each(Object.keys(edits))('of thirty variants are found together: %s', (edit) => {
    fc.assert(
      fc.property(fc.constantFrom('en', 'ar'), fc.nat(3), fc.nat(10_000), (language, template, seed) => {
        const bodies = variants(language, templates[language][template], edit, 30, seed);
        expect(together(clustersOf(bodies))).toBeGreaterThanOrEqual(least[edit] ?? 0.8);
      }),
      { numRuns: 8, seed: 3 },
    );
  });

  it('are not found among what unrelated people write', () => {
    const clusters = clustersOf(ordinary);
    expect(new Set(clusters).size).toBe(ordinary.length);
  });

  it('do not draw ordinary comments into a campaign', () => {
    fc.assert(
      fc.property(fc.constantFrom('en', 'ar'), fc.nat(3), fc.constantFrom(...Object.keys(edits)), (...kind) => {
        const [language, template, edit] = kind;
        const campaign: string[] = variants(language, templates[language][template], edit, 20, 7);
        const clusters = clustersOf([...campaign, ...ordinary]);
        expect(new Set(clusters.slice(campaign.length)).size).toBe(ordinary.length);
      }),
      { numRuns: 10, seed: 4 },
    );
  });

  it('of short texts need the same link domain and nearly the same words', () => {
    const together = clustersOf(['Best casino https://win.example/a81', 'best casino!! https://win.example/a82']);
    expect(new Set(together).size).toBe(1);
    const apart = clustersOf([
      'Source: https://paper.example/economy/2026',
      'Look here https://paper.example/sports/ferry',
    ]);
    expect(new Set(apart).size).toBe(2);
  });

  it('stand for each other in the index when nearly equal, unless the links are new', () => {
    const text = `${templates.en[2]} now`;
    const [first, same, linked] = [text, `${text}!`, `${text} https://win.example`].map((body, at) => probe(body, at));
    const all = candidatesAmong([first!, same!, linked!]);
    const covered = (one: Probe): boolean =>
      compare(
        one,
        all.filter(({ probeId }) => probeId === one.commentId),
      ).covered;
    expect([first!, same!, linked!].map(covered)).toEqual([false, true, false]);
  });

  it('are looked for on the same site only', () => {
    const text = templates.en[2] as string;
    expect(candidatesAmong([probe(text, 0, 'a'), probe(text, 1, 'b')])).toEqual([]);
  });
});

describe('mergers', () => {
  const id = fc.nat(25).map((n) => String(n).padStart(2, '0'));
  const anyLinks = fc.array(fc.tuple(id, id), { maxLength: 40 });
  const alone = new Map(Array.from({ length: 26 }, (_, n) => [String(n).padStart(2, '0'), String(n).padStart(2, '0')]));

  it('lead everything that is linked to the oldest, in whatever order the links are found', () => {
    fc.assert(
      fc.property(anyLinks, fc.infiniteStream(fc.nat(1000)), (links, numbers) => {
        const into = mergers(alone, links);
        const cluster = (member: string): string => into.get(member) ?? member;
        for (const [one, other] of links) expect(cluster(one)).toBe(cluster(other));
        for (const [from, to] of into) {
          expect(to < from).toBe(true);
          expect(into.has(to)).toBe(false);
        }
        const shuffled = links
          .map((link): [number, Link] => [numbers.next().value as number, link])
          .sort((a, b) => a[0] - b[0])
          .map(([, [one, other]]): Link => [other, one]);
        expect(mergers(alone, shuffled)).toEqual(into);
      }),
    );
  });

  it('leave alone who is not known', () => {
    expect(mergers(new Map([['01', '01']]), [['01', '02']]).size).toBe(0);
  });
});
