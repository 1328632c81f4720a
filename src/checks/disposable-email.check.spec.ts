import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/support/check-input.js';
import { disposableEmailCheck } from './disposable-email.check.js';

const run = (emailDomain: string) => disposableEmailCheck.run(checkInput({ author: { emailDomain } }));

describe('the disposable-email check', () => {
  it.each(['mailinator.com', 'inbox.mailinator.com', 'Mailinator.com.'])('tells of %s without naming it', (domain) => {
    const findings = run(domain);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'disposable-email', category: 'automation', score: 0.6 }),
    ]);
    expect(JSON.stringify(findings).toLowerCase()).not.toContain('mailinator');
  });

  it.each(['example.org', 'gmail.com', 'notmailinator.example', 'com', '', '..'])(
    'has nothing against %j',
    (domain) => {
      expect(run(domain)).toEqual([]);
    },
  );
});
