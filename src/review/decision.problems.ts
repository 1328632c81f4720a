import type { DecideOutcome, DecisionSummary } from '../moderation/decide.js';
import { notFound, Problem, problems } from '../http/problem.js';
import { tagOfVersion } from './version-precondition.js';

/** The problem that an outcome other than a decision is; it names who decided what instead, so that a client can show it. */
export function problemOf(outcome: Exclude<DecideOutcome, { kind: 'decided' | 'repeated' }>): Problem {
  if (outcome.kind === 'missing') return notFound('comment');
  const { latest } = outcome;
  const present = outcome.kind === 'stale' ? latest : { status: outcome.status, version: outcome.version };
  const extra = {
    headers: { etag: tagOfVersion(present.version) },
    members: {
      current: {
        version: present.version,
        status: present.status,
        action: latest.action,
        by: { kind: latest.by.kind, name: latest.by.name },
        decidedAt: latest.decidedAt.toISOString(),
        reasons: latest.reasons,
      },
    },
  };
  if (outcome.kind === 'stale') {
    return new Problem(problems['version-conflict'], `${sentence(latest)} Nothing was changed.`, extra);
  }
  return new Problem(
    problems['status-conflict'],
    `The comment is ${present.status}, and this cannot be done from there. ${sentence(latest)}`,
    extra,
  );
}

/** The same Idempotency-Key came with another decision: answering the first one would say that this one was carried out. */
export function keyOfAnotherDecision(): Problem {
  return new Problem(
    problems['idempotency-key-reused'],
    'Another decision about this comment was made under this key; nothing was changed now.',
  );
}

const doers: Record<string, string> = { machine: 'the checks', reader: 'its author', system: 'the service itself' };

const deeds: Record<string, string> = {
  submit: 'submitted',
  hold: 'held',
  approve: 'approved',
  reject: 'rejected',
  spam: 'marked as spam',
  restore: 'restored',
  edit: 'edited',
  erase: 'erased',
};

function sentence({ action, by, version }: DecisionSummary): string {
  const who = doers[by.kind] ?? by.name ?? 'somebody';
  return `Version ${version} was ${deeds[action] ?? 'changed'} by ${who}.`;
}
