import type { IncomingHttpHeaders } from 'node:http';
import { Problem, problems } from './problem.js';

/** The request's Idempotency-Key, or null; a malformed one is a problem, since ignoring it would break the client's promise. */
export function readIdempotencyKey(request: { headers: IncomingHttpHeaders }): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  throw new Problem(problems['invalid-request'], 'The Idempotency-Key cannot be used.', {
    errors: [{ parameter: 'Idempotency-Key', detail: 'must be 1 to 255 visible ASCII characters' }],
  });
}
