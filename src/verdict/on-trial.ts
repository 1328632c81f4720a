import type { Finding } from '../checks/check.js';
import { mergeThresholds } from '../sites/merge-policy.js';
import type { SitePolicy } from '../sites/site-policy.js';
import { screeningVerdict, type Verdict } from './screening-policy.js';

/** What thresholds on trial would have decided. */
export type TrialVerdict = Pick<Verdict, 'action' | 'reasons'>;

/** The findings with those of checks on trial marked as such; a check on trial that fails counts for nothing as well. */
export function markTrials(findings: readonly Finding[], { shadow }: SitePolicy): Finding[] {
  return findings.map((finding) => (shadow.checks.includes(finding.check) ? { ...finding, shadow: true } : finding));
}

/** The verdict under the thresholds on trial, by the path that the comment takes; null when none are. */
export function trialVerdict(
  findings: readonly Finding[],
  policy: SitePolicy,
  judge: typeof screeningVerdict = screeningVerdict,
): TrialVerdict | null {
  if (Object.keys(policy.shadow.thresholds).length === 0) return null;
  const thresholds = mergeThresholds(policy.thresholds, policy.shadow.thresholds);
  const { action, reasons } = judge(findings, { ...policy, thresholds });
  return { action, reasons };
}
