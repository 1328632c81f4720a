import { describe, expect, it } from '@jest/globals';
import { eventTypes } from './catalogue.js';
import { fitsPatterns, isTypePattern, typesOf } from './type-patterns.js';

describe('patterns of types', () => {
  it('are types, families and the star', () => {
    for (const good of ['comment.approved', 'comment.*', 'endpoint.*', '*']) expect(isTypePattern(good)).toBe(true);
    for (const bad of ['', 'comment', 'comment.', 'comment.a*', 'thread.*', '**', '.*', 'comment.approve', 7, null])
      expect(isTypePattern(bad)).toBe(false);
  });

  it('fit what they name', () => {
    expect(fitsPatterns(['comment.*'], 'comment.erased')).toBe(true);
    expect(fitsPatterns(['comment.*'], 'endpoint.disabled')).toBe(false);
    expect(fitsPatterns(['endpoint.test', 'comment.held'], 'comment.held')).toBe(true);
    expect(typesOf(['*'])).toEqual(eventTypes);
    expect(typesOf([])).toBeNull();
  });
});
