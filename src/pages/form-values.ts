import { isUuid } from '../http/cursor.js';
import { problems, Problem } from '../http/problem.js';
import { trapName } from './comment-form.view.js';
import type { FieldName } from './texts.js';

/** A form as it came in. What its fields may hold is for intake to judge; these are texts and nothing else. */
export interface PostedForm {
  values: Record<FieldName, string>;
  parentId: string;
  token: string;
  /** Null when the form has none that we gave. */
  idempotencyKey: string | null;
  trapFilled: boolean;
}

/** Reads a posted form; only what the form has is looked at. Throws 415 for bodies that are no form. */
export function readForm(body: unknown, contentType: string | undefined): PostedForm {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? '')) {
    throw new Problem(problems['unsupported-media-type'], 'Send the form as application/x-www-form-urlencoded.');
  }
  const fields = (body ?? {}) as Record<string, unknown>;
  const text = (name: string): string => {
    const value = Object.hasOwn(fields, name) ? fields[name] : '';
    return typeof value === 'string' ? value : '';
  };
  return {
    values: { name: text('name'), email: text('email'), body: text('body') },
    parentId: text('parentId').trim().toLowerCase(),
    token: text('formToken'),
    idempotencyKey: isUuid(text('idempotencyKey')) ? text('idempotencyKey').toLowerCase() : null,
    trapFilled: text(trapName) !== '',
  };
}

/** The id in a query parameter, or null: a page with an address that somebody mangled is still a page. */
export function idIn(query: unknown, name: string): string | null {
  const value = (query as Record<string, unknown> | null)?.[name];
  return typeof value === 'string' && isUuid(value) ? value.toLowerCase() : null;
}
