import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import type { CheckInput, Finding } from './check.js';
import { linksCheck } from './links.check.js';

const run = (body: string, overrides: Parameters<typeof checkInput>[0] = {}) =>
  linksCheck.run(checkInput({ body, ...overrides } as Partial<CheckInput>)) as Finding[];
const codes = (body: string, overrides?: Parameters<typeof checkInput>[0]) =>
  run(body, overrides).map(({ code }) => code);

describe('link-count', () => {
  it('counts links with and without http and scores their number', () => {
    const body = 'Buy at http://a.com/x and www.b.org and c.net/offer!';
    const [finding] = run(body);
    expect(finding).toMatchObject({ code: 'link-count', score: 0.5, text: 'Has 3 links; the limit is 2.' });
    expect(finding?.spans.map(({ start, end }) => body.slice(start, end))).toEqual([
      'http://a.com/x',
      'www.b.org',
      'c.net/offer',
    ]);
    expect(run('http://a.com '.repeat(20))[0]?.score).toBe(0.9);
  });

  it('does not count trusted domains and their subdomains', () => {
    const settings = { maxLinks: 0, trustedDomains: ['example.org', 'WWW.example.net'] };
    expect(codes('https://news.example.org/1 and http://example.net', { settings })).toEqual([]);
    expect(codes('https://notexample.org/1', { settings })).toEqual(['link-count']);
  });

  it.each([
    'So it ended.So what now.It is.No one knows e.g. this',
    'Write to me@example.com or to you@example.org',
    'The U.S.A. spent 3.5 million... really?',
    'انتهى الأمر.لا أحد يعرف',
  ])('sees no link in %j', (body) => {
    expect(codes(body, { settings: { maxLinks: 0 } })).toEqual([]);
  });

  it('counts a link with words to click on once', () => {
    expect(codes('<a href="http://a.com">a.com</a>', { settings: { maxLinks: 1 } })).toEqual([]);
  });
});

describe('link-shortener', () => {
  it('tells of shorteners in the body and in the website field', () => {
    expect(codes('اضغط هنا bit.ly/abc')).toEqual(['link-shortener']);
    expect(run('Hello', { website: 'https://tinyurl.com/x' })).toEqual([
      expect.objectContaining({ code: 'link-shortener', spans: [], score: 0.7 }),
    ]);
    expect(codes('Hello', { website: 'https://robin.example' })).toEqual([]);
  });
});

describe('link-mismatch', () => {
  it.each([
    '<a href="http://evil.ru/login">www.bank.com</a>',
    "<A class=x HREF='http://evil.ru'>https://bank.com/login</A>",
    '[url=http://evil.ru]bank.com[/url]',
    'see [bank.com](http://evil.ru/x)',
  ])('finds %s', (body) => {
    expect(codes(body)).toEqual(['link-mismatch']);
  });

  it.each([
    '<a href="http://www.bank.com/login">bank.com</a>',
    '[url=http://m.bank.co.uk]www.bank.co.uk[/url]',
    '[the bank](http://bank.com)',
    '[1](2) [a](b) <a name="x">bank.com</a>',
  ])('has nothing against %s', (body) => {
    expect(codes(body)).toEqual([]);
  });
});

describe('link-obfuscated', () => {
  it.each([
    'go to hxxp://evil.ru/x',
    'go to h t t p://evil.ru/x',
    'cheap-pills[.]com',
    'cheap-pills (dot) com',
    'visit cheappills dot com now',
    'w w w . cheappills . com',
    'www . cheappills . com',
    'cheappills . com',
    'زوروا موقعنا تسوق دوت كوم',
  ])('finds %j', (body) => {
    expect(codes(body, { settings: { maxLinks: 9 } })).toEqual(['link-obfuscated']);
  });

  it.each([
    'the dot com bubble burst',
    'a dot on the map',
    'see www. thestar.com/news',
    'He knows . Come on',
    'نقطة مهمة جدا في المقال',
  ])('has nothing against %j', (body) => {
    expect(codes(body, { settings: { maxLinks: 9 } })).toEqual([]);
  });
});
