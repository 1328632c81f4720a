import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import type { ClusterFacts, Finding, SimilarComment } from './check.js';
import { duplicateCheck } from './duplicate.check.js';

const LONG = 'The council should have asked the people who live there.';
const copy = (overrides: Partial<SimilarComment> = {}): SimilarComment => ({
  commentId: '0198c0de-0000-7000-8000-000000000002',
  similarity: 1,
  ageSeconds: 60,
  sameAuthor: false,
  sameThread: false,
  status: 'approved',
  ...overrides,
});
const codes = (similar: SimilarComment[], body = LONG) =>
  (duplicateCheck.run(checkInput({ body, similar })) as Finding[]).map(({ code, score }) => `${code} ${score}`);

describe('the duplicate check', () => {
  it.each([
    ['the same text by another author', copy(), 'duplicate-exact 0.7'],
    ['the same text by the author elsewhere', copy({ sameAuthor: true }), 'duplicate-exact 0.65'],
    ['nearly the same text by another author', copy({ similarity: 0.8 }), 'duplicate-near 0.55'],
    ['nearly the same text by the author elsewhere', copy({ similarity: 0.8, sameAuthor: true }), 'duplicate-near 0.5'],
    ['the same text by the author in the thread', copy({ sameAuthor: true, sameThread: true }), 'double-post 0.7'],
  ])('tells of %s', (_what, similar, expected) => {
    expect(codes([similar])).toEqual([expected]);
  });

  it('calls three copies a campaign and scores their number, short of automatic rejection', () => {
    expect(codes([copy(), copy({ similarity: 0.75 }), copy({ sameAuthor: true })])).toEqual(['duplicate-campaign 0.8']);
    expect(codes(Array.from({ length: 50 }, () => copy()))).toEqual(['duplicate-campaign 0.94']);
  });

  it('has nothing against short texts that others have written too', () => {
    expect(codes([copy(), copy(), copy()], 'Thank you!')).toEqual([]);
    expect(codes([copy(), copy(), copy()], 'شكرا لكم')).toEqual([]);
  });

  it('tells of a short text sent twice by one author in one thread', () => {
    expect(codes([copy({ sameAuthor: true, sameThread: true })], 'شكرا')).toEqual(['double-post 0.7']);
  });

  it('calls many near-duplicates from several sides within a day a burst, short of automatic rejection', () => {
    const burst = (cluster: Partial<ClusterFacts>) =>
      (duplicateCheck.run(checkInput({ cluster })) as Finding[]).map(({ code, score }) => `${code} ${score}`);
    expect(burst({ members: 5, authors: 3 })).toEqual(['duplicate-burst 0.905']);
    expect(burst({ members: 5, addresses: 3 })).toEqual(['duplicate-burst 0.905']);
    expect(burst({ members: 100, threads: 3 })).toEqual(['duplicate-burst 0.94']);
    expect(burst({ members: 4, authors: 4, addresses: 4, threads: 4 })).toEqual([]);
    expect(burst({ members: 100, authors: 2, addresses: 2, threads: 2 })).toEqual([]);
  });

  it('has nothing against texts that share phrases, or an edited comment by its author', () => {
    expect(codes([copy({ similarity: 0.6 })])).toEqual([]);
    expect(codes([copy({ similarity: 0.9, sameAuthor: true, sameThread: true })])).toEqual([]);
  });
});
