import { describe, expect, it } from '@jest/globals';
import { afterAttempt, failuresToOpen, patienceMs, type Consequence } from './after-attempt.js';
import { attemptWaits, waitAfter } from './retry-schedule.js';
import type { AttemptResult } from './webhook-sender.js';

type Result = Pick<AttemptResult, 'outcome' | 'status' | 'retryAfterMs'>;
const hour = 3_600_000;
const answered = (status: number, retryAfterMs: number | null = null): Result => ({
  outcome: status < 300 ? 'delivered' : 'refused-by-receiver',
  status,
  retryAfterMs,
});
const timedOut: Result = { outcome: 'timed-out', status: null, retryAfterMs: null };
const least = (): number => 0;
const most = (): number => 1;
const well = { failures: 0, failingForMs: null };

/** One delivery to a receiver under a virtual clock: when each attempt was made, and how it all ended. */
function lived(receiver: (at: number) => Result, random = least): { attempts: number[]; end: Consequence } {
  let [at, failures, failingSince] = [0, 0, null as number | null];
  const attempts: number[] = [];
  for (;;) {
    attempts.push(at);
    const failingForMs = failingSince === null ? null : at - failingSince;
    const result = receiver(at);
    const end = afterAttempt({ failures, failingForMs }, attempts.length, result, random);
    if (end.delivery.status !== 'pending') return { attempts, end };
    failures = end.endpoint.failures;
    failingSince ??= at;
    at += Math.max(end.delivery.waitMs, end.endpoint.restMs);
  }
}

describe('the schedule', () => {
  it('is ten attempts over about 75 hours', () => {
    for (const [random, hours] of [
      [least, 75.6],
      [most, 83.1],
    ] as const) {
      const { attempts, end } = lived(() => timedOut, random);
      expect(attempts).toHaveLength(10);
      expect(attempts.at(-1)! / hour).toBeCloseTo(hours, 0);
      expect(end.delivery).toEqual({ status: 'dead', reason: 'attempts-exhausted' });
      expect(end.endpoint.disabled).toBeNull();
    }
  });

  it('waits longer each time, and spreads what failed together', () => {
    expect([...attemptWaits].sort((a, b) => a - b)).toEqual(attemptWaits);
    const waits = new Set(Array.from({ length: 50 }, () => waitAfter(3, null, Math.random)));
    expect(waits.size).toBeGreaterThan(40);
    expect(Math.min(...(waits as Set<number>))).toBeGreaterThanOrEqual(30 * 60_000);
  });

  it('ends with the first 2xx', () => {
    const { attempts, end } = lived((at) => (at < 3 * hour ? answered(500) : answered(200)));
    expect(attempts).toHaveLength(6);
    expect(end).toEqual({ delivery: { status: 'delivered' }, endpoint: { failures: 0, restMs: 0, disabled: null } });
  });

  it('is never faster than the receiver asks for, nor than itself, and waits a day at most', () => {
    const waitFor = (retryAfterMs: number): number | null => waitAfter(1, retryAfterMs, least);
    expect(waitFor(60_000)).toBe(60_000);
    expect(waitFor(1_000)).toBe(5_000);
    expect(waitFor(1_000 * 24 * hour)).toBe(24 * hour);
    const { attempts } = lived(() => answered(429, 1_000));
    expect(attempts.at(-1)! / hour).toBeGreaterThan(75);
  });
});

describe('an endpoint', () => {
  it('rests after five failures in a row, longer each time, five minutes at most', () => {
    const rests: number[] = [];
    for (let failures = 0; failures < 14; failures += 1)
      rests.push(afterAttempt({ failures, failingForMs: 1 }, 1, timedOut, least).endpoint.restMs / 1_000);
    expect(rests).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
    expect(rests.findIndex((rest) => rest > 0)).toBe(failuresToOpen - 1);
    expect(afterAttempt({ failures: 10_000, failingForMs: 1 }, 1, timedOut, most).endpoint.restMs).toBe(300_000);
  });

  it('is well again with one success', () => {
    expect(afterAttempt({ failures: 40, failingForMs: patienceMs * 2 }, 3, answered(204), least).endpoint).toEqual({
      failures: 0,
      restMs: 0,
      disabled: null,
    });
  });

  it('rests as a whole when it answers 429 or 503 with Retry-After, for a day at most', () => {
    for (const status of [429, 503]) {
      expect(afterAttempt(well, 1, answered(status, 90_000), least).endpoint.restMs).toBe(90_000);
      expect(afterAttempt(well, 1, answered(status, 99 * 24 * hour), least).endpoint.restMs).toBe(24 * hour);
      expect(afterAttempt(well, 1, answered(status), least).endpoint.restMs).toBe(0);
    }
    const other = afterAttempt(well, 1, answered(500, 90_000), least);
    expect(other.endpoint.restMs).toBe(0);
    expect(other.delivery).toEqual({ status: 'pending', waitMs: 90_000 });
  });

  it('is switched off at once when it says that it is gone', () => {
    expect(afterAttempt(well, 1, answered(410), least)).toEqual({
      delivery: { status: 'dead', reason: 'endpoint-disabled' },
      endpoint: { failures: 1, restMs: 0, disabled: 'gone' },
    });
  });

  it('is switched off when nothing but failures came of it for five days', () => {
    // A new event each hour, and each fails at once: nothing but the days count.
    let disabledAt = -1;
    for (let at = 0, failures = 0; disabledAt < 0; at += hour, failures += 1) {
      const end = afterAttempt({ failures, failingForMs: failures ? at : null }, 1, answered(500), least);
      if (end.endpoint.disabled === 'failing') disabledAt = at;
    }
    expect(disabledAt).toBe(5 * 24 * hour);
    const justBefore = afterAttempt({ failures: 99, failingForMs: patienceMs - 1 }, 1, answered(500), least);
    expect(justBefore.endpoint.disabled).toBeNull();
  });
});
