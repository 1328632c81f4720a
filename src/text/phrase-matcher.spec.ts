import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from './fold.js';
import { PhraseMatcher, phraseMatcher } from './phrase-matcher.js';

const found = (list: string[], text: string) =>
  new PhraseMatcher(list).find(fold(text)).map(({ span }) => text.slice(span.start, span.end));

describe('PhraseMatcher', () => {
  it('finds whole words only', () => {
    expect(found(['ass', 'hell', 'cunt'], 'The class in Scunthorpe says hello')).toEqual([]);
    expect(found(['hell'], 'What the HELL?')).toEqual(['HELL']);
  });

  it('finds phrases over any punctuation and line break', () => {
    expect(found(['fake news'], 'This is FAKE,\nnews!')).toEqual(['FAKE,\nnews']);
  });

  it('finds altered spellings and marks them as they stand', () => {
    expect(found(['idiot'], 'an i.d.i.o.t, an 1d10t, an idіot')).toEqual(['i.d.i.o.t', '1d10t', 'idіot']);
  });

  it('finds doubled letters under a stretched spelling, but only there', () => {
    expect(found(['asshole'], 'assssshole')).toEqual(['assssshole']);
    expect(found(['looter'], 'a loter')).toEqual([]);
  });

  it('sees through stars to words of the list', () => {
    expect(found(['shit', 'bitch'], 'sh*t, b**ch and s**ts')).toEqual(['sh*t', 'b**ch']);
  });

  it('reads digits as letters when the list has the word', () => {
    expect(found(['shit'], '5h17 and 5hit, 10k')).toEqual(['5h17', '5hit']);
  });

  it('finds words inside a spaced-out sentence, where no word has an end', () => {
    expect(found(['idiot'], 'y o u i d i o t')).toEqual(['i d i o t']);
    expect(found(['idiot'], 'youidiot')).toEqual([]);
  });

  // The eight spellings of evidence note M-1, and its two innocent words.
  it.each(['كلب', 'كَلْب', 'كـلـب', 'الكلب', 'كلبًا', 'وكلب', 'ك\u200cلب', 'کلب'])(
    'finds the Arabic word in %s',
    (spelling) => {
      expect(found(['كلب'], `هذا ${spelling} هنا`)).toEqual([spelling]);
    },
  );

  it.each(['كلبشات', 'مكلبش'])('does not find it in %s', (innocent) => {
    expect(found(['كلب'], innocent)).toEqual([]);
  });

  it('finds words of scripts without spaces', () => {
    expect(found(['傻瓜'], '你是傻瓜吗')).toEqual(['傻瓜']);
  });

  it('tells overlapping phrases', () => {
    expect(found(['white', 'white house', 'house'], 'the White House')).toEqual(['White', 'White House', 'House']);
  });

  it('ignores entries without a letter or digit', () => {
    expect(found(['', ' ', '!!!'], '!!! oh')).toEqual([]);
  });

  it('finds every list entry in itself, inside the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ unit: 'binary', maxLength: 30 }),
        (entry, rest) => {
          const text = `${entry}\n${rest}`;
          for (const { span } of new PhraseMatcher([entry, rest]).find(fold(text))) {
            expect(span.start).toBeLessThan(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});

describe('phraseMatcher', () => {
  it('compiles a list once, by array and by content', () => {
    const list = ['one', 'two words'];
    expect(phraseMatcher(list)).toBe(phraseMatcher(list));
    expect(phraseMatcher([...list])).toBe(phraseMatcher(list));
    expect(phraseMatcher(['other'])).not.toBe(phraseMatcher(list));
  });
});
