import { describe, expect, it } from '@jest/globals';
import { skeleton } from './skeleton.js';

describe('skeleton', () => {
  it.each([
    ['idiot', 'idoit'],
    ['moron', 'm0r0n'],
    ['bitch', 'b*tch'],
    ['stupid', 'sutpid'],
    ['idiot', 'idiooot'],
    ['shit', '5h1t'],
  ])('is the same for %s and %s', (a, b) => expect(skeleton(a)).toBe(skeleton(b)));

  it.each([
    ['idiot', 'idiom'],
    ['class', 'clays'],
    ['كلب', 'كتب'],
  ])('is not the same for %s and %s', (a, b) => expect(skeleton(a)).not.toBe(skeleton(b)));
});
