import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { environmentKeys, EnvironmentError, readEnvironment, SAMPLE_SECRETS } from '../../src/config/environment.js';

const example = readFileSync('.env.example', 'utf8');
const inExample = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, key, value]) => [key!, value!] as const);

describe('settings', () => {
  it('are all documented in .env.example, which names no others', () => {
    expect(inExample.map(([key]) => key).sort()).toEqual([...new Set(environmentKeys())].sort());
  });

  it('stand under a sentence in .env.example, each block of them', () => {
    const blocks = example.split(/\n\n+/).filter((block) => /^[A-Z_]+=/m.test(block));
    expect(blocks.filter((block) => !block.startsWith('# '))).toEqual([]);
  });

  it('are valid as .env.example gives them', () => {
    expect(readEnvironment(Object.fromEntries(inExample)).PORT).toBe(3000);
  });

  it('are refused all at once, each by name, without repeating a secret', () => {
    const wrong = { PORT: 'many', ROLES: 'api,cook', MASTER_KEYS: 'hunter2', REDIS_URL: 'http://x', LOG_LEVEL: 'loud' };
    try {
      readEnvironment(wrong);
      throw new Error('it was accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(EnvironmentError);
      const { message, faults } = error as EnvironmentError;
      expect(faults).toHaveLength(5);
      for (const key of Object.keys(wrong)) expect(message).toContain(key);
      expect(message).not.toContain('hunter2');
    }
  });

  it('refuse sample secrets in production', () => {
    const sample = { NODE_ENV: 'production', DATABASE_URL: 'postgres://db/x', MASTER_KEYS: SAMPLE_SECRETS[0]! };
    expect(() => readEnvironment(sample)).toThrow(/MASTER_KEYS still holds the sample value/);
    expect(() => readEnvironment({ ...sample, NODE_ENV: 'development' })).not.toThrow();
  });

  it('need a sender and an address for links where there is a mail server', () => {
    const mail = {
      SMTP_URL: 'smtp://localhost',
      MAIL_FROM: 'The Paper <a@paper.example>',
      PUBLIC_URL: 'http://localhost',
    };
    expect(readEnvironment(mail).SMTP_URL).toBe('smtp://localhost');
    expect(readEnvironment({}).SMTP_URL).toBeUndefined();
    for (const missing of ['MAIL_FROM', 'PUBLIC_URL']) {
      expect(() => readEnvironment({ ...mail, [missing]: '' })).toThrow(/SMTP_URL is set, but/);
    }
    expect(() => readEnvironment({ ...mail, MAIL_FROM: 'a@paper.example\r\nBcc: b@paper.example' })).toThrow(
      /MAIL_FROM/,
    );
  });

  it('need keys of one’s own in production', () => {
    expect(() => readEnvironment({ NODE_ENV: 'production', DATABASE_URL: 'postgres://db/x' })).toThrow(
      /MASTER_KEYS must be set/,
    );
  });

  it('ship a sample key that .env.example really holds', () => {
    expect(example).toContain(SAMPLE_SECRETS[0]!);
  });
});
