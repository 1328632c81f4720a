import { describe, expect, it } from '@jest/globals';
import { LetterModel } from './letter-model.js';

const model = new LetterModel(['كتاب', 'كتب', 'كاتب', 'مكتب', 'مكتوب', 'كتابه']);

describe('LetterModel', () => {
  it('finds a word cheap whose letters follow each other in words that it knows', () => {
    expect(model.cost('مكتبه')).toBeLessThan(model.cost('بتكمه'));
  });

  it('counts the end of a word', () => {
    expect(model.cost('كتب')).toBeLessThan(model.cost('كتا'));
  });

  it.each(['', 'abc', '*', '\u064b\u0652'])('answers for %j too', (word) => {
    expect(Number.isFinite(model.cost(word))).toBe(true);
  });
});
