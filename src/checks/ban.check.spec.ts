import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import { banCheck } from './ban.check.js';
import type { BanRule, CheckInput, Finding } from './check.js';

const ban = (rule: Partial<BanRule> = {}): BanRule => ({
  ...{ id: '0198c0de-0000-7000-8000-00000000000b', kind: 'word', value: '', action: 'hold', expiresAt: null },
  ...rule,
});
const found = (input: CheckInput): Finding[] => banCheck.run(input) as Finding[];
const codes = (input: CheckInput): string[] => found(input).map(({ code }) => code);

describe('the ban check', () => {
  it('finds the author and the network that were matched elsewhere', () => {
    expect(codes(checkInput({ bans: { author: [ban({ kind: 'fingerprint' })] } }))).toEqual(['ban-author']);
    expect(codes(checkInput({ bans: { address: [ban({ kind: 'address-range' })] } }))).toEqual(['ban-address']);
  });

  it('finds a domain in the address, the website and links, with its subdomains, and in nothing that only looks like it', () => {
    const domains = [ban({ kind: 'domain', value: 'bad.example' })];
    const hits: Parameters<typeof checkInput>[0][] = [
      { author: { emailDomain: 'bad.example' } },
      { author: { emailDomain: 'mail.bad.example' } },
      { website: 'https://www.bad.example/about' },
    ];
    for (const hit of hits) expect(codes(checkInput({ ...hit, bans: { domains } }))).toEqual(['ban-domain']);
    const misses: Parameters<typeof checkInput>[0][] = [
      { author: { emailDomain: 'notbad.example' } },
      { author: { emailDomain: 'bad.example.org' } },
      { body: 'They say bad.example.org is fine.' },
      {},
    ];
    for (const miss of misses) expect(codes(checkInput({ ...miss, bans: { domains } }))).toEqual([]);
  });

  it('shows where a link of a banned domain stands', () => {
    const body = 'Read https://shop.bad.example/now and think.';
    const [finding] = found(checkInput({ body, bans: { domains: [ban({ kind: 'domain', value: 'bad.example' })] } }));
    expect(finding?.spans.map(({ start, end }) => body.slice(start, end))).toEqual(['https://shop.bad.example/now']);
  });

  it('finds phrases as whole words through disguises, in English and in Arabic, and shows where', () => {
    const words = [ban({ value: 'miracle cure' }), ban({ value: 'محتال' })];
    for (const [body, shown] of [
      ['Try this Mirácle   CURE today.', 'Mirácle   CURE'],
      ['هذا المحتال كذب علينا', 'المحتال'],
    ]) {
      const [finding] = found(checkInput({ body, bans: { words } }));
      expect(finding).toMatchObject({ code: 'ban-word', category: 'sanction', score: 0.9 });
      expect(finding?.spans.map(({ start, end }) => body!.slice(start, end))).toEqual([shown]);
    }
    expect(codes(checkInput({ body: 'Miracles cure nobody.', bans: { words } }))).toEqual([]);
    expect(found(checkInput({ name: 'Miracle Cure', bans: { words } }))).toMatchObject([
      { code: 'ban-word', spans: [] },
    ]);
  });

  it('turns away when any ban that matches does, and else holds', () => {
    const author = [ban({ kind: 'fingerprint' }), ban({ kind: 'fingerprint', action: 'reject' })];
    expect(found(checkInput({ bans: { author } }))).toMatchObject([{ score: 1 }]);
    const words = [ban({ value: 'cure' }), ban({ value: 'unheard of', action: 'reject' })];
    expect(found(checkInput({ body: 'A cure!', bans: { words } }))).toMatchObject([{ score: 0.9 }]);
  });

  it('knows no ban from the moment on that it expires', () => {
    const now = new Date('2026-03-02T10:00:00Z');
    const until = (ms: number): BanRule[] => [
      ban({ kind: 'fingerprint', value: 'cure', expiresAt: new Date(now.getTime() + ms) }),
    ];
    for (const kind of ['author', 'address', 'words'] as const) {
      const input = (bans: BanRule[]): CheckInput => checkInput({ now, body: 'A cure!', bans: { [kind]: bans } });
      expect(codes(input(until(1)))).toHaveLength(1);
      expect(codes(input(until(0)))).toEqual([]);
    }
    const domains = [ban({ kind: 'domain', value: 'example.org', expiresAt: now })];
    expect(codes(checkInput({ now, bans: { domains } }))).toEqual([]);
  });
});
