import { describe, expect, it } from '@jest/globals';
import { languageGroupsOf } from './language-group.js';
import { readComment } from './reading.js';

const groups = (body: string, language?: string) => readComment({ body, language }).groups;

describe('whose weights judge a comment', () => {
  it.each([
    ['Thank you for this report, it was very good.', ['en']],
    ['شكرا لكم على هذا التقرير', ['ar']],
    ['Спасибо за эту статью', ['multi']],
    ['感谢这篇文章', ['multi']],
    ['좋은 기사 감사합니다', ['multi']],
    ['', ['en']],
    ['12345 !!!', ['en']],
  ])('%s', (body, expected) => {
    expect(groups(body)).toEqual(expected);
  });

  it('goes by the language within the Latin script', () => {
    expect(groups('Das ist eine gute Nachricht', 'de')).toEqual(['multi']);
    expect(groups('Das ist eine gute Nachricht', 'und')).toEqual(['en']);
  });

  it('knows Persian and Urdu for what they are', () => {
    expect(languageGroupsOf('متشکرم از این گزارش', 'fa')).toEqual(['multi']);
    expect(languageGroupsOf('اس خبر کا شکریہ', 'ur')).toEqual(['multi']);
  });

  it('lets both judge a comment in two scripts', () => {
    expect(groups('شكرا لكم على التقرير thank you for the report').toSorted()).toEqual(['ar', 'en']);
  });

  it('takes a single foreign name for what it is', () => {
    expect(groups('شكرا لكم على هذا التقرير المفصل عن شركة IBM')).toEqual(['ar']);
  });
});
