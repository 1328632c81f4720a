import { describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { safeError } from './safe-error.js';

const secret = 'reader@example.org';

describe('a safe error', () => {
  it('has no message of a library’s error, which may quote a reader', () => {
    let parsing: unknown;
    try {
      JSON.parse(`{"email": ${secret}}`);
    } catch (error) {
      parsing = error;
    }
    expect((parsing as Error).message).toContain('reader');
    const safe = safeError(parsing);
    expect(safe.type).toBe('SyntaxError');
    expect(safe.message).toBeUndefined();
    expect(JSON.stringify(safe)).not.toContain('reader');
  });

  it('keeps of a database error its code, table and constraint, never its detail', () => {
    class DatabaseError extends Error {
      code = '23505';
      table = 'people';
      constraint = 'people_email';
      detail = `Key (email)=(${secret}) already exists.`;
      where = secret;
    }
    const safe = safeError(new DatabaseError(`duplicate key: ${secret}`));
    expect(safe).toEqual({
      type: 'DatabaseError',
      code: '23505',
      table: 'people',
      constraint: 'people_email',
      at: expect.any(Array),
    });
    expect(JSON.stringify(safe)).not.toContain(secret);
  });

  it('looks behind TypeORM’s error, which has the statement and its parameters', () => {
    const driverError = Object.assign(new Error(secret), { code: '22021' });
    const safe = safeError(Object.assign(new Error(secret), { driverError, query: secret, parameters: [secret] }));
    expect(safe.code).toBe('22021');
    expect(JSON.stringify(safe)).not.toContain(secret);
  });

  it('keeps the message of a system error, which names a place and no person', async () => {
    const error = await new Promise((resolve) => connect(1, '127.0.0.1').once('error', resolve));
    expect(safeError(error)).toMatchObject({ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:1' });
  });

  it('keeps the message of an error of ours that says it may be printed', () => {
    expect(safeError(Object.assign(new Error('plain words'), { printable: true })).message).toBe('plain words');
    expect(safeError(Object.assign(new Error('plain words'), { printable: 'yes' })).message).toBeUndefined();
  });

  it('says where it happened, without a message of several lines slipping in', () => {
    const { at } = safeError(new Error(`first\n    at ${secret} (line two of the message)\nthird`));
    expect(at.length).toBeGreaterThan(0);
    expect(at.join('\n')).toContain('safe-error.spec');
    expect(at.join('\n')).not.toContain(secret);
  });

  it('says of what is no error only of which kind it is', () => {
    expect(safeError(secret)).toEqual({ type: 'string', at: [] });
    expect(safeError(undefined)).toEqual({ type: 'undefined', at: [] });
    expect(safeError({ message: secret })).toEqual({ type: 'object', at: [] });
  });
});
