import type { Finding } from '../checks/check.js';
import type { JudgeFailure, JudgeMode, JudgeName } from '../sites/judge-modes.js';
import type { JudgeAnswer, NoOpinion } from './guarded-judge.js';
import type { JudgedCategory, JudgeOpinion } from './judge.js';

/** Below this an opinion on a category is not worth a finding. */
const leastScore = 0.2;

const said: Record<JudgedCategory, string> = {
  spam: 'takes it for spam',
  abuse: 'takes it for abuse',
  hate: 'takes it for hate against a group of people',
};

const failed: Record<NoOpinion, string> = {
  'timed-out': 'took too long',
  failed: 'gave no proper answer',
  'breaker-open': 'was not asked, because it kept failing',
  'budget-spent': 'was not asked, because its budget for today is spent',
  'not-configured': 'is not set up on this installation',
};

/**
 * Turns an answer into findings, in shadow unless the judge is `on`. 'Clean' is a finding too, always in shadow: it shows
 * that the judge was asked, and takes nothing away from what others found. No opinion of a judge that is `on` is
 * inconclusive, and holds, unless the site said to go on without.
 */
export function judgeFindings(
  judge: JudgeName,
  answer: JudgeAnswer,
  mode: Exclude<JudgeMode, 'off'>,
  onFailure: JudgeFailure,
): Finding[] {
  const isTrial = mode === 'shadow';
  if (answer.kind === 'opinion') return opinionFindings(judge, answer.opinion, isTrial);
  const text = `The judge '${judge}' ${failed[answer.outcome]}.`;
  const shadow = isTrial || onFailure === 'ignore';
  return [finding(judge, answer.outcome, 'inconclusive', 1, text, shadow)];
}

function opinionFindings(judge: JudgeName, { scores, reason }: JudgeOpinion, isTrial: boolean): Finding[] {
  const opinions = (Object.entries(scores) as [JudgedCategory, number][]).sort(([, a], [, b]) => b - a);
  const because = reason ? ` Its reason: ${reason}.` : '';
  const findings = opinions
    .filter(([, score]) => score >= leastScore)
    .map(([category, score]) => {
      const text = `The judge '${judge}' ${said[category]}, ${Math.round(score * 100)} %.${because}`;
      return finding(judge, category, category, score, text, isTrial);
    });
  if (findings.length > 0) return findings;
  const [[category, score]] = opinions as [[JudgedCategory, number]];
  return [finding(judge, 'clean', category, score, `The judge '${judge}' has no objection.${because}`, true)];
}

function finding(
  judge: JudgeName,
  code: string,
  category: Finding['category'],
  score: number,
  text: string,
  shadow: boolean,
): Finding {
  return {
    check: judge,
    kind: 'outside',
    code: `${judge}-${code}`,
    category,
    score,
    spans: [],
    text,
    ...(shadow ? { shadow } : {}),
  };
}
