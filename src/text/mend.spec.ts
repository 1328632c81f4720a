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
  ])('undoes %s', (_what, text, expected) => expect(mended(text)).toBe(expected));

  it.each([
    "It's hit the U.S. hard, and he's hot about it",
    'The *really* good news is that **nobody** was hurt',
    'We met Mr. Tehrani and Ms. Kowalczyk in Lisbon',
    'Das ist nicht mein Problem und ich habe keine Ahnung davon',
    'La maire a dit que les citoyens ne sont pas contents',
    'The vitamin D and the plan B were in the news in May 2016',
  ])('leaves %j alone', (text) => expect(mended(text)).toBe(fold(text).text));

  it('keeps the way back to the original', () => {
    const text = 'y o u a r e a s u t p i d man, st*pid';
    const result = mend(fold(text));
    const at = result.text.lastIndexOf('stupid');
    const { start, end } = result.toOriginal(at, at + 6);
    expect(text.slice(start, end)).toBe('st*pid');
  });
});
