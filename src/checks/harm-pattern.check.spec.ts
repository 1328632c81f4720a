import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import type { Finding } from './check.js';
import { harmPatternCheck } from './harm-pattern.check.js';

const run = (body: string) => harmPatternCheck.run(checkInput({ body })) as Finding[];

describe('the harm-pattern check', () => {
  it.each([
    ['I know where you live and which bus you take.', 'pattern-threat'],
    ['You will regret every word of this article.', 'pattern-threat'],
    ['Sleep with one eye open, reporter.', 'pattern-threat'],
    ['You will not see the end of this month.', 'pattern-threat'],
    ['Somebody should pay you a visit.', 'pattern-threat'],
    ['They had it coming, all of them.', 'pattern-praise-of-violence'],
    ['Send money for our fighters, brothers.', 'pattern-recruiting'],
    ['Kill all the refugees before they get here.', 'pattern-incitement'],
    ['We should burn the Alawites, all of them.', 'pattern-incitement'],
    ['I hope you die, slowly.', 'pattern-wish-of-harm'],
    ['Bravo to the hero who killed them.', 'pattern-praise-of-violence'],
    ['Brothers, join the fighters at the front.', 'pattern-recruiting'],
    ['Just go hang yourself.', 'pattern-self-harm-urging'],
    ['Refugees are vermin and breed like it.', 'pattern-dehumanising'],
    ['R.e.f.u.g.e.e.s are v3rmin.', 'pattern-dehumanising'],
    ['I hate muslims.', 'pattern-group-hate'],
    ['Deport the Syrians, today.', 'pattern-exclusion'],
    ['اقتلوا الشيعة كلهم', 'pattern-incitement'],
    ['هؤلاء اللاجئين حشرات', 'pattern-dehumanising'],
  ])('finds the harm in %j', (body, code) => {
    const finding = run(body).find((found) => found.code === code);
    expect(finding?.score).toBeGreaterThanOrEqual(0.8);
    expect(finding?.spans.length).toBeGreaterThan(0);
  });

  it.each([
    'The murder of women in the camps must be investigated.',
    'Militiamen came to kill the Yazidis in their villages, the report says.',
    'Calling refugees vermin is disgusting.',
    'Refugees are not animals.',
    'I have a question for you: who paid for the bridge?',
    'The army killed six people near the market.',
    'We deported the Japanese to the interior in 1942, and it was a crime.',
    'That match killed me, what a team of heroes.',
    'I am a Muslim and I hate this war.',
    'They got what they deserved: a pay rise.',
    'If we ever meet you at the market, say hello.',
    'We will pay you a visit next summer, grandma!',
    'If taxes go up, you will pay the interest for years.',
    'قتل الجيش ستة اشخاص قرب السوق',
    'رحم الله الشهداء وصبر اهلهم',
  ])('lets %j pass', (body) => expect(run(body)).toEqual([]));
});
