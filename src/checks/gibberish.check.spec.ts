import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import type { Finding } from './check.js';
import { gibberishCheck } from './gibberish.check.js';

const scores = (body: string) => (gibberishCheck.run(checkInput({ body })) as Finding[]).map(({ score }) => score);

describe('the gibberish check', () => {
  it.each([
    ['keys side by side', 'asdfasdf qwerty asdfgh', 0.7],
    ['keys side by side on an Arabic keyboard', 'شسيبلا ضصثقف', 0.7],
    ['keys side by side on a Russian keyboard', 'фывапрол', 0.7],
    ['letters at random', 'xkcjhgf dfgkjh sdkfjhg', 0.7],
    ['a word without end', `look ${'ahsdkejfhgoqiwueytm'.repeat(4)} and read on`, 0.5],
    ['a few letters over and over', 'ab '.repeat(40), 0.4],
  ])('tells of %s', (_what, body, score) => {
    expect(scores(body)).toEqual([score]);
  });

  it.each([
    'Hmmmmmm',
    'Grrrrrr!',
    'hahahahaha',
    'ههههههههههه',
    'lol',
    'pfffft',
    'SHUFFLLLLLLLLINNNN', // prettier-ignore
    'Angstschweiß und Rechtsschutzversicherungsgesellschaften',
    'Wszystkiego najlepszego, strč prst skrz krk',
    'The property, poverty and liberty of qwerty users',
    'سيبل ارحمونا يا ناس',
    '我认为市议会下周应该对新桥进行投票因为我们已经等了很久很久了大家都知道这件事情的经过',
    'ฉันคิดว่าสภาเมืองควรลงคะแนนเสียงในสัปดาห์หน้าเกี่ยวกับสะพานใหม่เพราะเรารอมานาน',
    'https://example.org/xkcjhgfdfgkjhsdkfjhg',
    '😀😀😀😀😀😀😀😀😀😀',
  ])('has nothing against %j', (body) => {
    expect(scores(body)).toEqual([]);
  });
});
