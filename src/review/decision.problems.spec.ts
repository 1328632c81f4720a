import { describe, expect, it } from '@jest/globals';
import type { DecisionSummary } from '../moderation/decide.js';
import { problemOf } from './decision.problems.js';

const latest: DecisionSummary = {
  commentId: '01900000-0000-7000-8000-000000000001',
  action: 'approve',
  from: 'held',
  status: 'approved',
  version: 3,
  revision: 1,
  reasons: [],
  by: { kind: 'person', name: 'Amal' },
  decidedAt: new Date('2026-11-22T10:00:00Z'),
};

const current = {
  version: 3,
  status: 'approved',
  action: 'approve',
  by: { kind: 'person', name: 'Amal' },
  decidedAt: '2026-11-22T10:00:00.000Z',
  reasons: [],
};

describe('problemOf', () => {
  it('tells the loser of a race who did what, and the tag to go on with', () => {
    const problem = problemOf({ kind: 'stale', latest });
    expect(problem.kind.status).toBe(412);
    expect(problem.detail).toBe('Version 3 was approved by Amal. Nothing was changed.');
    expect(problem.extra).toEqual({ headers: { etag: '"3"' }, members: { current } });
  });

  it('says what the status is when it does not allow the move', () => {
    const problem = problemOf({ kind: 'not-allowed', status: 'approved', version: 3, latest });
    expect(problem.kind.status).toBe(409);
    expect(problem.detail).toMatch(/^The comment is approved/);
    expect(problem.extra).toEqual({ headers: { etag: '"3"' }, members: { current } });
  });

  it('says of the machine and the author what they are', () => {
    const by = (kind: string): string =>
      problemOf({ kind: 'stale', latest: { ...latest, by: { kind, name: null } } }).detail;
    expect(by('machine')).toMatch(/by the checks/);
    expect(by('reader')).toMatch(/by its author/);
    expect(by('person')).toMatch(/by somebody/);
  });

  it('is a 404 for a comment that is not there', () => {
    expect(problemOf({ kind: 'missing' }).kind.status).toBe(404);
  });
});
