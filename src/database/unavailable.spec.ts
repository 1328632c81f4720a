import { describe, expect, it } from '@jest/globals';
import { isStoreUnavailable } from './unavailable.js';

const withCode = (code: unknown): Error => Object.assign(new Error('…'), { code });

describe('the store', () => {
  it('is unavailable when it cannot be reached, is full, is overloaded, locked or shutting down', () => {
    const codes = [
      'ECONNREFUSED',
      'ECONNRESET',
      'EPIPE',
      'ETIMEDOUT',
      '08006',
      '08P01',
      '53100',
      '53300',
      '58030',
      '57P01',
    ];
    const more = ['57P03', '55P03', '57014', '40P01', '40001', '25006', 'EAI_AGAIN'];
    for (const code of [...codes, ...more]) expect([code, isStoreUnavailable(withCode(code))]).toEqual([code, true]);
  });

  it('is not to blame for a row or a statement that it refuses', () => {
    const codes = [
      '22021',
      '22P05',
      '23505',
      '23502',
      '42P01',
      '42601',
      '28P01',
      'ERR_INVALID_ARG_TYPE',
      'FST_ERR_CTP_EMPTY_TYPE',
    ];
    for (const code of codes) expect([code, isStoreUnavailable(withCode(code))]).toEqual([code, false]);
  });

  it('is unavailable when its driver says so in words only', () => {
    const messages = ['Connection terminated unexpectedly', 'Connection terminated due to connection timeout'];
    const more = ['timeout exceeded when trying to connect', 'Cannot use a pool after calling end on the pool'];
    for (const message of [...messages, ...more]) {
      expect([message, isStoreUnavailable(new Error(message))]).toEqual([message, true]);
    }
    expect(isStoreUnavailable(new Error('a comment about: Connection terminated'))).toBe(false);
  });

  it('is recognised behind TypeORM’s own error', () => {
    expect(isStoreUnavailable(Object.assign(new Error('…'), { driverError: withCode('57P01') }))).toBe(true);
    expect(isStoreUnavailable(Object.assign(new Error('…'), { driverError: withCode('23505') }))).toBe(false);
  });

  it('is not to blame for what is no error at all', () => {
    for (const thrown of [null, undefined, 'ECONNREFUSED', 7, {}, withCode(7), withCode(undefined)]) {
      expect(isStoreUnavailable(thrown)).toBe(false);
    }
    const itself = new Error('…') as Error & { driverError?: Error };
    itself.driverError = itself;
    expect(isStoreUnavailable(itself)).toBe(false);
  });
});
