import { describe, expect, it } from '@jest/globals';
import { bent } from '../scoring/fitting/calibration-curve.js';
import { seededRandom } from '../scoring/fitting/random.js';
import { calibratePart, type CalibrationProblem, type Shape } from './calibrate-part.js';
import type { Example } from './examples.js';

/** How probable a comment of each place is to be abusive: it rises with its score. */
const truth = (score: number) => 1 / (1 + Math.exp(-2 * score));

/** Comments whose score says how probable it is that they are abusive; `dev` of a hundred are kept aside. */
function site(count: number, dev: number, facts: Partial<Example> = {}): { examples: Example[]; scores: number[] } {
  const random = seededRandom(3);
  const scores = Array.from({ length: count }, () => 4 * random() - 2);
  const examples = scores.map((score, i): Example => ({
    input: { body: String(i) },
    labels: { abuse: random() < truth(score) ? 1 : 0 },
    source: 'off-ar-news',
    domain: 'off-ar-news',
    positivesOnly: false,
    weight: 1,
    dev: i % 100 < dev,
    genuine: true,
    origin: i,
    ...facts,
  }));
  return { examples, scores };
}

/** Weights that know what they were fitted to by heart, and say the plain score of everything else. */
function learner({ examples, scores }: ReturnType<typeof site>): CalibrationProblem {
  const scoreAfter = (wanted: (example: Example) => boolean) => (i: number) => {
    const example = examples[i] as Example;
    return wanted(example) ? (example.labels.abuse === 1 ? 50 : -50) : (scores[i] as number);
  };
  return { part: 'abuse', examples, score: scoreAfter(({ dev }) => !dev), refit: scoreAfter };
}

const probability = ({ calibration, bend }: Shape, score: number) =>
  1 / (1 + Math.exp(-bent(calibration.slope * score + calibration.offset, bend)));
const worstOf = (shape: Shape) =>
  Math.max(...[-1.5, -0.5, 0, 0.5, 1.5].map((score) => Math.abs(probability(shape, score) - truth(score))));

describe('calibratePart', () => {
  it('asks the examples kept aside where they are many', () => {
    const problem = learner(site(8000, 20));
    const shape = calibratePart({ ...problem, refit: () => () => 0 });
    expect(worstOf(shape)).toBeLessThan(0.06);
  });

  it('asks all in turn where few are kept aside, each of weights that did not see it', () => {
    expect(worstOf(calibratePart(learner(site(3000, 10))))).toBeLessThan(0.06);
  });

  it('keeps the copies of a comment out of the fit that scores it', () => {
    const { examples, scores } = site(3000, 10);
    const seen: [number, (example: Example) => boolean][] = [];
    calibratePart({
      ...learner({ examples, scores }),
      refit: (wanted) => (i) => {
        seen.push([i, wanted]);
        return scores[i] as number;
      },
    });
    const copies = seen.map(([i, wanted]) => wanted({ ...(examples[i] as Example), genuine: false }));
    expect(seen).toHaveLength(2700);
    expect(copies.filter(Boolean)).toEqual([]);
  });

  it('does not count what is not as a data set has it', () => {
    const { examples, scores } = site(3000, 10);
    const own = examples.map((example) => ({ ...example, genuine: false, labels: { abuse: 1 as const }, dev: false }));
    const both = { examples: [...examples, ...own], scores: [...scores, ...scores] };
    expect(calibratePart(learner(both))).toEqual(calibratePart(learner({ examples, scores })));
  });
});
