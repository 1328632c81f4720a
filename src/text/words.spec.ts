import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from './fold.js';
import { listForms, words } from './words.js';

const split = (text: string) => words(fold(text)).map((word) => word.text);

describe('words', () => {
  it('splits at blanks, punctuation and apostrophes', () => {
    expect(split("Trump's plan—really? Don't!")).toEqual(['trump', 's', 'plan', 'really', 'don', 't']);
  });

  it('keeps stars inside a word and drops those around it', () => {
    expect(split('**bold** sh*t')).toEqual(['bold', 'sh*t']);
  });

  it('makes every character a word in scripts without spaces', () => {
    expect(split('新聞 is ニュ')).toEqual(['新', '聞', 'is', 'ニ', 'ュ']);
  });

  it('splits Arabic at its own punctuation', () => {
    expect(split('مرحبا، كيف الحال؟')).toEqual(['مرحبا', 'كيف', 'الحال']);
  });

  it('tells where every word stands in the folded text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const folded = fold(text);
        for (const word of words(folded)) expect(folded.text.slice(word.start, word.end)).toBe(word.text);
      }),
    );
  });
});

describe('listForms', () => {
  it.each(['كلب', 'الكلب', 'وكلب', 'والكلب', 'بالكلب', 'للكلب', 'كلبا', 'ياكلب'])(
    'finds the bare word in %s',
    (word) => {
      expect(listForms(word)).toContain('كلب');
    },
  );

  it.each([
    ['فخرا', 'خرا'],
    ['كلبشات', 'كلب'],
    ['مكلبش', 'كلب'],
    ['ولد', 'لد'],
  ])('does not take %s for %s', (word, other) => {
    expect(listForms(word)).not.toContain(other);
  });

  it('leaves words of other scripts as they are', () => {
    expect(listForms('walking')).toEqual(['walking']);
  });
});
