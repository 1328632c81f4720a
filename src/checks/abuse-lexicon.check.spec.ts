import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import { abuseLexiconCheck } from './abuse-lexicon.check.js';
import type { Finding } from './check.js';

const run = (body: string) => abuseLexiconCheck.run(checkInput({ body })) as Finding[];
const codes = (body: string) => run(body).map(({ code, score }) => `${code} ${score}`);

describe('the abuse lexicon in English', () => {
  it.each([
    ['These beaners again', 'abuse-slur 0.9'],
    ['What a bunch of f4gg0ts', 'abuse-slur 0.9'],
    ['go k.i.l.l yourself', 'abuse-profanity 0.9'],
    ['You talk bullshit', 'abuse-profanity 0.6'],
    ['fuuuuuck you', 'abuse-profanity 0.6'],
    ['what an assssshole', 'abuse-profanity 0.6'],
    ['sh*t happens', 'abuse-profanity 0.6'],
    ['You are a clown', 'abuse-insult 0.6'],
    ['you dog', 'abuse-insult 0.6'],
    ['These people are vermin', 'abuse-insult 0.6'],
    ['The minister is a moron', 'abuse-insult 0.4'],
    ['the minister is an i d i o t', 'abuse-insult 0.4'],
  ])('scores %j', (body, expected) => {
    expect(codes(body)).toContain(expected);
  });

  it.each([
    'The dogs, rats and donkeys of the circus were saved; the clown wept.',
    'A man from Scunthorpe was convicted of rape, the class assumed.',
    'Human traffickers and Shiite militias, said a feckless Assn president in a cockpit.',
    'They found a chink in the armour. Essex is no sex. The pen is mightier.',
    'An assortment of fire retardants from Assyria; Maine Coons and kaffir limes, spic and span.',
    'Fu Ying of FK Sarajevo was niggardly at the Wankhede, said Fagan.',
    'Montenegro and Niger voted against. Dickens did not.',
  ])('has nothing against %j', (body) => {
    expect(run(body)).toEqual([]);
  });

  it.each([
    ['This is bullshit', 'abuse-profanity 0.4'],
    ['fuuuuuck this', 'abuse-profanity 0.4'],
    ['I am a proud faggot', 'abuse-slur 0.27'],
    ['Nobody should call them beaners', 'abuse-slur 0.27'],
  ])('counts for less what is meant against nobody: %j', (body, expected) => {
    expect(codes(body)).toEqual([expected]);
  });

  it('holds a comment for many mild insults', () => {
    expect(codes('Idiots and morons, led by imbeciles')).toEqual(['abuse-insult 0.5']);
  });

  it('marks the words as they stand in the comment', () => {
    const body = 'İ say: f🔥u🔥c🔥k the m0r0ns';
    const marked = run(body).flatMap(({ spans }) => spans.map(({ start, end }) => body.slice(start, end)));
    expect(marked).toEqual(['f🔥u🔥c🔥k', 'm0r0ns']);
  });
});

describe('the abuse lexicon in Arabic', () => {
  it.each([
    ['هؤلاء أحفاد القردة', 'abuse-slur 0.9'],
    ['يا ابن الشَّرموطة', 'abuse-profanity 0.9'],
    ['كـــس أمك', 'abuse-profanity 0.9'],
    ['كل خرا', 'abuse-profanity 0.6'],
    ['يا كلب', 'abuse-insult 0.6'],
    ['ياكلب', 'abuse-insult 0.6'],
    ['انت حمار', 'abuse-insult 0.6'],
    ['إبن الكلب', 'abuse-insult 0.6'],
    ['يا ک‌ل‌ب', 'abuse-insult 0.6'],
    ['هذا الحقير', 'abuse-insult 0.6'],
    ['الوزير غبي', 'abuse-insult 0.4'],
  ])('scores %j', (body, expected) => {
    expect(codes(body)).toContain(expected);
  });

  it.each([
    'الكلاب الضالة في الشوارع وحمار المزرعة وانفلونزا الخنازير',
    'اعتقلته الشرطة بالكلبشات',
    'قالها فخرا واعتزازا',
    'يا عبد الله، شكرا على المقال الجميل',
    'خول له القانون ذلك، والحيوانات بخير',
    'دوس لايك',
    'قواد الجيش وعطايا الكرام وحبة كحبات الرمل',
    'ولد معاق، وابن الطحان، علق على المقال',
  ])('has nothing against %j', (body) => {
    expect(run(body)).toEqual([]);
  });
});
