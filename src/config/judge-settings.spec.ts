import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from './environment.js';

const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

describe('the settings of judges', () => {
  it.each([
    [{ AKISMET_URL: 'https://akismet.example.org/1.1' }, 'AKISMET_URL is set, but AKISMET_KEY is not'],
    [{ MODERATION_BASE_URL: 'https://api.openai.com/v1' }, 'MODERATION_BASE_URL is set, but MODERATION_MODEL is not'],
    [{ CHAT_BASE_URL: 'http://127.0.0.1:8080/v1' }, 'CHAT_BASE_URL is set, but CHAT_MODEL is not'],
    [{ JUDGE_HTTP_URL: 'http://127.0.0.1:9000' }, 'JUDGE_HTTP_URL is set, but JUDGE_HTTP_SECRET is not'],
    [{ JUDGE_HTTP_URL: 'http://me:hunter2@127.0.0.1/', JUDGE_HTTP_SECRET: secret }, 'JUDGE_HTTP_URL must be'],
    [{ CHAT_BASE_URL: 'file:///etc/passwd', CHAT_MODEL: 'x' }, 'CHAT_BASE_URL must be'],
    [{ JUDGE_HTTP_SECRET: 'hunter2' }, 'JUDGE_HTTP_SECRET must be'],
    [{ AKISMET_KEY: 'hunter2 hunter2' }, 'AKISMET_KEY must be'],
    [{ JUDGE_DAILY_BUDGET: '0' }, 'JUDGE_DAILY_BUDGET must'],
    [{ JUDGE_DEADLINE_MS: '60000' }, 'JUDGE_DEADLINE_MS must'],
  ])('are refused when they make no sense, without repeating a secret: %j', (settings, fault) => {
    expect(() => readEnvironment(settings)).toThrow(fault);
    expect(() => readEnvironment(settings)).not.toThrow('hunter2');
  });

  it('may name a machine of one’s own, with or without a slash at the end', () => {
    const settings = { CHAT_BASE_URL: 'http://ollama:11434/v1/', CHAT_MODEL: 'llama3.1:8b', JUDGE_HTTP_SECRET: secret };
    expect(readEnvironment(settings)).toMatchObject({
      CHAT_BASE_URL: 'http://ollama:11434/v1',
      JUDGE_HTTP_SECRET: secret,
    });
  });
});
