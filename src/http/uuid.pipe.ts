import { Injectable, type PipeTransform } from '@nestjs/common';
import { isUuid } from './cursor.js';
import { notFound } from './problem.js';

/** An id in a path: what is not a UUID cannot be anything's id, so it is a 404 like any other unknown id. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw notFound('thing');
    return value.toLowerCase();
  }
}
