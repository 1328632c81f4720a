import { BatchFullError } from '../database/batch.js';
import { isStoreUnavailable } from '../database/unavailable.js';
import { Problem, problems, tryAgainLater } from '../http/problem.js';
import type { FieldFault, FieldName, FormFault } from './texts.js';

/** What a page says about a form that was not taken, and with which status. */
export interface FormFaults {
  status: number;
  fields: Partial<Record<FieldName, FieldFault>>;
  form: FormFault | null;
  retryAfterSeconds: number | null;
}

/**
 * Reads why a submission was refused, field by field; null when it is nothing that the person at the form could do
 * something about. Intake's sentences are for programs and in English: they are sorted here, and each language has its own.
 */
export function formFaults(error: unknown, values: Record<FieldName, string>): FormFaults | null {
  const problem = asProblem(error);
  const retryAfterSeconds = problem?.extra.retryAfterSeconds ?? null;
  switch (problem?.kind) {
    case problems['too-many-requests']:
      return { status: 429, fields: {}, form: 'tooMany', retryAfterSeconds };
    case problems['try-again-later']:
      return { status: 503, fields: {}, form: 'tryLater', retryAfterSeconds };
    case problems['idempotency-key-reused']:
      return { status: 422, fields: {}, form: 'keyUsed', retryAfterSeconds };
    case problems['invalid-request']:
      return { status: 422, ...sortFaults(problem, values), retryAfterSeconds };
    default:
      return null;
  }
}

function asProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  return error instanceof BatchFullError || isStoreUnavailable(error) ? tryAgainLater() : null;
}

function sortFaults(problem: Problem, values: Record<FieldName, string>): Pick<FormFaults, 'fields' | 'form'> {
  const fields: FormFaults['fields'] = {};
  let form: FormFault | null = null;
  for (const { pointer, detail } of problem.extra.errors ?? []) {
    const field = fieldByPointer[pointer ?? ''];
    if (field) fields[field] ??= faultOf(values[field], detail);
    else form ??= formFaultByPointer[pointer ?? ''] ?? 'notUnderstood';
  }
  if (!form && Object.keys(fields).length === 0) form = 'notUnderstood';
  return { fields, form };
}

const fieldByPointer: Record<string, FieldName | undefined> = { '/name': 'name', '/email': 'email', '/body': 'body' };

const formFaultByPointer: Record<string, FormFault | undefined> = {
  '/parentId': 'parentGone',
  '/formToken': 'formOutdated',
};

function faultOf(value: string, detail: string): FieldFault {
  if (value.trim() === '') return 'missing';
  return detail.includes('or fewer') ? 'tooLong' : 'unusable';
}
