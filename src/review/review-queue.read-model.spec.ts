import { describe, expect, it } from '@jest/globals';
import { queueStatement, type QueueRequest } from './review-queue.read-model.js';

const everything: QueueRequest = {
  statuses: ['held'],
  order: 'age',
  limit: 50,
  after: null,
  siteIds: null,
  threadIds: null,
  reason: null,
  language: null,
  sameAuthorAs: null,
  sameClusterAs: null,
  search: null,
  submittedBefore: null,
  submittedAfter: null,
};

const id = '01900000-0000-7000-8000-000000000001';

describe('queueStatement', () => {
  it('asks for one row more than the page has', () => {
    expect(queueStatement(everything).values).toEqual([51, 'held']);
  });

  it('binds every value, and as many as it names', () => {
    const { text, values } = queueStatement({
      ...everything,
      statuses: ['held', 'spam'],
      siteIds: ['s'],
      threadIds: ['t'],
      reason: "'; drop table comments; --",
      language: 'ar',
      sameAuthorAs: id,
      sameClusterAs: id,
      search: 'casino',
      submittedBefore: new Date(0),
      submittedAfter: new Date(0),
      after: { id, harm: 0 },
    });
    expect(text).not.toMatch(/drop table|casino|01900000/);
    const named = new Set([...text.matchAll(/\$(\d+)/g)].map((match) => Number(match[1])));
    expect([...named].sort((a, b) => a - b)).toEqual(values.map((_, index) => index + 1));
  });

  it('takes wildcards in a search by the letter', () => {
    expect(queueStatement({ ...everything, search: '100%_\\' }).values).toContain('%100\\%\\_\\\\%');
  });

  it('begins the walk where the time begins', () => {
    const { values } = queueStatement({ ...everything, submittedAfter: new Date('2026-11-22T10:00:00Z') });
    expect(values).toContain('01a202b1-daa0-7000-8000-000000000000');
    expect(parseInt('01a202b1daa0', 16)).toBe(Date.parse('2026-11-22T09:59:00Z'));
  });

  it.each([
    [0.7, Math.fround(0.7)],
    [1e-300, 0],
    [1e300, 1],
    [-4, 0],
  ])('compares harm %d as the number that the column can hold', (harm, bound) => {
    expect(queueStatement({ ...everything, order: 'harm', after: { id, harm } }).values).toContain(bound);
  });
});
