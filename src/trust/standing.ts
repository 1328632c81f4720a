import type { AuthorStanding } from '../checks/check.js';
import type { SitePolicy } from '../sites/site-policy.js';

/** What a person decided about an earlier comment of the author, as it stands: nothing that was taken back. */
export interface PastDecision {
  action: 'approve' | 'reject' | 'spam';
  reasons: readonly string[];
  /** Before the comment that is judged was sent; below 0 for what was decided while it waited. */
  ageSeconds: number;
}

/** After a rejection there is no lighter path for so long, whatever is approved meanwhile. */
export const pauseAfterRejectionDays = 30;

const daySeconds = 86_400;
const strikeReasons: ReadonlySet<string> = new Set(['abuse', 'hate', 'threat', 'spam']);

/**
 * Where an author stands at a site, of what people decided there: pure, and the same for the same record. Trust takes a
 * proven address and enough approvals. It fades: an approval is worth half as much after every half-life. It ends at once
 * with a rejection, and what was approved before that counts no more.
 */
export function standingOf(
  proven: boolean,
  record: readonly PastDecision[],
  { trust, strikes }: Pick<SitePolicy, 'trust' | 'strikes'>,
): AuthorStanding {
  const rejections = record.filter(({ action }) => action !== 'approve');
  const lastRejection = rejections.length > 0 ? Math.max(0, Math.min(...rejections.map(age))) : null;
  const approvals = record
    .filter((decision) => decision.action === 'approve' && (lastRejection === null || age(decision) < lastRejection))
    .reduce((sum, decision) => sum + 0.5 ** Math.floor(age(decision) / (trust.halfLifeDays * daySeconds)), 0);
  const paused = lastRejection !== null && lastRejection < pauseAfterRejectionDays * daySeconds;
  return {
    proven,
    approvals,
    secondsSinceRejection: lastRejection,
    strikes: rejections.filter((decision) => isStrike(decision) && age(decision) < strikes.days * daySeconds).length,
    trusted: trust.enabled && proven && !paused && approvals >= trust.approvals,
  };
}

function age({ ageSeconds }: PastDecision): number {
  return Math.max(0, ageSeconds);
}

function isStrike({ action, reasons }: PastDecision): boolean {
  return action === 'spam' || reasons.some((reason) => strikeReasons.has(reason));
}
