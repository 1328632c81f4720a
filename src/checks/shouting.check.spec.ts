import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import type { Finding } from './check.js';
import { shoutingCheck } from './shouting.check.js';

const run = (body: string) => shoutingCheck.run(checkInput({ body })) as Finding[];

describe('the shouting check', () => {
  it('tells of a comment in capitals, below the holding score', () => {
    expect(run('WHY DOES NOBODY EVER LISTEN to us')[0]).toMatchObject({ code: 'shouting', score: 0.4 });
    expect(run('ПОЧЕМУ НИКТО НАС НЕ СЛУШАЕТ')[0]).toMatchObject({ score: 0.4 });
  });

  it('holds a long comment wholly in capitals', () => {
    expect(run('NOBODY EVER LISTENS TO US IN THIS TOWN. '.repeat(5))[0]).toMatchObject({ score: 0.5 });
  });

  it('tells of rows of marks in any script', () => {
    expect(run('What?!?!?!?!')).toEqual([
      expect.objectContaining({ score: expect.closeTo(0.3), spans: [{ start: 4, end: 12 }] }),
    ]);
    expect(run('لماذا؟؟؟؟؟؟؟؟')).toHaveLength(1);
  });

  it.each([
    'YES!!!',
    'NATO, the EU and the UN met in Geneva yesterday afternoon.',
    'The FBI said nothing. OK?',
    'لماذا لا يسمعنا أحد في هذه المدينة الكبيرة جدا',
    '市议会下周将对新桥进行投票，我们等了很久很久了',
    '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀',
  ])('has nothing against %j', (body) => {
    expect(run(body)).toEqual([]);
  });
});
