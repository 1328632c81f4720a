import type { LooseComment } from './judge-alone.js';
import { LONGEST_LINE } from './line-batches.js';

/** A line that is no comment; the message says why and repeats nothing of it. */
export class CommentLineError extends Error {
  override readonly name = 'CommentLineError';
}

/** A comment as a line holds it; the id may also be a number, and comes back as it came. */
export type LineComment = Omit<LooseComment, 'id'> & { id: string | number };

/** Reads the comment of a line: `id` and `body`, perhaps `name`, `email` and `lang`; other fields are left alone. */
export function readCommentLine(line: string): LineComment {
  if (line.length > LONGEST_LINE) throw new CommentLineError(`it is longer than ${LONGEST_LINE} characters`);
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    throw new CommentLineError('it is not JSON');
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    throw new CommentLineError('it is not a JSON object');
  }
  const { id, body, name, email, lang } = read as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new CommentLineError('its id is not a string or a number');
  if (typeof body !== 'string') throw new CommentLineError('its body is not a string');
  return { id, body, name: optional('name', name), email: optional('email', email), lang: optional('lang', lang) };
}

function optional(field: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new CommentLineError(`its ${field} is not a string`);
  return value;
}
