import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rocAuc } from '../evaluation/metrics.js';
import { ruleStream } from '../evaluation/rule-stream.js';
import { featureVector } from '../scoring/features.js';
import { seededRandom } from '../scoring/fitting/random.js';
import { readComment } from '../scoring/reading.js';
import { cappedLogit, siteScore } from '../scoring/site-layer.js';
import { fitSiteHead, type FitOutcome, type Lesson } from './fit-site-head.js';
import { lessonWeights } from './lesson-weights.js';

/** Lessons of the site with a rule of its own; the shipped weights know something of it, but not much. */
function lessons(
  count: number,
  seed: number,
  change: (lesson: Lesson, i: number) => Partial<Lesson> = () => ({}),
): Lesson[] {
  // prettier-ignore
  const random = seededRandom(seed);
  return ruleStream(count, seed).map(({ text, label }, i) => {
    const vector = featureVector(readComment({ body: text, language: 'en' }));
    const lesson: Lesson = {
      vector,
      logit: label - 0.5 + 3 * (random() - 0.5),
      label,
      weight: 1,
      moderator: `m${i % 3}`,
    };
    return { ...lesson, ...change(lesson, i) };
  });
}

const weighed = (all: Lesson[]): Lesson[] => {
  const weights = lessonWeights(all.map(({ moderator }, i) => ({ moderator: moderator ?? '', author: `a${i}`, cluster: i }))); // prettier-ignore
  return all.map((lesson, i) => ({ ...lesson, weight: weights[i] as number }));
};
const inverted = ({ label }: Lesson): Partial<Lesson> => ({ label: label === 1 ? 0 : 1 });
const heldOut = lessons(400, 99);
const labels = heldOut.map(({ label }) => label);
const aucOf = ({ head }: FitOutcome): number =>
  rocAuc({ labels, scores: heldOut.map(({ logit, vector }) => head ? head.globalWeight * cappedLogit(logit) + head.siteWeight * siteScore(head, vector) : logit) }) ?? 0; // prettier-ignore
const shippedAuc = rocAuc({ labels, scores: heldOut.map(({ logit }) => logit) }) ?? 0;

describe('fitting a head to what a site decided', () => {
  it('learns its rule', () => {
    const outcome = fitSiteHead(lessons(400, 1));
    expect(outcome).toMatchObject({ refusal: null, lessons: 400 });
    expect(outcome.lossAfter!).toBeLessThan(outcome.lossBefore!);
    expect(aucOf(outcome)).toBeGreaterThan(Math.max(0.95, shippedAuc + 0.1));
  });

  it('gives the same bits for the same lessons', () => {
    expect(fitSiteHead(lessons(120, 1))).toEqual(fitSiteHead(lessons(120, 1)));
  });

  it('learns nothing from too few, or from one class alone', () => {
    expect(fitSiteHead(lessons(39, 1))).toMatchObject({ head: null, refusal: 'too-few' });
    expect(fitSiteHead([])).toMatchObject({ head: null, refusal: 'too-few', lessons: 0 });
    expect(fitSiteHead(lessons(300, 1, () => ({ label: 0 })))).toMatchObject({ head: null, refusal: 'too-few' });
    const seven = lessons(300, 1).filter(({ label }, i, all) => label === 0 || all.slice(0, i).filter((one) => one.label === 1).length < 7); // prettier-ignore
    expect(fitSiteHead(seven)).toMatchObject({ head: null, refusal: 'too-few', positives: 7 });
  });

  it('believes the shipped weights as they are while there are few lessons', () => {
    for (const seed of [1, 2]) {
      const { head } = fitSiteHead(lessons(100, seed));
      if (head) expect(head.globalWeight).toBe(1);
    }
  });

  it('never turns the ranking round, whatever few lessons there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 40, max: 140 }), (seed, count) => {
        const random = seededRandom(seed);
        // Labels that say nothing: the worst that a site's first weeks can be without ill will.
        const outcome = fitSiteHead(lessons(count, seed, () => ({ label: random() < 0.3 ? 1 : 0 })));
        expect(aucOf(outcome)).toBeGreaterThan(shippedAuc - 0.12);
        if (outcome.head) expect(outcome.head.siteWeight).toBeGreaterThan(0);
      }),
      { numRuns: 8, seed: 4 },
    );
  });

  it('learns from one positive in twenty as well', () => {
    const all = lessons(1500, 5);
    let positives = 0;
    const rare = all.filter(({ label }) => label === 0 || positives++ % 12 === 0);
    const outcome = fitSiteHead(rare);
    expect(outcome.positives / outcome.lessons).toBeLessThan(0.06);
    expect(aucOf(outcome)).toBeGreaterThan(shippedAuc + 0.1);
  });
});

describe('a site cannot be swung', () => {
  it('by decisions that contradict the shipped weights outright', () => {
    const all = lessons(400, 1).map((lesson) => ({ ...lesson, logit: lesson.label === 1 ? -2 : 2 }));
    expect(fitSiteHead(all)).toMatchObject({ head: null, refusal: 'contradicts' });
  });

  it('by one moderator of three who decides the contrary, however much', () => {
    for (const share of [1, 5]) {
      const honest = lessons(200, 1, (_, i) => ({ moderator: `m${i % 2}` }));
      const wrong = lessons(100 * share, 50, (lesson) => ({ ...inverted(lesson), moderator: 'saboteur' }));
      const outcome = fitSiteHead(weighed([...honest, ...wrong]));
      expect([share, aucOf(outcome) > shippedAuc - 0.02]).toEqual([share, true]);
    }
  });

  it('by one of two: they would have to agree', () => {
    const honest = lessons(150, 1, () => ({ moderator: 'honest' }));
    const wrong = lessons(600, 50, (lesson) => ({ ...inverted(lesson), moderator: 'saboteur' }));
    expect(aucOf(fitSiteHead(weighed([...honest, ...wrong])))).toBeGreaterThan(shippedAuc - 0.02);
  });
});

describe('comments that nobody objected to', () => {
  const quiet = (count: number, seed: number): Lesson[] =>
    lessons(count, seed)
      .filter(({ label }) => label === 0)
      .map((lesson) => ({ ...lesson, logit: -5, weight: 0.2, moderator: null }));

  it('keep what is harmless harmless where people see only what is doubtful', () => {
    const held = lessons(300, 1, ({ logit }) => ({ logit: logit + 2 }));
    const outcome = fitSiteHead([...held, ...quiet(600, 7)]);
    expect(outcome.lessons).toBe(300);
    const { head } = outcome;
    expect(head).not.toBeNull();
    const ordinary = lessons(400, 8).filter(({ label }) => label === 0);
    const flagged = ordinary.filter(({ vector }) => head!.globalWeight * -5 + head!.siteWeight * siteScore(head!, vector) + head!.bias > 0); // prettier-ignore
    expect(flagged.length / ordinary.length).toBeLessThan(0.02);
  });

  it('are enough against which to learn what people take down', () => {
    const takenDown = lessons(250, 1).filter(({ label }) => label === 1);
    expect(fitSiteHead(takenDown)).toMatchObject({ head: null, refusal: 'too-few' });
    const published = quiet(800, 7).map((lesson, i) => ({ ...lesson, logit: heldOut[i % heldOut.length]!.logit }));
    const outcome = fitSiteHead([...takenDown, ...published]);
    expect(outcome).toMatchObject({ refusal: null, lessons: takenDown.length, positives: takenDown.length });
    expect(aucOf(outcome)).toBeGreaterThan(shippedAuc + 0.1);
  });
});
