import type { Finding } from '../checks/check.js';
import type { SitePolicy } from '../sites/site-policy.js';
import { screeningVerdict, type Verdict } from './screening-policy.js';

/** The reason of an approval that the lighter path brought about. */
export const trustedAuthor = 'trusted-author';

/**
 * The verdict for a trusted author's comment. What would wait is published when nothing but doubt spoke for waiting:
 * premoderation, quality, near copies, spam below the middle between the site's two thresholds. Whatever else holds or turns
 * away a comment does so as for everybody: the only thing that trust can change is a hold, and only into an approval.
 */
export function lighterVerdict(findings: readonly Finding[], policy: SitePolicy): Verdict {
  const verdict = screeningVerdict(findings, policy);
  if (verdict.action !== 'hold') return verdict;
  const hard = findings.filter((finding) => !isSoft(finding));
  const { action } = screeningVerdict(hard, lighter(policy));
  return action === 'approve' ? { ...verdict, action, reasons: [trustedAuthor] } : verdict;
}

function lighter(policy: SitePolicy): SitePolicy {
  const { spam } = policy.thresholds;
  const hold = spam.hold === null ? null : (spam.hold + (spam.reject ?? 1)) / 2;
  return { ...policy, mode: 'screened', thresholds: { ...policy.thresholds, spam: { ...spam, hold } } };
}

/** A site's own list of words is its will and no doubt, though its findings are of the category quality. */
function isSoft({ category, check, code, score }: Finding): boolean {
  const isScore = score >= 0 && score <= 1;
  return isScore && ((category === 'quality' && check !== 'blocklist') || code === 'duplicate-near');
}
