import { describe, expect, it } from '@jest/globals';
import { barsOf, isReached } from './bars.js';
import type { Evaluation } from './evaluation.js';
import { jsonLines } from './json-lines.js';
import { fillModelCard } from './model-card.js';
import { report } from './report.js';
import { figuresOf } from './set-figures.js';

const speed = { perSecond: 3000, p50: 0.2, p99: 7 };
const nothing: Evaluation = {
  model: { version: '0123456789ab', sources: ['tox-wiki', 'written'], bytes: 2 ** 20, loadMs: 30, repeatable: true },
  sets: [],
  skipped: ['spam-sms'],
  suites: [],
  falseAlarms: [],
  evasions: [],
  calibration: [],
  speeds: { comments: 10, meanLength: 100, scorer: speed, wholeSite: speed },
};

/** What one set and one suite give: a perfect order, one innocent case of two held, one turned away. */
const something: Evaluation = {
  ...nothing,
  sets: [
    {
      set: { name: 'tox-wiki', head: 'abuse', language: 'en', part: 'held out', learnt: true, rows: [{ text: 'a', label: 1 }, { text: 'b', label: 0 }] }, // prettier-ignore
      said: [
        { spam: 0, abuse: 0.9, hate: 0 },
        { spam: 0, abuse: 0.1, hate: 0 },
      ],
      methods: [{ method: 'anteroom', threshold: 0.5, rows: 2, perSecond: 100, ...figuresOf({ scores: [0.9, 0.1], labels: [1, 0] }, 0.5) }], // prettier-ignore
    },
  ],
  suites: [
    {
      name: 'suite-hatecheck-en',
      part: 'held out',
      cases: 4,
      accuracy: 0.75,
      functionalities: [
        { functionality: 'ident_neutral_nh', hateful: false, cases: 2, right: 1, stopped: 2, rejected: 1 },
        { functionality: 'derog_dehum_h', hateful: true, cases: 2, right: 2, stopped: 2, rejected: 0 },
      ],
    },
  ],
};

const bar = (evaluation: Evaluation, about: string) =>
  barsOf(evaluation).find((candidate) => candidate.about === about)!;

describe('the bars', () => {
  it('say that a thing was not measured rather than that it was missed', () => {
    expect(isReached(bar(nothing, 'tox-wiki: AUC'))).toBeNull();
    expect(isReached(bar(nothing, 'HateCheck, English and Arabic: comments without hate turned away'))).toBeNull();
  });

  it('are reached from above or from below', () => {
    expect(isReached(bar(something, 'tox-wiki: AUC'))).toBe(true);
    expect(bar(something, 'HateCheck, English: accuracy')).toMatchObject({ measured: 0.75 });
    expect(isReached(bar(something, 'HateCheck, English and Arabic: comments without hate turned away'))).toBe(false);
    expect(isReached(bar(nothing, 'Comments a second, scorer'))).toBe(true);
    expect(isReached(bar(nothing, 'Slowest comment in a hundred, scorer (ms)'))).toBe(false);
  });

  it('stand in the report, with the sets that were not at hand', () => {
    const text = report(something);
    expect(text).toContain('Not at hand, and so not measured: spam-sms.');
    expect(text).toMatch(/\| tox-wiki: AUC +\| ≥ 0.945 +\| ≥ 0.96 +\| 1\.000 +\| yes/);
    expect(text).toMatch(/turned away +\| ≤ 0 +\| +\| 1\.000 +\| \*\*no\*\*/);
    expect(() => report(nothing)).not.toThrow();
  });
});

describe('the lines for machines', () => {
  it('are one JSON object each', () => {
    const lines = jsonLines(something).trimEnd().split('\n').map((line) => JSON.parse(line) as object); // prettier-ignore
    expect(lines[0]).toMatchObject({
      set: 'tox-wiki',
      n: 2,
      pos: 1,
      auc: 1,
      threshold: 0.5,
      model: 'anteroom 0123456789ab',
    });
    expect(lines[1]).toMatchObject({
      suite: 'suite-hatecheck-en',
      functionality: 'ident_neutral_nh',
      acc: 0.5,
      held: 1,
    });
  });
});

describe('the model card', () => {
  const card =
    '# Card\n<!-- begin: data -->\nwhat was there\n<!-- end: data -->\nText.\n<!-- begin: figures -->\n<!-- end: figures -->\n';

  it('has its marked parts filled in, and the rest left alone', () => {
    const filled = fillModelCard(card, something);
    expect(filled).toContain('| tox-wiki | CC0 labels');
    expect(filled).toContain('| written  | this project');
    expect(filled).toContain('only measured on: spam-youtube (CC BY 4.0)');
    expect(filled).toMatch(/\| tox-wiki \| en +\| abuse \| held out \| 1\.000/);
    expect(filled).not.toContain('what was there');
    expect(filled).toMatch(/-->\nText\.\n<!--/);
    expect(fillModelCard(filled, something)).toBe(filled);
  });

  it('is left as it is without marks', () => {
    expect(fillModelCard('# Card\n', something)).toBe('# Card\n');
  });
});
