const failuresToOpen = 5;
const openForMs = 30_000;
const longestOpenMs = 10 * 60_000;

/**
 * Stops asking somebody who does not answer. After five failures in a row it stays open for 30 seconds, or for as long as
 * the other side asked (ten minutes at most, from the first such failure on). Then one attempt is let through, and its end
 * decides. Times are milliseconds of one clock.
 */
export class CircuitBreaker {
  private failures = 0;
  private openUntil = 0;
  private probing = false;

  /** True when an attempt may be made now; each true must be followed by `succeeded`, `failed` or `released`. */
  enter(now: number): boolean {
    if (this.openUntil === 0) return true;
    if (now < this.openUntil || this.probing) return false;
    this.probing = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.openUntil = 0;
    this.probing = false;
  }

  failed(now: number, retryAfterMs = 0): void {
    this.failures += 1;
    this.probing = false;
    if (retryAfterMs > 0) this.openUntil = now + Math.min(retryAfterMs, longestOpenMs);
    else if (this.failures >= failuresToOpen) this.openUntil = now + openForMs;
  }

  /** The attempt was not made after all. */
  released(): void {
    this.probing = false;
  }

  isOpen(now: number): boolean {
    return now < this.openUntil;
  }
}
