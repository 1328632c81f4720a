import { describe, expect, it } from '@jest/globals';
import type { ReviewItemRow } from './review-item.read-model.js';
import { reviewItemColumns } from './review-item.read-model.js';
import { viewReviewItem } from './review-item.view.js';

const now = new Date('2026-11-22T10:01:30.900Z');

function row(fields: Partial<ReviewItemRow> = {}): ReviewItemRow {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    siteId: '01900000-0000-7000-8000-0000000000aa',
    siteKey: 'site_a',
    siteName: 'A',
    threadId: '01900000-0000-7000-8000-0000000000bb',
    threadKey: 'harbour',
    threadTitle: null,
    threadUrl: null,
    parentId: null,
    status: 'held',
    reasons: ['premoderation'],
    version: 2,
    revision: 1,
    name: 'Layla',
    body: 'Thank you.',
    website: null,
    locale: null,
    language: 'en',
    harm: 0.25,
    clusterId: '01900000-0000-7000-8000-000000000001',
    clusterSize: 1,
    clusterBurstAt: null,
    submittedAt: new Date('2026-11-22T10:00:00Z'),
    decidedAt: new Date('2026-11-22T10:00:01Z'),
    ...fields,
  };
}

describe('viewReviewItem', () => {
  it('says how long a comment has been waiting', () => {
    expect(viewReviewItem(row(), now).waitingSeconds).toBe(90);
    expect(viewReviewItem(row({ status: 'pending', decidedAt: null }), now)).toMatchObject({
      waitingSeconds: 90,
      decidedAt: null,
    });
    expect(viewReviewItem(row({ status: 'approved' }), now).waitingSeconds).toBeNull();
  });

  it('does not count backwards when clocks differ', () => {
    expect(viewReviewItem(row({ submittedAt: new Date('2026-11-22T10:02:00Z') }), now).waitingSeconds).toBe(0);
  });

  it('gives the tag to send back with a decision', () => {
    expect(viewReviewItem(row({ version: 7 }), now).etag).toBe('"7"');
  });

  it('does not pass on what a row should not have held', () => {
    const leaking = { ...row(), email: 'layla@example.org', emailSealed: Buffer.from('x') };
    expect(JSON.stringify(viewReviewItem(leaking, now))).not.toMatch(/email|layla@example/i);
  });
});

describe('reviewItemColumns', () => {
  it('leaves the traces of the person in the table', () => {
    expect(reviewItemColumns).not.toMatch(/email|address|receipt|fingerprint|\*/);
  });
});
