import { describe, expect, it } from '@jest/globals';
import { moderatorReasons } from '../moderation/reason-codes.js';
import { lessonLabels } from './lesson-labels.js';

describe('what a decision teaches', () => {
  it('is innocence of everything when the comment was approved', () => {
    expect(lessonLabels('approved', [])).toEqual({ spam: 0, abuse: 0, hate: 0 });
  });

  it('is spam when it was marked so, and nothing about the other heads', () => {
    expect(lessonLabels('spam', ['spam'])).toEqual({ spam: 1 });
    expect(lessonLabels('spam', [])).toEqual({ spam: 1 });
  });

  it('follows the reason of a rejection', () => {
    expect(lessonLabels('rejected', ['abuse'])).toEqual({ abuse: 1, spam: 0 });
    expect(lessonLabels('rejected', ['hate'])).toEqual({ hate: 1, abuse: 1, spam: 0 });
    expect(lessonLabels('rejected', ['off-topic'])).toEqual({ spam: 1 });
    expect(lessonLabels('rejected', ['abuse', 'spam'])).toEqual({ abuse: 1, spam: 1 });
    expect(lessonLabels('rejected', ['spam', 'abuse'])).toEqual({ abuse: 1, spam: 1 });
  });

  it('is nothing when the reason does not lie in the words, or the comment waits again', () => {
    for (const reason of ['personal-data', 'illegal', 'misinformation', 'duplicate', 'other']) {
      expect(Object.keys(moderatorReasons)).toContain(reason);
      expect(lessonLabels('rejected', [reason])).toBeNull();
    }
    expect(lessonLabels('rejected', ['scorer-spam'])).toBeNull();
    expect(lessonLabels('held', [])).toBeNull();
    expect(lessonLabels('erased', [])).toBeNull();
  });
});
