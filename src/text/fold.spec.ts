import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from './fold.js';

const folded = (text: string) => fold(text).text;

describe('fold', () => {
  it.each([
    ['case, width and compatibility forms', 'ＩＤＩＯＴ 𝐢𝐝𝐢𝐨𝐭 Ⓘⓓⓘⓞⓣ 🅸🅳🅸🅾🆃', 'idiot idiot idiot idiot'],
    ['accents, typed as one code point or as two', 'Café cafe\u0301', 'cafe cafe'],
    ['zero-width characters, soft hyphens and bidi controls', 'id\u200bi\u00ado\u202et', 'idiot'],
    ['variation selectors and tags', 'a\ufe0f\u{e0061}b', 'ab'],
    ['Cyrillic and Greek look-alikes in a Latin word', 'idіоt mοrοn', 'idiot moron'],
    ['Latin look-alikes in a Cyrillic word', 'пpивет', 'привет'],
    ['small capitals and barred letters', 'ɪᴅɪᴏᴛ łødz', 'idiot lodz'],
    ['stretched letters', 'idiooooot sooo', 'idiot so'],
    ['spaced-out letters', 'you i d i o t', 'you idiot'],
    ['letters with two or three blanks between', 'f  u  c  k ك   ل   ب', 'fuck كلب'],
    ['letters with dots, stars or emoji between', 'f.u.c.k f*u*c*k f🔥u🔥c🔥k', 'fuck fuck fuck'],
    ['leet between letters', 'm0r0n b1tch f4gg0t5 a$$hole sh!t b@stard', 'moron bitch faggots asshole shit bastard'],
    ['leet that makes a known word, its ends too', 'h3||0 1d107 57up1d 4nd $#!+', 'hello idiot stupid and shit'],
    ['leet at an end that hides a commoner word', 'dum8 5uck 817ch 51ck f49907', 'dumb suck bitch sick faggot'],
    ['leet in a mention', '@u$€r hello', '@user hello'],
    ['spaced-out letters of two alphabets', 'f u c k ك ل ب', 'fuck كلب'],
    ['letters in brackets and of flags', '⒡⒰⒞⒦ 🇫🇺🇨🇰', 'fuck fuck'],
    ['a word of nothing but look-alikes in a Latin text', 'what an аѕѕ he is', 'what an ass he is'],
    ['dollar signs for s', '$hit a$$', 'shit ass'],
    ['curly quotes and long dashes', '“don’t” — no', '"don\'t" - no'],
    ['Arabic harakat and tatweel', 'كَلْبٌ كـــلب', 'كلب كلب'],
    ['alef, hamza, yeh and teh marbuta forms', 'أإآٱ مسؤول شيء على مدرسة', 'ا مسوول شي علي مدرسه'],
    ['Persian letters and both kinds of Arabic digits', 'کلب یار گل ٠١٢٩ ۰۱۲۹', 'كلب يار كل 0129 0129'],
    ['Arabic presentation forms', 'ﻛﻠﺐ', 'كلب'],
  ])('folds %s', (_what, text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  it.each([
    ['numbers beside letters', '10k 3rd 2016 covid19 mp3 h1n1 1990s us$ $5m 5pm g20 b2b'],
    ['signs around words', '!!! (!!) +++ $$$ (call me) #metoo top10 stop! c+ b17 iphone5 $5m'],
    ['addresses and mentions', 'info@example.org @john'],
    ['a missing space after an exclamation mark', 'wow!great news|sport'],
    ['words of one alphabet that only look Latin', 'сосед кот'],
    ['initials', 'j. r. r. tolkien'],
    ['vowel signs of other scripts', 'हिन्दी ภาษาไทย'],
  ])('leaves %s alone', (_what, text) => {
    expect(folded(text)).toBe(text);
  });

  it('points back at the original', () => {
    const text = 'so, you İ_D_İ_O_T!';
    const { text: plain, toOriginal } = bound(text);
    const at = plain.indexOf('idiot');
    const { start, end } = toOriginal(at, at + 5);
    expect(text.slice(start, end)).toBe('İ_D_İ_O_T');
  });

  it('points at all of a stretched letter and at both halves of a surrogate pair', () => {
    const text = 'x idio\u200booot 𝐢𝐝';
    const { text: plain, toOriginal } = bound(text);
    const span = toOriginal(2, 7);
    expect(text.slice(span.start, span.end)).toBe('idio\u200booot');
    const bold = toOriginal(plain.indexOf('id', 8), plain.length);
    expect(text.slice(bold.start, bold.end)).toBe('𝐢𝐝');
  });

  // Strings of the pieces that the steps of folding fight over.
  const nasty = fc
    .array(
      fc.constantFrom(
        ...['a', 'A', 'b', 'а', 'о', 'ɑ', 'Σ', 'İ', '4', '0', '9', '$', '@', '!', '|', '.', '-', ' ', '*', "'", '\n'],
        ...[
          '\u200d',
          '\u0301',
          '\u3099',
          '\ud83d',
          '\ude00',
          '😀',
          'ك',
          'ـ',
          'ء',
          '\u064b',
          'ﷺ',
          'ﬃ',
          '가',
          'ᄀ',
          'か',
          'ß',
          '½',
        ],
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join(''));
  const anyString = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 200 }), illFormed());

  it('is idempotent on its own output', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const once = folded(text);
        expect(folded(once)).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps every offset inside the original and in order', () => {
    fc.assert(
      fc.property(anyString, fc.nat(250), fc.nat(250), (text, a, b) => {
        const result = fold(text);
        expect(result.starts.length).toBe(result.text.length);
        for (let i = 0; i < result.text.length; i++) {
          expect(result.starts[i]).toBeLessThanOrEqual(result.ends[i] as number);
          expect(result.ends[i]).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(result.starts[i]).toBeGreaterThanOrEqual(result.starts[i - 1] as number);
        }
        const { start, end } = result.toOriginal(Math.min(a, b), Math.max(a, b));
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['a', 'a.', 'a.b.', 'ab*', 'a4', '$', 'а.a.a-', '\u0301', 'ﷺ', '!a', '\ud83d', 'كـ', 'a1b@c.d '])(
    'finishes 200,000 characters of %j',
    (piece) => {
      const text = piece.repeat(Math.ceil(200_000 / piece.length));
      expect(fold(text).original).toBe(text);
    },
  );
});

function bound(text: string) {
  const result = fold(text);
  return { text: result.text, toOriginal: result.toOriginal.bind(result) };
}

/** Any sequence of UTF-16 units, unpaired surrogates included. */
function illFormed() {
  return fc.array(fc.nat(0xffff), { maxLength: 100 }).map((units) => String.fromCharCode(...units));
}
