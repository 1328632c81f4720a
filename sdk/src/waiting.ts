const firstMs = 250;
const longestMs = 30_000;

/** How long to wait before the next try after so many failures, in ms: doubling up to half a minute, with jitter. */
export function backOffMs(failures: number, shortestMs = firstMs, random: () => number = Math.random): number {
  const most = Math.min(longestMs, shortestMs * 2 ** failures);
  return most / 2 + (random() * most) / 2;
}

/** What a `Retry-After` header asks for, in ms; null when there is none that can be read. */
export function retryAfterMs(header: string | null, now: () => number = Date.now): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const time = Date.parse(header);
  return Number.isNaN(time) ? null : Math.max(0, time - now());
}

/** Waits so long, or until the signal aborts: it never throws. */
export function pause(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
