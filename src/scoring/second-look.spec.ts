import { describe, expect, it } from '@jest/globals';
import { fold } from '../text/fold.js';
import { secondLook } from './second-look.js';

const look = (text: string) => secondLook(fold(text));

describe('the second look', () => {
  it.each(['Saying that all refugees are vermin is racist and wrong.', 'Muslims are not animals.'])(
    'gives %j the benefit of some doubt',
    (text) => expect(look(text)).toBe(1),
  );

  it.each([
    'Refugees are vermin.',
    'They say it is wrong, but refugees are vermin and you know it.',
    'The ferry was late again.',
    '',
  ])('takes nothing off %j', (text) => expect(look(text)).toBe(0));
});
