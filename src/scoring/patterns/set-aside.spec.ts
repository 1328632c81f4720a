import { describe, expect, it } from '@jest/globals';
import { fold } from '../../text/fold.js';
import { setAside } from './set-aside.js';

const asides = (body: string): string[] => {
  const folded = fold(body);
  return setAside(folded)
    .map(({ start, end }) => folded.toOriginal(start, end))
    .map(({ start, end }) => body.slice(start, end));
};

describe('what a comment means against nobody', () => {
  it.each([
    ['This weather is fucking awful', ['fucking']],
    ['Holy sh1t, did you see that goal?', ['sh1t']],
    ['I fucking love you guys', ['fucking']],
    ['My car is a piece of shit', ['shit']],
    ["Life's a bitch and then the bus is late", ['bitch']],
    ['You lucky bastard, enjoy the trip', ['bastard']],
    ['What a dick move by the bank', ['dick']],
    ['I do not give a shit what anyone says', ['shit']],
  ])('is swearing at nobody: %j', (body, expected) => {
    expect(asides(body)).toEqual(expected);
  });

  it.each([
    'You are a piece of shit',
    'Fuck you and your family',
    'fuck trump',
    'Get the fuck out of this country',
    'These fucking commies ruin everything',
    'A family of refugees moved in. Fucking hell, what a plague.',
    'Biden and Harris fucked up the budget',
    'You fucking coward',
    'The author is a stupid bitch',
  ])('is not swearing that is aimed: %j', (body) => {
    expect(asides(body)).toEqual([]);
  });

  it.each([
    ['I am proud to be a Muslim', ['I am proud to be a Muslim']],
    ['We love our Syrian neighbours. The road is closed.', ['We love our Syrian neighbours']],
    ['Refugees deserve safety and respect', ['Refugees deserve safety and respect']],
    ['Racism has no place in this club', ['Racism has no place in this club']],
    ['أنا مسلم وأفتخر', ['أنا مسلم وأفتخر']],
    ['النساء يستحقن نفس الحقوق', ['النساء يستحقن نفس الحقوق']],
    ['اهلا باللاجئين في مدينتنا', ['اهلا باللاجئين في مدينتنا']],
  ])('is what only affirms a group: %j', (body, expected) => {
    expect(asides(body)).toEqual(expected);
  });

  it.each([
    'We love refugees when they leave',
    'I would be proud to deport every Muslim',
    'I haet Muslims and I am proud',
    'Refugees do not deserve respect',
    'We love our Syrian neighbours. They are vermin.',
    'Women are beautiful but useless',
    'احب السوريين لكن برا بلدنا',
    'لا احترم المسلمين',
    'الرجال اعظم من النساء',
  ])('is no praise with a sting: %j', (body) => {
    expect(asides(body)).toEqual([]);
  });

  it.each([
    ['القول بأن اللاجئين قذرون عنصرية', ['القول بأن اللاجئين قذرون']],
    ['عيب تقولوا عن السوريين حيوانات', ['تقولوا عن السوريين حيوانات']],
    ['قال الجار: "السوريين حيوانات"، وهذا شنيع', ['"السوريين حيوانات"']],
    ['أنا اقول ان اللاجئين قذرون وعنصريين', []],
    ['توقفوا عن القول يا حيوانات', []],
  ])('is what Arabic rebukes: %j', (body, expected) => {
    expect(asides(body)).toEqual(expected);
  });

  it.each([
    ['"All migrants are rats" is a disgusting thing to print.', ['"All migrants are rats"']],
    ['Nobody should ever say that migrants are rats.', ['say that migrants are rats']],
    ['Calling refugees vermin is racist.', ['Calling refugees vermin']],
    ['People who call women stupid should be ashamed.', ['call women stupid']],
    ['Stop calling gay people sick!', ['calling gay people sick']],
  ])('is what it rebukes: %j', (body, expected) => {
    expect(asides(body)).toEqual(expected);
  });

  it.each([
    'I think migrants are rats and disgusting.',
    'As my uncle said: "all migrants are rats"',
    'Nobody dares to say it, but migrants are rats.',
    'I will never stop hating migrants.',
    'Do not believe these stupid refugees.',
    'Saying it is rude, but migrants are rats.',
  ])('is not what it says itself: %j', (body) => {
    expect(asides(body).join(' ')).not.toMatch(/rats|refugees|hating/);
  });

  it.each([
    ['I am a proud dyke', ['dyke']],
    ['We are loud dykes', []],
    ['The dyke burst and water flooded the land', ['dyke']],
    ['He lit a fag outside the pub', ['fag']],
    ['They called me a faggot at school', ['faggot']],
    ['I hate these faggots', []],
    ['I called him a faggot', []],
    ['You are a dyke', []],
  ])('is a slur taken for oneself, named, or no slur: %j', (body, expected) => {
    expect(asides(body)).toEqual(expected);
  });
});
