import type { Caller } from '../http/access.js';

const lifetimeMs = 5_000;
const maxEntries = 2_000;

interface Entry {
  caller: Caller;
  until: number;
}

/**
 * Valid tokens of the last 5 seconds, by hash, at most 2,000. A look into the database that was under way while something
 * was forgotten may have read the old state: its result is not remembered.
 */
export class CallerCache {
  private readonly entries = new Map<string, Entry>();
  private forgotten = 0;

  /** The caller behind a token hash, unless unknown or too old. `now` in milliseconds. */
  get(tokenHash: string, now: number): Caller | null {
    const entry = this.entries.get(tokenHash);
    if (!entry) return null;
    if (entry.until > now) return entry.caller;
    this.entries.delete(tokenHash);
    return null;
  }

  /** A mark to take before looking something up, and to hand to `remember` with the result. */
  mark(): number {
    return this.forgotten;
  }

  /** Remembers a caller until the token expires, for 5 seconds at most; not at all when something was forgotten since the mark. */
  remember(tokenHash: string, found: { caller: Caller; expiresAt: Date | null }, mark: number, now: number): void {
    if (mark !== this.forgotten) return;
    const oldest = this.entries.keys().next();
    if (this.entries.size >= maxEntries && !oldest.done) this.entries.delete(oldest.value);
    const until = Math.min(now + lifetimeMs, found.expiresAt?.getTime() ?? Infinity);
    this.entries.set(tokenHash, { caller: found.caller, until });
  }

  /** Forgets every caller that the question is true of. */
  forget(question: (caller: Caller) => boolean): void {
    this.forgotten += 1;
    for (const [tokenHash, entry] of this.entries) if (question(entry.caller)) this.entries.delete(tokenHash);
  }
}
