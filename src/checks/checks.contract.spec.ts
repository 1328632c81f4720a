import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkInput } from '../../test/support/check-input.js';
import { banActions, banKinds, type BanRule, type CheckInput, type Finding } from './check.js';
import { CHECKS } from './checks.js';

// What every check promises, tried on every check in THE list: a new one is picked up here by being in the list.

const PIECES = [
  ...[
    'hello ',
    'you dog',
    'fuck',
    'SHOUT AT THEM ',
    'idіot ',
    'sh*t',
    'i.d.i.o.t ',
    'asdfasdf ',
    '!!!!!!!',
    'zzzzzzzzzzzz',
  ],
  ...[
    'http://a.example/x ',
    'bit.ly/abc ',
    'example dot com ',
    'hxxp://x.example',
    'www . x . com ',
    'a@b.example ',
    '\n',
  ],
  ...[
    '<a href="http://a.example">b.com</a>',
    '[url=http://a.example]b.com[/url]',
    '[b.com](http://a.example)',
    '<a href=',
    '[url=',
  ],
  ...[
    'يا كلب ',
    'والكلب',
    'غَبِيّ ',
    'خبر جميل ',
    'عـــادي',
    '傻瓜',
    '😀',
    '\u200d',
    '\u202e',
    '\ud83d',
    '\ude00',
    '\u0301',
    'ﷺ',
    '\u0000',
  ],
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 150 }),
  fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
);
const anyCount = fc.nat(500);
const anyBans = (value: fc.Arbitrary<string>): fc.Arbitrary<BanRule[]> =>
  fc.array(
    fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(...banKinds),
      value,
      action: fc.constantFrom(...banActions),
      expiresAt: fc.option(fc.date({ noInvalidDate: true })),
    }),
    { maxLength: 3 },
  );
const anyInput: fc.Arbitrary<CheckInput> = fc
  .record({
    body: anyText,
    name: anyText,
    website: fc.option(fc.oneof(anyText, fc.constantFrom('https://bit.ly/x', 'http://', 'http://[', 'javascript:x'))),
    locale: fc.option(fc.constantFrom('en', 'ar', 'x')),
    author: fc.record({
      emailDomain: fc.constantFrom('mailinator.com', 'x.mailinator.com', 'paper.example', '', '.', 'a..b'),
      standing: fc.record({
        proven: fc.boolean(),
        approvals: fc.double({ min: 0, max: 50, noNaN: true }),
        secondsSinceRejection: fc.option(fc.nat(1e7)),
        strikes: fc.nat(5),
        trusted: fc.boolean(),
      }),
    }),
    bans: fc.record({
      author: anyBans(fc.constant('')),
      address: anyBans(fc.constantFrom('192.0.2.0/24')),
      domains: anyBans(fc.constantFrom('mailinator.com', 'a.example', 'b.com', '', 'x')),
      words: anyBans(fc.oneof(anyText, fc.constantFrom('hello', 'كلب', '', '!'))),
    }),
    form: fc.record({ trapFilled: fc.boolean(), timeOnFormMs: fc.option(fc.integer({ min: -5000, max: 1e7 })) }),
    recent: fc.record({
      windowSeconds: fc.nat(3600),
      byAuthor: anyCount,
      byAddress: fc.option(anyCount),
      byThread: anyCount,
    }),
    similar: fc.array(
      fc.record({
        commentId: fc.uuid(),
        similarity: fc.constantFrom(0, 0.5, 0.7, 0.9, 1),
        ageSeconds: fc.nat(1e6),
        sameAuthor: fc.boolean(),
        sameThread: fc.boolean(),
        status: fc.constantFrom('pending', 'approved', 'rejected'),
      }),
      { maxLength: 6 },
    ),
    cluster: fc.record({
      windowSeconds: fc.constant(86_400),
      members: fc.nat(100),
      authors: fc.nat(100),
      addresses: fc.nat(100),
      threads: fc.nat(100),
      burstHarm: fc.constantFrom(0, 0.5, 0.8),
    }),
    settings: fc.record({
      maxLinks: fc.nat(5),
      trustedDomains: fc.array(fc.constantFrom('a.example', '', 'com'), { maxLength: 2 }),
      blocklist: fc.array(fc.oneof(anyText, fc.constantFrom('hello', 'كلب', '', '!')), { maxLength: 4 }),
      flood: fc.record({ perAuthor: anyCount, perAddress: anyCount, perThread: anyCount }),
      minTimeOnFormMs: fc.nat(5000),
      strikes: fc.record({ limit: fc.nat(4), days: fc.nat(90) }),
    }),
  })
  .map((overrides) => deepFreeze(checkInput(overrides)));

