import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Problem, problems, type ProblemPart } from './problem.js';

type Constructor = new () => object;

/** A DTO that reads plain JSON itself (normalising as it goes), instead of leaving it to class-transformer. */
interface ReadsPlain {
  from(plain: Record<string, unknown>): object;
}

/** A DTO that can tell of most right values cheaply that they are right; never of one that the rules would refuse. */
interface KnowsItsOwn {
  plainlyRight(dto: object): boolean;
}

/**
 * Validates every body and query against its DTO class. All faults are answered at once in one problem; fields that the
 * DTO does not know are faults too.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const type = metadata.metatype as (Constructor & Partial<ReadsPlain & KnowsItsOwn>) | undefined;
    if (!type || builtIn.has(type) || (metadata.type !== 'body' && metadata.type !== 'query')) return value;
    const plain = value ?? {};
    if (typeof plain !== 'object' || Array.isArray(plain)) {
      throw new Problem(problems['invalid-request'], 'The body must be a JSON object.', {
        errors: [{ pointer: '', detail: 'must be an object' }],
      });
    }
    const query = metadata.type === 'query';
    const { fields, strange } = apart(plain as Record<string, unknown>);
    const dto = type.from ? type.from(fields) : plainToInstance(type, fields);
    if (strange.length === 0 && type.plainlyRight?.(dto)) return dto;
    const faults = validateSync(dto, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
    });
    if (faults.length === 0 && strange.length === 0) return dto;
    const errors = [
      ...faults.flatMap((fault) => partsOf(fault, '', query)),
      ...strange.map((name): ProblemPart => ({
        [query ? 'parameter' : 'pointer']: query ? name : `/${name}`,
        detail: unknownField,
      })),
    ];
    throw new Problem(
      problems['invalid-request'],
      errors.length === 1 ? 'One field is not right.' : `${errors.length} fields are not right.`,
      { errors: errors.slice(0, 50) },
    );
  }
}

const builtIn = new Set<unknown>([String, Boolean, Number, Array, Object]);
const unknownField = 'is not a field of this request';

/**
 * Sets aside the fields whose names every object has (`constructor`, `hasOwnProperty`): class-validator looks its rules up
 * by such names, and would find something.
 */
function apart(plain: Record<string, unknown>): { fields: Record<string, unknown>; strange: string[] } {
  const strange = Object.keys(plain).filter((name) => name in Object.prototype);
  if (strange.length === 0) return { fields: plain, strange };
  return { fields: Object.fromEntries(Object.entries(plain).filter(([name]) => !strange.includes(name))), strange };
}

function partsOf(fault: ValidationError, parent: string, query: boolean): ProblemPart[] {
  // A field that we do not know is named by the client: it is shown cut, and only to that client.
  const name = fault.property.slice(0, 64);
  const path = `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(fault.constraints ?? {}).map(([rule, message]): ProblemPart => {
    const detail = rule === 'whitelistValidation' ? unknownField : message.replace(`${fault.property} `, '');
    return query ? { parameter: name, detail } : { pointer: path, detail };
  });
  return [...own, ...(fault.children ?? []).flatMap((child) => partsOf(child, path, query))];
}
