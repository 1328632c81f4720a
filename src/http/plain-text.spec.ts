import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultInText, normaliseLine, normaliseText, type TextLimits } from './plain-text.js';

const line: TextLimits = { maxCharacters: 10, maxBytes: 20 };
const paragraph: TextLimits = { ...line, multiline: true };
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });
/** UTF-16 units at random, so that half surrogate pairs, controls and marks come up often. */
const brokenText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0, 9, 10, 13, 0x85, 0xa0, 0x301, 0x2028, 0xd800, 0xdc00),
    ),
  )
  .map((units) => String.fromCharCode(...units));

describe('a text field', () => {
  it('must be a string', () => {
    for (const value of [undefined, null, 1, true, {}, ['a'], () => 'a']) {
      expect(faultInText(value, line)).toBe('must be a string');
    }
  });

  it('must not be empty, and may have a least length', () => {
    expect(faultInText('', line)).toBe('must not be empty');
    expect(faultInText('ab', { ...line, minCharacters: 3 })).toBe('must have 3 characters or more');
    expect(faultInText('abc', { ...line, minCharacters: 3 })).toBeNull();
  });

  it('is measured in characters, not in UTF-16 units', () => {
    expect(faultInText('😀'.repeat(5), line)).toBeNull();
    expect(faultInText('é'.repeat(10), line)).toBeNull();
    expect(faultInText('a'.repeat(11), line)).toBe('must have 10 characters or fewer');
    expect(faultInText('😀'.repeat(10), { maxCharacters: 10, maxBytes: 40 })).toBeNull();
    expect(faultInText('😀'.repeat(11), { maxCharacters: 10, maxBytes: 100 })).toBe('must have 10 characters or fewer');
    expect(faultInText('😀😀', { ...line, minCharacters: 3 })).toBe('must have 3 characters or more');
  });

  it('is measured in bytes of UTF-8 as well', () => {
    expect(faultInText('😀'.repeat(6), line)).toBe('must have 20 bytes or fewer in UTF-8');
    expect(faultInText('ا'.repeat(10), line)).toBeNull();
    expect(faultInText('字'.repeat(7), line)).toBe('must have 20 bytes or fewer in UTF-8');
  });

  it('is one line without control characters', () => {
    for (const bad of ['\u0000', '\n', '\r', '\t', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029']) {
      expect(faultInText(`a${bad}b`, line)).toBe('must be one line without control characters');
    }
  });

  it('may hold line feeds and tabs when it has several lines, but no other control', () => {
    expect(faultInText('a\n\tb', paragraph)).toBeNull();
    for (const bad of ['\u0000', '\r', '\u000b', '\u001b', '\u007f', '\u009f']) {
      expect(faultInText(`a${bad}b`, paragraph)).toBe('must not hold control characters');
    }
  });

  it('must not hold half a surrogate pair', () => {
    for (const bad of ['\ud800', 'a\udc00b', '\udc00\ud800', '😀\ud83d']) {
      expect(faultInText(bad, paragraph)).toContain('well-formed Unicode');
    }
  });

  it('must not pile up combining marks, while every script that stacks a few is let through', () => {
    expect(faultInText(`Z${'\u0334'.repeat(8)}`, { maxCharacters: 100, maxBytes: 400 })).toBe(
      'must not pile up combining marks',
    );
    for (const word of ['العَرَبِيَّةُ', 'שָׁלוֹם', 'ไม่ที่', 'བསྒྲུབས', 'điệu', 'नमस्ते', '👨‍👩‍👧‍👦', `e${'\u0301'.repeat(7)}`]) {
      expect([word, faultInText(word, { maxCharacters: 100, maxBytes: 400 })]).toEqual([word, null]);
    }
  });

  it('is searched for piles of marks as a plain search would', () => {
    const unit = fc.constantFrom(
      'a',
      'é',
      'ع',
      '😀',
      '\u0301',
      '\u0334',
      '\u064b',
      '\u0670',
      '\ufe0f',
      '\u{1d165}',
      '\u{e0100}',
    );
    const run = fc.tuple(unit, fc.constantFrom(1, 1, 2, 3, 5, 7, 8, 9)).map(([one, times]) => one.repeat(times));
    const text = fc.array(run, { minLength: 1, maxLength: 12 }).map((runs) => runs.join(''));
    let piles = 0;
    fc.assert(
      fc.property(text, (drawn) => {
        const pile = /\p{M}{8}/u.test(drawn);
        if (pile) piles += 1;
        const expected = pile ? 'must not pile up combining marks' : null;
        expect(faultInText(drawn, { maxCharacters: 1_000, maxBytes: 4_000 })).toBe(expected);
      }),
      { numRuns: 3_000, seed: 3 },
    );
    expect(piles).toBeGreaterThan(300);
    expect(piles).toBeLessThan(2_700);
  });

  it('that is accepted survives UTF-8, within its limits', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (text) => {
        const limits = { maxCharacters: 30, maxBytes: 60, multiline: true };
        fc.pre(faultInText(text, limits) === null);
        expect(Buffer.from(text).toString()).toBe(text);
        expect([...text].length).toBeLessThanOrEqual(30);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60);
        expect(text).not.toContain('\u0000');
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('normalising', () => {
  it('gives one spelling to letters that can be written in several ways (NFC)', () => {
    expect(normaliseText('e\u0301')).toBe('é');
    expect(normaliseText('\u212b')).toBe('Å');
    expect(normaliseText('ﬁ ① ｆ')).toBe('ﬁ ① ｆ');
  });

  it('makes every line end a line feed and keeps the lines', () => {
    expect(normaliseText('a\r\nb\rc\n\n  d')).toBe('a\nb\nc\n\n  d');
  });

  it('takes white space off both ends', () => {
    expect(normaliseText(' \n\t\u00a0\ufeffa b\u3000\n')).toBe('a b');
    expect(normaliseText(' \n ')).toBe('');
  });

  it('makes runs of spaces one in names and titles, and leaves them in bodies', () => {
    expect(normaliseLine('  Umm \t\u00a0 Kulthum ')).toBe('Umm Kulthum');
    expect(normaliseText('a    b')).toBe('a    b');
  });

  it('leaves right-to-left text, its marks and its joiners as they are', () => {
    for (const text of [
      'مرحبًا بكم في الميناء',
      'می‌خواهم',
      'שָׁלוֹם עולם',
      'abc \u2067عربي\u2069 def',
      '\u200fنص\u200e',
    ]) {
      expect(normaliseText(text)).toBe(text.normalize('NFC'));
      expect(normaliseLine(text)).toBe(text.normalize('NFC'));
    }
  });

  it('leaves what is not text for the validator', () => {
    for (const value of [1, null, undefined, { a: 1 }]) {
      expect(normaliseText(value)).toBe(value);
      expect(normaliseLine(value)).toBe(value);
    }
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (text) => {
        expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
        expect(normaliseLine(normaliseLine(text))).toBe(normaliseLine(text));
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});