const HOSTILE = [
  'a',
  'a.',
  '*a',
  'f*ck ',
  'f u c k ',
  'ass asset ',
  '<a ',
  '<a href=href=',
  '[url=',
  '[a](',
  'www.',
  'a.b.',
  'x.com ',
].concat([
  'http://',
  'http://a.b/',
  'hxx',
  'w w w . ',
  'a dot ',
  'كلب ',
  'والولبالك ',
  'you are a ',
  '!',
  'A ',
  '\u200d',
  '😀',
  '傻',
  'ﷺ',
  '\ud83d',
]);

describe.each(CHECKS.map((check) => [check.name, check] as const))('the check %s', (_name, check) => {
  it('has a kebab-case name and a deadline', () => {
    expect(check.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(check.deadlineMs).toBeGreaterThan(0);
  });

  it('has nothing to say about an ordinary comment', async () => {
    expect(await check.run(deepFreeze(checkInput()))).toEqual([]);
    expect(
      await check.run(deepFreeze(checkInput({ body: 'خبر جميل، شكرا للجريدة على هذا المقال.', locale: 'ar' }))),
    ).toEqual([]);
  });

  it('is pure, never throws and gives well-formed findings on any frozen input', async () => {
    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        const findings = await check.run(input);
        for (const finding of findings) expectWellFormed(finding, check.name, input);
        expect(new Set(findings.map(({ code }) => code)).size).toBe(findings.length);
        expect(await check.run(deepFreeze(structuredClone(input)))).toEqual(findings);
      }),
      { numRuns: 150 },
    );
  });

  it('finishes 20,000 hostile characters', async () => {
    for (const piece of HOSTILE) {
      const body = piece.repeat(Math.ceil(20_000 / piece.length)).slice(0, 20_000);
      const input = deepFreeze(checkInput({ body, name: body, settings: { blocklist: ['a a a b', 'shit', 'كلب'] } }));
      for (const finding of await check.run(input)) expectWellFormed(finding, check.name, input);
    }
  });

  it('has its paragraph in docs/checks.md', () => {
    expect(readFileSync(new URL('../../docs/checks.md', import.meta.url), 'utf8')).toContain(`## ${check.name}\n`);
  });
});

describe('the list of checks', () => {
  it('names every check once', () => {
    const names = CHECKS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

function expectWellFormed(finding: Finding, check: string, { body, author }: CheckInput): void {
  expect(finding.check).toBe(check);
  expect(finding.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(['spam', 'abuse', 'hate', 'flood', 'duplicate', 'automation', 'quality', 'sanction']).toContain(
    finding.category,
  );
  expect(finding.score).toBeGreaterThan(0);
  expect(finding.score).toBeLessThanOrEqual(1);
  expect(finding.text).toMatch(/^[A-Z0-9].*\.$/);
  if (author.emailDomain.length > 2) expect(finding.text).not.toContain(author.emailDomain);
  finding.spans.forEach(({ start, end }, i) => {
    expect(start).toBeGreaterThanOrEqual(finding.spans[i - 1]?.end ?? 0);
    expect(start).toBeLessThan(end);
    expect(end).toBeLessThanOrEqual(body.length);
    if (end - start > 3) expect(finding.text).not.toContain(body.slice(start, end));
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze);
    if (!(value instanceof Date)) Object.freeze(value);
  }
  return value;
}
