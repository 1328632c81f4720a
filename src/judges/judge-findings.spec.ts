import { describe, expect, it } from '@jest/globals';
import type { JudgeAnswer, NoOpinion } from './guarded-judge.js';
import { judgeFindings } from './judge-findings.js';
import type { JudgeOpinion } from './judge.js';

const opinion = (scores: JudgeOpinion['scores'], reason?: string): JudgeAnswer => ({
  kind: 'opinion',
  outcome: 'answered',
  ms: 1,
  opinion: { scores, ...(reason && { reason }) },
});
const none = (outcome: NoOpinion): JudgeAnswer => ({ kind: 'none', outcome, ms: 1 });

describe('what a judge says', () => {
  it('is a finding for each category that it has something on, the strongest first', () => {
    const answer = opinion({ spam: 0.3, abuse: 0.9, hate: 0.1 }, 'known-campaign');
    expect(judgeFindings('judge-http', answer, 'on', 'hold')).toEqual([
      {
        check: 'judge-http',
        kind: 'outside',
        code: 'judge-http-abuse',
        category: 'abuse',
        score: 0.9,
        spans: [],
        text: "The judge 'judge-http' takes it for abuse, 90 %. Its reason: known-campaign.",
      },
      expect.objectContaining({ code: 'judge-http-spam', category: 'spam', score: 0.3 }),
    ]);
  });

  it('counts for nothing on trial', () => {
    for (const answer of [opinion({ spam: 1, hate: 0.5 }), opinion({ spam: 0 }), none('failed')]) {
      for (const onFailure of ['hold', 'ignore'] as const) {
        const findings = judgeFindings('judge-chat', answer, 'shadow', onFailure);
        expect(findings.length).toBeGreaterThan(0);
        expect(findings.every(({ shadow }) => shadow)).toBe(true);
      }
    }
  });

  it('counts for nothing when it is that there is nothing', () => {
    expect(judgeFindings('judge-akismet', opinion({ spam: 0.05 }), 'on', 'hold')).toEqual([
      expect.objectContaining({ code: 'judge-akismet-clean', category: 'spam', score: 0.05, shadow: true }),
    ]);
  });

  it.each(['timed-out', 'failed', 'breaker-open', 'budget-spent', 'not-configured'] as const)(
    'holds when it is nothing at all (%s), unless the site said to go on without',
    (outcome) => {
      const [held] = judgeFindings('judge-chat', none(outcome), 'on', 'hold');
      expect(held).toMatchObject({ code: `judge-chat-${outcome}`, category: 'inconclusive', score: 1 });
      expect(held!.shadow).toBeUndefined();
      const [ignored] = judgeFindings('judge-chat', none(outcome), 'on', 'ignore');
      expect(ignored).toEqual({ ...held, shadow: true });
    },
  );
});
