import { describe, expect, it } from '@jest/globals';
import { ValidationPipe } from '../http/validation.pipe.js';
import { BulkDecisions } from './bulk-decisions.dto.js';

const id = '01900000-0000-7000-8000-000000000001';
const other = '01900000-0000-7000-8000-000000000002';

function read(body: unknown): BulkDecisions {
  return new ValidationPipe().transform(body, { type: 'body', metatype: BulkDecisions }) as BulkDecisions;
}

function pointersOf(body: unknown): (string | undefined)[] {
  try {
    read(body);
    return [];
  } catch (problem) {
    return (problem as { extra: { errors: { pointer?: string }[] } }).extra.errors.map(({ pointer }) => pointer);
  }
}

describe('BulkDecisions', () => {
  it('takes ids and objects of id and version', () => {
    const { ids } = read({ action: 'approve', ids: [id, { id: other, version: 3 }, { id: other, version: null }] });
    expect(ids).toEqual([{ id }, { id: other, version: 3 }, { id: other, version: null }]);
  });

  it.each([
    ['an id that is none', { ids: [id, 'x'] }, ['/ids/1']],
    ['a number', { ids: [7] }, ['/ids/0']],
    ['null', { ids: [null] }, ['/ids/0']],
    ['an array', { ids: [[id]] }, ['/ids/0']],
    ['an empty array', { ids: [id, []] }, ['/ids/1']],
    ['an object with a wrong id', { ids: [{ id: 'x', version: 1 }] }, ['/ids/0/id']],
    ['an object with a wrong version', { ids: [{ id, version: 0 }] }, ['/ids/0/version']],
    ['an object with a field too many', { ids: [{ id, note: 'x' }] }, ['/ids/0/note']],
    ['no ids', {}, ['/ids']],
    ['an empty list', { ids: [] }, ['/ids']],
    ['no list', { ids: id }, ['/ids']],
    ['501 ids', { ids: Array(501).fill(id) }, ['/ids']],
  ])('points at %s', (_, fields, pointers) => {
    expect(pointersOf({ action: 'approve', ...fields })).toEqual(pointers);
  });

  it('takes 500 ids', () => {
    expect(pointersOf({ action: 'approve', ids: Array(500).fill(id) })).toEqual([]);
  });

  it('needs a reason to reject, and only then', () => {
    expect(pointersOf({ action: 'reject', ids: [id] })).toEqual(['/reason']);
    expect(pointersOf({ action: 'reject', ids: [id], reason: 'nonsense' })).toEqual(['/reason']);
    expect(pointersOf({ action: 'reject', ids: [id], reason: 'off-topic' })).toEqual([]);
    expect(pointersOf({ action: 'approve', ids: [id], reason: 'off-topic' })).toEqual(['/reason']);
  });

  it('takes an empty note for none', () => {
    expect(read({ action: 'spam', ids: [id], note: '  ' }).note).toBeNull();
  });
});
