/**
 * How long a `Retry-After` header asks to stay away, in milliseconds: it holds seconds or a date (RFC 9110, 10.2.3). Null
 * when there is none, or it is neither.
 */
export function retryAfterMs(header: string | null | undefined, now: Date): number | null {
  if (!header) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  // Of the date's forms the one that may still be written; what else Date.parse takes is no date of HTTP.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(header)) return null;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
