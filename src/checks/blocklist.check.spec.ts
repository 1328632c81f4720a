import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import { blocklistCheck } from './blocklist.check.js';

const run = (blocklist: string[], body: string, name = 'Robin') =>
  blocklistCheck.run(checkInput({ body, name, settings: { blocklist } }));

describe('the blocklist check', () => {
  it('finds words and phrases of the list and marks them', () => {
    const body = 'Win at the C-A-S-I-N-O, get FREE  money!';
    expect(run(['casino', 'free money'], body)).toEqual([
      {
        check: 'blocklist',
        code: 'blocklist',
        category: 'quality',
        score: 0.9,
        spans: [
          { start: 11, end: 22 },
          { start: 28, end: 39 },
        ],
        text: "The comment has words from the site's blocklist.",
      },
    ]);
  });

  it('finds Arabic words through marks and clitics', () => {
    expect(run(['قمار'], 'تعالوا للقِمَار والقمار')).toEqual([
      expect.objectContaining({ spans: [{ start: 7, end: 15 }, { start: 16, end: 23 }] }), // prettier-ignore
    ]);
  });

  it('looks at the name too', () => {
    expect(run(['casino'], 'Nice.', 'Casino King')).toEqual([
      expect.objectContaining({ spans: [], text: "The name has words from the site's blocklist." }),
    ]);
  });

  it.each([
    [['ass'], 'A class in Assisi'],
    [[], 'anything'],
    [['', '...'], 'anything...'],
    [['سوق'], 'التسويق والسواق'],
  ])('with %j has nothing against %j', (blocklist, body) => {
    expect(run(blocklist, body)).toEqual([]);
  });
});
