import { describe, expect, it } from '@jest/globals';
import { viewCounts, viewPublishedComment } from './published-comment.view.js';

const comment = {
  id: '01900000-0000-7000-8000-000000000001',
  parentId: null,
  depth: 0,
  name: 'ليلى',
  body: 'شكرا على هذا التقرير',
  website: null,
  language: 'ar',
  submittedAt: new Date('2026-11-22T10:00:00Z'),
};

describe('viewPublishedComment', () => {
  it('says which way the text runs', () => {
    expect(viewPublishedComment(comment)).toMatchObject({ language: 'ar', direction: 'rtl' });
    expect(viewPublishedComment({ ...comment, language: 'en' })).toMatchObject({ direction: 'ltr' });
  });

  it('goes by the first letter when the language is not known', () => {
    expect(viewPublishedComment({ ...comment, language: 'und' })).toMatchObject({ language: null, direction: 'rtl' });
    expect(viewPublishedComment({ ...comment, language: null, body: '2026: ok' })).toMatchObject({ direction: 'ltr' });
    expect(viewPublishedComment({ ...comment, language: null, body: '…' })).toMatchObject({ direction: 'ltr' });
  });

  it('shows what is listed and nothing else', () => {
    const row = { ...comment, email: 'layla@example.org', status: 'approved' };
    expect(Object.keys(viewPublishedComment(row)).sort()).toEqual([
      'body',
      'depth',
      'direction',
      'id',
      'language',
      'name',
      'parentId',
      'submittedAt',
      'website',
    ]);
  });
});

describe('viewCounts', () => {
  it('counts pages of any name', () => {
    const counts = viewCounts(['__proto__', 'constructor', 'a'], (thread) => (thread === '__proto__' ? 3 : 0));
    expect(JSON.stringify(counts)).toBe('{"__proto__":3,"constructor":0,"a":0}');
  });
});
