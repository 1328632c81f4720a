import { Problem, problems } from './problem.js';

/** Packs the place where a page ended into an opaque text for the client to send back. */
export function encodeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * Unpacks a cursor; each part is checked against its kind, so that a made-up cursor is a 422 and never reaches SQL as
 * something else.
 */
export function decodeCursor<K extends readonly PartKind[]>(
  cursor: string,
  ...kinds: K
): { [I in keyof K]: PartOf<K[I]> } {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === kinds.length &&
      kinds.every((kind, index) => isOf[kind](parts[index]))
    ) {
      return parts as { [I in keyof K]: PartOf<K[I]> };
    }
  } catch {
    // Falls through to the problem.
  }
  throw new Problem(problems['invalid-request'], 'The cursor is not one that this service gave.', {
    errors: [{ parameter: 'cursor', detail: 'must be the `next` of an earlier page' }],
  });
}

type PartKind = 'uuid' | 'number';
type PartOf<K> = K extends 'number' ? number : string;

const isOf: Record<PartKind, (part: unknown) => boolean> = {
  uuid: (part) => typeof part === 'string' && isUuid(part),
  // Bounded, because Postgres refuses numbers that JavaScript still takes for finite.
  number: (part) => typeof part === 'number' && Math.abs(part) <= Number.MAX_SAFE_INTEGER,
};

/** Is this text a UUID in its usual spelling? */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
