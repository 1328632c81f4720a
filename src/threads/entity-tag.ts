import { createHash } from 'node:crypto';

/** The strong entity tag of an answer: another one whenever a byte of the answer differs. */
export function entityTag(answer: string): string {
  return `"${createHash('sha256').update(answer).digest('base64url').slice(0, 27)}"`;
}

/** Does the client's If-None-Match name this tag? Compared weakly, as RFC 9110 has it for this header. */
export function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || [...header.matchAll(/"[^"]*"/g)].some(([named]) => named === tag);
}
