import { describe, expect, it } from '@jest/globals';
import { lettersAndDigits } from './similarity.js';
import { withoutStockPhrases } from './stock-phrases.js';

const own = (text: string): string => withoutStockPhrases(lettersAndDigits(text));

describe('withoutStockPhrases', () => {
  it('leaves nothing of what everybody says, however it is written', () => {
    expect(own('Rest in PEACE!!')).toBe('');
    expect(own('May his soul rest in peace. Thoughts and prayers')).toBe('');
    expect(own('إنّا لله وإنّا إليه راجعون')).toBe('');
    expect(own('الله يرحمه ويغفر له، رحم الله الفقيد وأسكنه فسيح جناته')).toBe('');
  });

  it('leaves what is somebody’s own', () => {
    expect(own('Great article, but the ferry was not late.')).toBe('buttheferrywasnotlate');
    expect(own('الحمد لله وصلت العبارة')).toBe(lettersAndDigits('وصلت العبارة'));
  });
});
