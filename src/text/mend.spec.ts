import { describe, expect, it } from '@jest/globals';
import { fold } from './fold.js';
import { mend } from './mend.js';

const mended = (text: string) => mend(fold(text)).text;

describe('mend', () => {
  it.each([
    ['letters with blanks between, however the words are parted', 'y o u a r e s t u p i d', 'you are stupid'],
    ['a word cut in two', 'you are a stu pid per son, f uck y ou', 'you are a stupid person, fuck you'],
    ['different signs between letters', 'f.u c-k you all', 'fuck you all'],
    ['two letters the other way round', 'you are a sutpid idoit', 'you are a stupid idiot'],
    [
      'a star for a vowel, wherever it stands',
      'you are a st*pid *diot, an assh*le',
      'you are a stupid idiot, an asshole',
    ],
    ['an emoji for a letter', 'you are a st😀pid idi🔥t', 'you are a stupid idiot'],
    ['letters doubled', 'you are a stuupid idioot', 'you are a stupid idiot'],
    ['letters that were cut to one too few', 'you asssshole are stupid', 'you asshole are stupid'],
    ['Arabic letters with blanks between', 'هذا ك ل ب من الناس', 'هذا كلب من الناس'],
    ['Arabic words that ran together', 'ا ن ت ر ج ل م ح ت ر م جدا', 'انت رجل محترم جدا'],
    ['Arabic letters doubled, in words on no list too', 'هذاا الررجل زغغنبوط كببير', 'هذا الرجل زغنبوط كبير'],
    ['Arabic letters the other way round, behind a clitic too', 'هذا الجرل من املدينه', 'هذا الرجل من المدينه'],
    ['a star for any letter of an Arabic word', 'هذا الر*ل من المد*نه الكب*ره', 'هذا الرجل من المدينه الكبيره'],
    ['Arabic letters between words of another alphabet', 'John Smith ا ل ر ج ل', 'john smith الرجل'],
  ])('undoes %s', (_what, text, expected) => expect(mended(text)).toBe(expected));

  it.each([
    "It's hit the U.S. hard, and he's hot about it",
    'The *really* good news is that **nobody** was hurt',
    'We met Mr. Tehrani and Ms. Kowalczyk in Lisbon',
    'Das ist nicht mein Problem und ich habe keine Ahnung davon',
    'La maire a dit que les citoyens ne sont pas contents',
    'The vitamin D and the plan B were in the news in May 2016',
  ])('leaves %j alone', (text) => expect(mended(text)).toBe(fold(text).text));

  it('takes a star between two pieces for one letter, and keeps the places of what follows', () => {
    const text = 'great work on all things cycl*ng, you are an idiot';
    const result = mend(fold(text));
    const at = result.text.indexOf('idiot');
    expect(result.toOriginal(at, at + 5)).toEqual({ start: text.indexOf('idiot'), end: text.indexOf('idiot') + 5 });
    expect(result.starts).toHaveLength(result.text.length);
  });

  it('keeps the way back to the original', () => {
    const text = 'y o u a r e a s u t p i d man, st*pid';
    const result = mend(fold(text));
    const at = result.text.lastIndexOf('stupid');
    const { start, end } = result.toOriginal(at, at + 6);
    expect(text.slice(start, end)).toBe('st*pid');
  });
});
