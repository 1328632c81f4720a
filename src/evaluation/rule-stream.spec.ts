import { describe, expect, it } from '@jest/globals';
import { shippedScorer } from '../scoring/load-model.js';
import { learningCurve } from './learning-curve.js';
import { ruleStream } from './rule-stream.js';

describe('a site whose rule differs from the shipped one', () => {
  it('is known after 500 of its decisions', () => {
    const curve = learningCurve('spam', ruleStream(500, 1), ruleStream(300, 2), shippedScorer());
    const [before, after] = [curve[0]?.auc ?? 0, curve.at(-1)?.auc ?? 0];
    process.stdout.write(`AUC by decisions: ${curve.map(({ decisions, auc }) => `${decisions}: ${auc?.toFixed(3)}`).join(', ')}; up by ${(after - before).toFixed(3)}\n`); // prettier-ignore
    expect(curve.at(-1)).toMatchObject({ decisions: 500, accepted: true });
    expect(after).toBeGreaterThan(0.95);
    expect(after - before).toBeGreaterThan(0.1);
  });

  it('is the same from the same seed, and other sentences from another', () => {
    expect(ruleStream(50, 7)).toEqual(ruleStream(50, 7));
    expect(ruleStream(50, 7)).not.toEqual(ruleStream(50, 8));
  });
});
