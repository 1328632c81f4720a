import { describe, expect, it } from '@jest/globals';
import { arabicReading, arabicSkeleton, arabiziWords } from './arabizi.js';
import { fold } from './fold.js';
import { growthOverEight } from '../../test/support/cpu-time.js';
import { PhraseMatcher } from './phrase-matcher.js';

describe('arabicReading', () => {
  it.each([
    ['7mar', 'حمار'],
    ['kalb', 'كلب'],
    ['khanzir', 'خنزير'],
    ['5anzir', 'خنزير'],
    ['3arab', 'عراب'],
    ['sharmouta', 'شرموته'],
    ["7'ara", 'خره'],
    ['7ayawan', 'حيوان'],
    ['ya', 'يا'],
  ])('reads %s', (word, reading) => expect(arabicReading(word)).toBe(reading));

  it.each(['123', '', 'été', 'привет', '4ever'])('has none for %j', (word) =>
    expect(arabicReading(word)).toBeUndefined(),
  );
});

describe('a text in Arabizi', () => {
  const words = (text: string): number => arabiziWords(fold(text)).length;

  it.each([
    'ya 7mar',
    'enta kalb w ibn kalb',
    'shou hal 7aki ya 3ami',
    'wallah ma ba3ref',
    'kol 5ara ya 7ayawan',
    'a77a',
  ])('is seen in %s', (text) => expect(words(text)).toBeGreaterThan(0));

  it.each([
    'The 3rd of May, 5pm, covid19 and mp3',
    'see ya 2nite m8',
    'la ville est belle et le maire a dit que el al',
    'ma voiture est dans la rue',
    'You are a m0r0n and an id1ot, b3st wishes',
    'Das ist nicht mein Problem',
  ])('is not seen in %s', (text) => expect(words(text)).toBe(0));
});

describe('arabiziWords', () => {
  it('keeps the digits that leet would read, and places the words in the folded text', () => {
    const folded = fold('Ya 7mar ya ka7lab');
    for (const { start, end } of arabiziWords(folded)) expect(end).toBeGreaterThan(start);
    expect(arabiziWords(folded).map((word) => word.text)).toContain('حمار');
  });

  it('lets an Arabic list work on Arabizi, marked in the original', () => {
    const text = 'walla enta 7mar kbir';
    const [match] = new PhraseMatcher(['حمار']).find(fold(text));
    expect(text.slice(match?.span.start, match?.span.end)).toBe('7mar');
  });

  it('has one skeleton for spellings that differ in what Arabizi does not tell', () => {
    expect(arabicSkeleton('شرموطه')).toBe(arabicSkeleton('شرموته'));
  });
});

it.each(['a7é', 'a7', 'a', '7a ', "a'", 'é'])('reads long texts of %j in linear time', (piece) => {
  const text = (size: number) => `a7${piece.repeat(size)}é`;
  expect(growthOverEight(text, (long) => arabiziWords(fold(long)), 8_000)).toBeLessThan(30);
});
