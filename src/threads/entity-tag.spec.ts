import { describe, expect, it } from '@jest/globals';
import { entityTag, namesTag } from './entity-tag.js';

describe('entityTag', () => {
  it('is a strong tag that changes with the answer', () => {
    expect(entityTag('{"count":1}')).toMatch(/^"[A-Za-z0-9_-]{27}"$/);
    expect(entityTag('{"count":1}')).toBe(entityTag('{"count":1}'));
    expect(entityTag('{"count":1}')).not.toBe(entityTag('{"count":2}'));
  });
});

describe('namesTag', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", W/"a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    ['', false],
  ])('%s', (header, expected) => {
    expect(namesTag(header, '"a"')).toBe(expected);
  });

  it('is not named by a header that is not there', () => {
    expect(namesTag(undefined, '"a"')).toBe(false);
  });
});
