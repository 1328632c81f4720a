import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from '@jest/globals';
import { dummyHash, hashPassword, verifyPassword } from './password.js';

describe('passwords', () => {
  it('verify against their own hash and no other', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, 'correct horse battery')).toBe(true);
    expect(await verifyPassword(hash, 'correct horse batterY')).toBe(false);
  });

  it('are hashed under a salt of their own', async () => {
    expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
  });

  it('are the same however a keyboard composes their characters', async () => {
    expect(
      await verifyPassword(await hashPassword('Gr\u00fc\u00dfe aus K\u00f6ln'), 'Gru\u0308\u00dfe aus Ko\u0308ln'),
    ).toBe(true);
  });

  it('never fit when nobody is there, at the same cost as a wrong password', async () => {
    expect(await verifyPassword(null, 'correct horse battery')).toBe(false);
    const real = parseOptions(await hashPassword('x'));
    expect(parseOptions(dummyHash)).toEqual(real);
  });

  it('are not compared with what is no hash', async () => {
    await expect(verifyPassword('plain', 'plain')).rejects.toThrow();
  });
});
