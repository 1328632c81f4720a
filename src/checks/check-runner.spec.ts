import { describe, expect, it, jest } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import type { Check, Finding } from './check.js';
import { runChecks } from './check-runner.js';

const input = checkInput({ body: 'Twelve chars' });
const good: Finding = {
  check: 'good',
  code: 'link-count',
  category: 'spam',
  score: 0.5,
  spans: [],
  text: 'A reason.',
  kind: 'rule',
};
const goodCheck: Check = { name: 'good', kind: 'rule', deadlineMs: 1000, run: () => [good] };

const checkThat = (run: Check['run'], deadlineMs = 1000): Check => ({
  name: 'odd',
  kind: 'statistical',
  deadlineMs,
  run,
});
const failed = {
  check: 'odd',
  kind: 'statistical',
  code: 'check-failed',
  category: 'inconclusive',
  score: 1,
  spans: [],
  text: "The check 'odd' failed; a person has to look.",
};

describe('runChecks', () => {
  it('gives the findings and timings of all checks in the order of the list', async () => {
    const slow = checkThat(async () => {
      await new Promise(setImmediate);
      return [{ ...good, check: 'odd' }];
    });
    const { findings, timings } = await runChecks([slow, goodCheck], input);
    expect(findings.map(({ check }) => check)).toEqual(['odd', 'good']);
    expect(timings).toEqual([
      { check: 'odd', ms: expect.any(Number), outcome: 'done' },
      { check: 'good', ms: expect.any(Number), outcome: 'done' },
    ]);
  });

  it.each([
    ['throws', () => { throw new Error('secret@example.org said Twelve'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('secret@example.org'))],
    ['throws nothing in particular', () => { throw undefined; }], // prettier-ignore
    ['gives no array', () => undefined as unknown as Finding[]],
    ['gives null in the array', () => [null as unknown as Finding]],
  ])('makes one inconclusive finding of a check that %s, without its message', async (_what, run) => {
    const { findings, timings } = await runChecks([checkThat(run as Check['run']), goodCheck], input);
    expect(findings).toEqual([failed, good]);
    expect(timings.map(({ outcome }) => outcome)).toEqual(['failed', 'done']);
  });

  it.each([
    ['a score above 1', { score: 1.1 }],
    ['a negative score', { score: -0.1 }],
    ['a score that is no number', { score: NaN }],
    ['a score in letters', { score: '0.5' as unknown as number }],
    ['a span past the end', { spans: [{ start: 0, end: 13 }] }],
    ['a span before the start', { spans: [{ start: -1, end: 3 }] }],
    ['a reversed span', { spans: [{ start: 3, end: 2 }] }],
    ['a span between characters', { spans: [{ start: 0.5, end: 2 }] }],
    ['another check\'s name', { check: 'good' }], // prettier-ignore
    ['an unknown category', { category: 'bad' as 'spam' }],
    ['the category that only the runner uses', { category: 'inconclusive' as const }],
    ['a code that is not kebab-case', { code: 'Link Count' }],
    ['no text', { text: '' }],
  ])('does not believe a finding with %s', async (_what, change) => {
    const run = () => [
      { ...good, check: 'odd' },
      { ...good, check: 'odd', ...change },
    ];
    expect((await runChecks([checkThat(run), goodCheck], input)).findings).toEqual([failed, good]);
  });

  it('counts a check that never answers as timed out, and goes on', async () => {
    const { findings, timings } = await runChecks([checkThat(() => new Promise(() => {}), 1), goodCheck], input);
    expect(findings.map(({ code }) => code)).toEqual(['check-timed-out', 'link-count']);
    expect(timings.map(({ outcome }) => outcome)).toEqual(['timed-out', 'done']);
  });

  it('does not believe a synchronous check that comes back after its deadline', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(5000);
    const { findings } = await runChecks([checkThat(() => [{ ...good, check: 'odd' }])], input);
    now.mockRestore();
    expect(findings).toEqual([
      expect.objectContaining({ code: 'check-timed-out', category: 'inconclusive', score: 1 }),
    ]);
  });

  it('swallows a rejection that comes after the deadline', async () => {
    let rejectLate: (error: Error) => void = () => {};
    const late = checkThat(() => new Promise((_, reject) => (rejectLate = reject)), 1);
    const { findings } = await runChecks([late], input);
    rejectLate(new Error('too late'));
    await new Promise(setImmediate);
    expect(findings.map(({ code }) => code)).toEqual(['check-timed-out']);
  });
});
