import { faultInText, normaliseText } from '../http/plain-text.js';
import { Problem, problems } from '../http/problem.js';
import { threadKeyLimits } from './thread.query.dto.js';

/** A page's own identifier as it was stored, from the decoded part of an address; 422 when it cannot be one. */
export function threadKeyOf(param: string): string {
  const thread = normaliseText(param) as string;
  const fault = faultInText(thread, threadKeyLimits);
  if (fault === null) return thread;
  throw new Problem(problems['invalid-request'], 'The identifier of the page is not right.', {
    errors: [{ parameter: 'thread', detail: fault }],
  });
}
