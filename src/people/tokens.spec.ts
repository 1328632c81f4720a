import { describe, expect, it } from '@jest/globals';
import { newApiKey, newSessionToken, tokenKind } from './tokens.js';

describe('tokens', () => {
  it('carry 32 random bytes behind a prefix that tells what they are', () => {
    expect(newSessionToken()).toMatch(/^ant_s_[A-Za-z0-9_-]{43}$/);
    expect(newApiKey()).toMatch(/^ant_k_[A-Za-z0-9_-]{43}$/);
    expect(newApiKey()).not.toBe(newApiKey());
  });

  it('are told apart by their prefix', () => {
    expect(tokenKind(newSessionToken())).toBe('session');
    expect(tokenKind(newApiKey())).toBe('api-key');
    expect(tokenKind('rcpt_anything')).toBe('receipt');
  });

  it.each(['', 'ant_s_', 'ant_x_'.padEnd(49, 'a'), `${newApiKey()}a`, newApiKey().slice(0, -1), `${newApiKey()}\n`])(
    'are not looked up when they cannot be ours: %j',
    (text) => expect(tokenKind(text)).toBeNull(),
  );
});
