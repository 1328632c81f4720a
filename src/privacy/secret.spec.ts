import { describe, expect, it } from '@jest/globals';
import { format, inspect } from 'node:util';
import { Secret, secretEmail } from './secret.js';

const address = 'reader@example.org';
const email = secretEmail(address);

describe('a secret', () => {
  it('shows its label wherever it is turned into text', () => {
    const texts = {
      template: `${email}`,
      concatenation: '' + email,
      string: String(email),
      json: JSON.stringify({ email }),
      inspect: inspect({ email }, { showHidden: true, depth: 9 }),
      string_format: format('%s', email),
      object_format: format('%o %O %j', email, email, email),
      join: [email].join(),
      locale: email.toLocaleString(),
      error: new Error(`no such author: ${email}`).message,
    };
    for (const [how, text] of Object.entries(texts)) {
      expect([how, text.includes('[email]'), text.includes('reader')]).toEqual([how, true, false]);
    }
  });

  it('has nothing to see in its fields', () => {
    expect(JSON.stringify([Object.entries(email), Reflect.ownKeys(email), { ...email }])).not.toContain('reader');
    expect(JSON.stringify(structuredClone({ ...email }))).not.toContain('reader');
  });

  it('is no number', () => {
    expect(Number(email)).toBeNaN();
    expect(Number(new Secret(7))).toBeNaN();
  });

  it('gives its value to whoever asks for it by name', () => {
    expect(email.reveal()).toBe(address);
    expect(new Secret({ a: 1 }).reveal()).toEqual({ a: 1 });
  });

  it('has a label of its own when it is no address', () => {
    expect(`${new Secret('hunter2')} ${new Secret('hunter2', '[password]')}`).toBe('[secret] [password]');
  });
});
