import type { Finding } from '../checks/check.js';
import type { SitePolicy, ThresholdCategory } from '../sites/site-policy.js';
import type { Verdict } from './screening-policy.js';

/** One thing that could have been otherwise. */
export type Change =
  | { kind: 'without-finding'; check: string; code: string }
  /** Had the category's score, all its checks together, been under the limit, or reached it. */
  | {
      kind: 'score';
      category: ThresholdCategory;
      score: number;
      direction: 'under' | 'reached';
      limit: number;
    }
  | {
      kind: 'threshold';
      category: ThresholdCategory;
      limit: 'hold' | 'reject';
      from: number | null;
      to: number | null;
    }
  | { kind: 'mode'; to: SitePolicy['mode'] };

/** What a verdict rests on. */
export interface Grounds {
  findings: readonly Finding[];
  policy: SitePolicy;
}

/** Far less than any threshold is written to. */
const hair = 1e-6;

/** Findings and policy as they would be with these changes; the arguments are not touched. */
export function applyChanges(changes: readonly Change[], findings: readonly Finding[], policy: SitePolicy): Grounds {
  return changes.reduce<Grounds>(applyChange, { findings, policy });
}

function applyChange({ findings, policy }: Grounds, change: Change): Grounds {
  switch (change.kind) {
    case 'without-finding':
      return {
        findings: findings.filter(({ check, code }) => check !== change.check || code !== change.code),
        policy,
      };
    case 'score':
      return { findings: withScore(findings, change), policy };
    case 'threshold': {
      const limits = { ...policy.thresholds[change.category], [change.limit]: change.to };
      return { findings, policy: { ...policy, thresholds: { ...policy.thresholds, [change.category]: limits } } };
    }
    case 'mode':
      return { findings, policy: { ...policy, mode: change.to } };
  }
}

/** One finding with the wished score stands for all of the category, as much of a rule as they were. */
function withScore(
  findings: readonly Finding[],
  { category, direction, limit }: Extract<Change, { kind: 'score' }>,
): Finding[] {
  const counted = (finding: Finding): boolean => finding.category === category && !finding.shadow;
  const kind = findings.some((finding) => counted(finding) && finding.kind === 'rule') ? 'rule' : 'statistical';
  const score = direction === 'reached' ? limit : Math.max(0, limit - hair);
  return [
    ...findings.filter((finding) => !counted(finding)),
    { check: 'any', code: 'any', category, score, spans: [], text: '', kind },
  ];
}

/** The changes and what would come of them, as one sentence. */
export function sayChanges(changes: readonly Change[], verdict: Verdict['action']): string {
  const clauses = changes.map(sayChange).join(' and ');
  return `${clauses.charAt(0).toUpperCase()}${clauses.slice(1)}, it would be ${outcomes[verdict]}.`;
}

const outcomes: Record<Verdict['action'], string> = {
  approve: 'approved',
  hold: 'held',
  reject: 'rejected',
  spam: 'turned away as spam',
};

function sayChange(change: Change): string {
  switch (change.kind) {
    case 'without-finding':
      return `without the finding '${change.code}' (${change.check})`;
    case 'score': {
      const { category, score, direction, limit } = change;
      const verb = direction === 'under' ? 'been under' : 'reached';
      return `had the score for ${category} ${verb} ${inWords(limit)} (it was ${inWords(score)})`;
    }
    case 'threshold': {
      const { category, limit, from, to } = change;
      const now = from === null ? 'it is not set' : `it is ${inWords(from)}`;
      const where = `threshold to ${limit} for ${category}`;
      return to === null ? `without a ${where} (${now})` : `with the ${where} at ${inWords(to)} (${now})`;
    }
    case 'mode':
      return change.to === 'screened' ? 'without pre-moderation' : 'with pre-moderation';
  }
}

/** Two decimals, up to four where they say more; rounded down, so that what is under a limit is not written as the limit. */
function inWords(score: number): string {
  const shown = Math.floor(score * 1e4 + 1e-4) / 1e4;
  return Number.isInteger(Math.round(shown * 1e8) / 1e6) ? shown.toFixed(2) : String(shown);
}
