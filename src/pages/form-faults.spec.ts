import { describe, expect, it } from '@jest/globals';
import { BatchFullError } from '../database/batch.js';
import { notFound, Problem, problems } from '../http/problem.js';
import { ValidationPipe } from '../http/validation.pipe.js';
import { SubmitComment } from '../intake/submit-comment.dto.js';
import { formFaults } from './form-faults.js';

const good = { name: 'Layla', email: 'layla@example.org', body: 'Good.' };

function refusal(fields: Record<string, string>): unknown {
  try {
    new ValidationPipe().transform(
      { site: 'site_demo', thread: 'harbour-library', ...good, ...fields },
      { type: 'body', metatype: SubmitComment },
    );
  } catch (error) {
    return error;
  }
  throw new Error('The submission was let through.');
}

const sorted = (fields: Partial<typeof good>): unknown => formFaults(refusal(fields), { ...good, ...fields });

describe('formFaults', () => {
  it.each([
    [{ name: '  ' }, { name: 'missing' }],
    [{ name: 'a'.repeat(81) }, { name: 'tooLong' }],
    [{ name: 'a\u0000' }, { name: 'unusable' }],
    [{ email: '' }, { email: 'missing' }],
    [{ email: 'x@' }, { email: 'unusable' }],
    [{ body: '\n' }, { body: 'missing' }],
    [{ body: 'ع'.repeat(10_001) }, { body: 'tooLong' }],
    [{ body: '語'.repeat(9_000) }, { body: 'tooLong' }],
    [{ body: `e${'\u0301'.repeat(20)}` }, { body: 'unusable' }],
  ])('sorts what intake says of %j', (fields, expected) => {
    expect(sorted(fields)).toEqual({ status: 422, fields: expected, form: null, retryAfterSeconds: null });
  });

  it('tells a wrong parent and a wrong token from a wrong field', () => {
    expect(formFaults(refusal({ parentId: 'x' }), good)).toMatchObject({ status: 422, form: 'parentGone', fields: {} });
    expect(formFaults(refusal({ formToken: 'x' }), good)).toMatchObject({ status: 422, form: 'formOutdated' });
    expect(formFaults(refusal({ site: '' }), good)).toMatchObject({ status: 422, form: 'notUnderstood' });
  });

  it('says when to come back', () => {
    const limited = new Problem(problems['too-many-requests'], '', { retryAfterSeconds: 42 });
    expect(formFaults(limited, good)).toMatchObject({ status: 429, form: 'tooMany', retryAfterSeconds: 42 });
  });

  it('takes a full batch and a database that is away for "try again later"', () => {
    const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    for (const error of [new BatchFullError(), away]) {
      expect(formFaults(error, good)).toMatchObject({ status: 503, form: 'tryLater', retryAfterSeconds: 2 });
    }
  });

  it('leaves to others what a person at a form can do nothing about', () => {
    expect(formFaults(notFound('page'), good)).toBeNull();
    expect(formFaults(new Error('bug'), good)).toBeNull();
  });
});
