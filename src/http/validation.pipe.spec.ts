import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, ValidateNested } from 'class-validator';
import { PlainText } from './plain-text.js';
import { Problem, type ProblemPart } from './problem.js';
import { ValidationPipe } from './validation.pipe.js';

class Inner {
  @IsInt({ message: 'must be a whole number' })
  size: number;
}

class Outer {
  @PlainText({ maxCharacters: 5, maxBytes: 20 })
  name: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Inner)
  'in/ner~'?: Inner;
}

class SelfReading {
  @IsInt({ message: 'must be a whole number' })
  size: number;

  static from(plain: Record<string, unknown>): SelfReading {
    return Object.assign(new SelfReading(), plain, { size: Number(plain.size) });
  }
}

const pipe = new ValidationPipe();
const pass = (value: unknown, metatype: unknown, type: 'body' | 'query' | 'param' = 'body'): unknown =>
  pipe.transform(value, { type, metatype: metatype as never, data: undefined });

const refusal = (value: unknown, metatype: unknown, type: 'body' | 'query' = 'body'): Problem => {
  try {
    pass(value, metatype, type);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('it was accepted');
};
const faults = (...args: Parameters<typeof refusal>): ProblemPart[] => refusal(...args).extra.errors!;

describe('the validation pipe', () => {
  it('hands on an instance of the class', () => {
    const dto = pass({ name: 'Rim', 'in/ner~': { size: 3 } }, Outer) as Outer;
    expect(dto).toBeInstanceOf(Outer);
    expect(dto['in/ner~']).toBeInstanceOf(Inner);
  });

  it('names each wrong field by its pointer, all of them at once', () => {
    expect(faults({ name: 'too long', 'in/ner~': { size: 'x' } }, Outer)).toEqual([
      { pointer: '/name', detail: 'must have 5 characters or fewer' },
      { pointer: '/in~1ner~0/size', detail: 'must be a whole number' },
    ]);
    expect(refusal({ name: '', other: 1 }, Outer).detail).toBe('2 fields are not right.');
  });

  it('names parameters of a query by their names', () => {
    expect(faults({ name: 'too long' }, Outer, 'query')).toEqual([
      { parameter: 'name', detail: 'must have 5 characters or fewer' },
    ]);
  });

  it('refuses fields that it does not know, cut where their names are long', () => {
    expect(faults({ name: 'Rim', colour: 'red' }, Outer)).toEqual([
      { pointer: '/colour', detail: 'is not a field of this request' },
    ]);
    expect(faults({ name: 'Rim', ['x'.repeat(500)]: 1 }, Outer)[0]!.pointer).toBe(`/${'x'.repeat(64)}`);
  });

  it('refuses fields whose names every object has, as it refuses others', () => {
    for (const field of ['constructor', 'hasOwnProperty', 'isPrototypeOf', 'toString', 'valueOf', '__defineGetter__']) {
      for (const value of [null, 1, {}, { name: 'Object' }]) {
        expect([field, faults({ name: 'Rim', [field]: value }, Outer)]).toEqual([
          field,
          [{ pointer: `/${field}`, detail: 'is not a field of this request' }],
        ]);
        expect([field, faults({ size: 1, [field]: value }, SelfReading)]).toEqual([
          field,
          [{ pointer: `/${field}`, detail: 'is not a field of this request' }],
        ]);
      }
    }
  });

  it('answers no more than fifty faults of a request that is wrong all over', () => {
    const wrong = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`field${index}`, index]));
    expect(faults(wrong, Outer)).toHaveLength(50);
  });

  it('takes no list, text or number for a body', () => {
    for (const value of [[], [{ name: 'Rim' }], 'name', 7, true]) {
      expect(faults(value, Outer)).toEqual([{ pointer: '', detail: 'must be an object' }]);
    }
  });

  it('judges a missing body like an empty one', () => {
    for (const value of [undefined, null, {}]) {
      expect(faults(value, Outer)).toEqual([{ pointer: '/name', detail: 'must be a string' }]);
    }
  });

  it('lets a class read plain JSON itself', () => {
    expect(pass({ size: '3' }, SelfReading)).toEqual({ size: 3 });
    expect(faults({ size: 'x' }, SelfReading)[0]!.pointer).toBe('/size');
  });

  it('leaves path parameters and untyped values alone', () => {
    expect(pass('x', Outer, 'param')).toBe('x');
    expect(pass({ any: 1 }, Object)).toEqual({ any: 1 });
    expect(pass({ any: 1 }, undefined)).toEqual({ any: 1 });
  });
});
