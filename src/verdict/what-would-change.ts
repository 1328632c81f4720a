import type { Finding } from '../checks/check.js';
import type { SitePolicy, ThresholdCategory } from '../sites/site-policy.js';
import { applyChanges, sayChanges, type Change } from './change.js';
import { certainties, screeningVerdict, type Verdict } from './screening-policy.js';

/** Changes that together would give another verdict. */
export interface WouldChange {
  changes: Change[];
  /** What the verdict would be then. */
  verdict: Verdict['action'];
  /** The same as a sentence for people. */
  text: string;
}

/** Of what a comment would have to score to be judged otherwise, so many of the nearest are named. */
const nearest = 3;

/**
 * The smallest changes, each by itself, that would give another verdict on these findings: a finding less, another score, a
 * threshold elsewhere, the other mode. Where nothing by itself would let a comment pass, the fewest together that do. Each
 * has been tried: applying it gives the verdict that it names. Empty when the policy could not be read.
 */
export function whatWouldChange(all: readonly Finding[], policy: SitePolicy, { action }: Verdict): WouldChange[] {
  const findings = all.filter(({ shadow }) => !shadow);
  const after = (changes: Change[]): Verdict['action'] => {
    const changed = applyChanges(changes, findings, policy);
    return screeningVerdict(changed.findings, changed.policy).action;
  };
  const answer = (changes: Change[]): WouldChange[] => {
    const verdict = after(changes);
    return verdict === action ? [] : [{ changes, verdict, text: sayChanges(changes, verdict) }];
  };
  const each = (changes: Change[]): WouldChange[] => changes.flatMap((change) => answer([change]));

  const removals = withoutEach(findings);
  const modes = otherMode(policy);
  const single = [
    ...each(removals),
    ...each(scores(findings, policy).filter(({ direction }) => direction === 'under')),
    ...each(scores(findings, policy).filter(({ direction }) => direction === 'reached')).slice(0, nearest),
    ...each(thresholds(findings, policy)),
    ...each(modes),
  ];
  if (action === 'approve' || single.some(({ verdict }) => verdict === 'approve')) return single;
  const milder = policy.mode === 'screened' ? removals : [...removals, ...modes];
  const together = fewest(milder, (changes) => after(changes) === 'approve');
  return together ? [...answer(together), ...single] : single;
}

function withoutEach(findings: readonly Finding[]): Change[] {
  const seen = new Map(findings.map(({ check, code }) => [`${check} ${code}`, { check, code }]));
  return [...seen.values()].map(({ check, code }) => ({ kind: 'without-finding', check, code }));
}

/** Nearest first. */
function scores(findings: readonly Finding[], { thresholds }: SitePolicy): Extract<Change, { kind: 'score' }>[] {
  const certainty = certainties(findings);
  return (Object.keys(thresholds) as ThresholdCategory[])
    .flatMap((category) => {
      const score = certainty.get(category) ?? 0;
      const { hold, reject } = thresholds[category];
      return [hold, reject].flatMap((limit) => {
        if (limit === null) return [];
        const direction = score >= limit ? ('under' as const) : ('reached' as const);
        return [{ kind: 'score' as const, category, score, direction, limit }];
      });
    })
    .sort((a, b) => Math.abs(a.limit - a.score) - Math.abs(b.limit - b.score));
}

/** For each threshold of a category in which something was found, the hundredth on the other side of the score. */
function thresholds(findings: readonly Finding[], policy: SitePolicy): Change[] {
  return [...certainties(findings)].flatMap(([category, score]): Change[] => {
    if (category === 'inconclusive' || category === 'sanction') return [];
    const { hold, reject } = policy.thresholds[category];
    const below = Math.floor(score * 100 + 1e-7) / 100;
    const next = (Math.floor(score * 100 + 1e-7) + 1) / 100;
    const above = next > 1 ? null : next;
    // A hold stays at its reject or under it: so much of a policy has to make sense.
    const holdTo = reached(score, hold)
      ? reject !== null && !reached(score, reject)
        ? Math.min(above ?? 1, reject)
        : above
      : below;
    const rejectTo = reached(score, reject) ? above : Math.max(below, hold ?? 0);
    const moves = [
      { kind: 'threshold' as const, category, limit: 'hold' as const, from: hold, to: holdTo },
      { kind: 'threshold' as const, category, limit: 'reject' as const, from: reject, to: rejectTo },
    ];
    return moves.filter(({ limit, from, to }) => from !== to && makesSense({ hold, reject, [limit]: to }));
  });
}

function makesSense({ hold, reject }: { hold: number | null; reject: number | null }): boolean {
  return hold === null || reject === null || hold <= reject;
}

function reached(score: number, threshold: number | null): boolean {
  return threshold !== null && score >= threshold;
}

function otherMode({ mode }: SitePolicy): Change[] {
  return [{ kind: 'mode', to: mode === 'screened' ? 'premoderated' : 'screened' }];
}

/** The changes that are needed for it, none of them in vain; null when not even all of them do. */
function fewest(changes: Change[], enough: (changes: Change[]) => boolean): Change[] | null {
  if (!enough(changes)) return null;
  return changes.reduce((kept, change) => {
    const without = kept.filter((other) => other !== change);
    return enough(without) ? without : kept;
  }, changes);
}
