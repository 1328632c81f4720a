import type { Finding, FindingCategory } from '../checks/check.js';
import type { SitePolicy, Thresholds } from '../sites/site-policy.js';

/** What screening wants done, with the codes of what spoke for it. */
export interface Verdict {
  action: 'approve' | 'hold' | 'reject' | 'spam';
  reasons: string[];
  /** 0..1: how much harm the comment would do if it were shown. */
  harm: number;
}

/** How bad a certain hit of each category is for readers, for ordering the queue. */
const harmOf: Record<FindingCategory, number> = {
  hate: 1,
  abuse: 0.9,
  spam: 0.5,
  automation: 0.5,
  duplicate: 0.3,
  flood: 0.3,
  quality: 0.1,
  sanction: 0.4,
  inconclusive: 0.2,
};

const unreadablePolicy = 'policy-unreadable';

/** What the site's people decided so is no setting: a ban that holds always holds, one that turns away always does. */
const sanctionThresholds: Thresholds = { hold: 0.5, reject: 1 };

/** Categories whose certain hits are spam; certain hits of the others are rejected. */
const spamCategories: readonly FindingCategory[] = ['spam', 'automation', 'flood', 'duplicate'];

/**
 * Findings and a site's policy give a verdict: pure, no state, no clock. Within a category the checks are taken as
 * independent witnesses (1 − Π(1 − score), each check by its strongest finding). A check that came to no end always holds,
 * whatever the others say: a failure never approves, and never turns away either; so does a policy that could not be read.
 * Statistics alone never turn a comment away: past the rejecting score it is held unless a rule found something in that
 * category too. Outside judges can only add to what holds. Findings in shadow count for nothing.
 */
export function screeningVerdict(all: readonly Finding[], policy: SitePolicy): Verdict {
  const findings = counted(all);
  const certainty = certaintyByCategory(findings);
  const reached = (limit: 'hold' | 'reject', among = certainty): FindingCategory[] =>
    [...among]
      .filter(([category, score]) => {
        if (category === 'inconclusive') return false;
        const threshold = (category === 'sanction' ? sanctionThresholds : policy.thresholds[category])[limit];
        return threshold !== null && score >= threshold;
      })
      .map(([category]) => category);
  const harm = Math.max(0, ...[...certainty].map(([category, score]) => score * harmOf[category]));
  const codes = (categories: readonly FindingCategory[]): string[] => [
    ...new Set(findings.filter(({ category }) => categories.includes(category)).map(({ code }) => code)),
  ];

  const ruledOn = new Set(findings.filter(({ kind, score }) => kind === 'rule' && score > 0).map((f) => f.category));
  const past = reached('reject');
  const withoutJudges = certaintyByCategory(findings.filter(({ kind }) => kind !== 'outside'));
  const refused = reached('reject', withoutJudges).filter((category) => ruledOn.has(category));
  const held = [...new Set([...reached('hold'), ...past])];
  if (policy.unreadable) return { action: 'hold', reasons: [unreadablePolicy, ...codes(held)], harm };
  if (certainty.has('inconclusive')) return { action: 'hold', reasons: codes(['inconclusive', ...held]), harm };
  if (refused.length > 0) {
    const spam = refused.some((category) => spamCategories.includes(category));
    return { action: spam ? 'spam' : 'reject', reasons: codes(refused), harm };
  }
  if (held.length > 0) return { action: 'hold', reasons: codes(held), harm };
  if (policy.mode !== 'screened') return { action: 'hold', reasons: ['premoderation'], harm };
  return { action: 'approve', reasons: [], harm };
}

/** How sure the checks are of each category in which they found something, 0..1, findings in shadow left out. */
export function certainties(findings: readonly Finding[]): ReadonlyMap<FindingCategory, number> {
  return certaintyByCategory(counted(findings));
}

function counted(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ shadow }) => !shadow).map(readable);
}

/** A score that is no score is a check that came to no end, whoever handed the finding in. */
function readable(finding: Finding): Finding {
  return finding.score >= 0 && finding.score <= 1 ? finding : { ...finding, category: 'inconclusive', score: 1 };
}

function certaintyByCategory(findings: readonly Finding[]): Map<FindingCategory, number> {
  const strongest = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.category} ${finding.check}`;
    if (finding.score > (strongest.get(key)?.score ?? -1)) strongest.set(key, finding);
  }
  const doubt = new Map<FindingCategory, number>();
  for (const { category, score } of strongest.values()) doubt.set(category, (doubt.get(category) ?? 1) * (1 - score));
  // Rounded, so that a score of 0.7 is 0.7 again after the two subtractions and reaches a threshold of 0.7.
  return new Map([...doubt].map(([category, remaining]) => [category, Math.round((1 - remaining) * 1e9) / 1e9]));
}
