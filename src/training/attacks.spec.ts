import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seededRandom } from '../scoring/fitting/random.js';
import { attacks, attackText } from './attacks.js';

const attack = (name: string) => attacks.find((candidate) => candidate.name === name)!;
const done = (name: string, text: string) => attackText(text, attack(name), seededRandom(1));

describe('the attacks', () => {
  it.each([
    ['leet-digits', 'stupid idiot', '57up1d 1d107'],
    ['zero-width', 'idiot', 'i\u200bd\u200bi\u200bo\u200bt'],
    ['full-width', 'fool', 'ｆｏｏｌ'],
    ['dots', 'you fool', 'y.o.u f.o.o.l'],
    ['spaces', 'fool', 'f o o l'],
    ['star', 'bitch', 'b*tch'],
    ['tatweel', 'كلب', 'كـلـب'],
    ['arabizi', 'كلب', 'kelb'],
  ])('%s', (name, text, expected) => {
    expect(done(name, text).startsWith(expected)).toBe(true);
  });

  it('are repeatable', () => {
    for (const { name } of attacks)
      expect(done(name, 'you stupid idiots there')).toBe(done(name, 'you stupid idiots there'));
  });

  it('swap and stretch letters without losing any', () => {
    const sorted = (text: string) => [...text].sort().join('');
    expect(done('swap', 'idiots')).not.toBe('idiots');
    expect(sorted(done('swap', 'idiots'))).toBe(sorted('idiots'));
    expect(done('repeats', 'idiots').length).toBeGreaterThan('idiots'.length + 1);
    expect(done('repeats', 'idiots').replace(/(.)\1+/g, '$1')).toBe('idiots');
  });

  it('leave short words and other scripts alone where they do not work', () => {
    expect(done('dots', 'I am')).toBe('I am');
    expect(done('arabizi', 'hello there')).toBe('hello there');
    expect(done('leet-digits', 'كلب كبير')).toBe('كلب كبير');
  });

  it('hide as many words as they are told to', () => {
    expect(attackText('some words here', attack('dots'), seededRandom(1), 0)).toBe('some words here');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...attacks), (text, any) => {
        expect(attackText(text, any, seededRandom(1), 0)).toBe(text);
        expect(typeof attackText(text, any, seededRandom(1))).toBe('string');
      }),
    );
  });
});
