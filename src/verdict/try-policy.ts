import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../checks/check.js';
import { policyOnThread, type SitePolicy } from '../sites/site-policy.js';
import { markTrials } from './on-trial.js';
import { screeningVerdict, type Verdict } from './screening-policy.js';

/** A comment that was screened: what its checks found then, and what is set for its page now. */
export interface ScreenedComment {
  id: string;
  findings: Finding[];
  moderation: SitePolicy['mode'] | null;
}

/** A comment with its verdict under the present policy and under the other one. */
export interface TriedComment {
  id: string;
  before: Verdict['action'];
  after: Verdict['action'];
}

/** The parts of a policy that turn findings into a verdict; the others say what the checks find. */
const judging: readonly string[] = ['preset', 'presetChanged', 'mode', 'thresholds', 'shadow', 'unreadable'];

/** What each comment's verdict is under the one policy and under the other, by the findings as they were stored. */
export function tryPolicy(
  comments: readonly ScreenedComment[],
  present: SitePolicy,
  other: SitePolicy,
): TriedComment[] {
  return comments.map(({ id, findings, moderation }) => {
    const verdict = (policy: SitePolicy): Verdict['action'] =>
      screeningVerdict(remarked(findings, present, policy), policyOnThread(policy, moderation)).action;
    return { id, before: verdict(present), after: verdict(other) };
  });
}

/** The parts that differ without a trace in stored findings: to see what they do, the checks would have to run again. */
export function partsNotTried(present: SitePolicy, other: SitePolicy): string[] {
  return Object.entries(other)
    .filter(([part, value]) => !judging.includes(part) && !isDeepStrictEqual(value, present[part as keyof SitePolicy]))
    .map(([part]) => part);
}

/** A check that the site has on trial at present counts again where it no longer is; other trials are not the site's to end. */
function remarked(findings: readonly Finding[], present: SitePolicy, policy: SitePolicy): Finding[] {
  const released = findings.map((finding) =>
    present.shadow.checks.includes(finding.check) ? { ...finding, shadow: false } : finding,
  );
  return markTrials(released, policy);
}
