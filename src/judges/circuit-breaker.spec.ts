import { describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.js';

const failTimes = (breaker: CircuitBreaker, times: number, now: number): void => {
  for (let count = 0; count < times; count += 1) {
    breaker.enter(now);
    breaker.failed(now);
  }
};

describe('the circuit breaker', () => {
  it('lets four failures in a row pass and opens at the fifth, for 30 seconds', () => {
    const breaker = new CircuitBreaker();
    failTimes(breaker, 4, 0);
    expect(breaker.enter(0)).toBe(true);
    breaker.failed(0);
    expect([breaker.enter(0), breaker.enter(29_999), breaker.isOpen(29_999)]).toEqual([false, false, true]);
    expect([breaker.isOpen(30_000), breaker.enter(30_000)]).toEqual([false, true]);
  });

  it('counts failures in a row only', () => {
    const breaker = new CircuitBreaker();
    for (let round = 0; round < 10; round += 1) {
      failTimes(breaker, 4, 0);
      breaker.enter(0);
      breaker.succeeded();
    }
    expect(breaker.enter(0)).toBe(true);
  });

  it('lets one attempt through after its time, whose success closes it', () => {
    const breaker = new CircuitBreaker();
    failTimes(breaker, 5, 0);
    expect([breaker.enter(30_000), breaker.enter(30_000), breaker.enter(90_000)]).toEqual([true, false, false]);
    breaker.succeeded();
    expect([breaker.enter(90_000), breaker.enter(90_000)]).toEqual([true, true]);
  });

  it('opens again at once when that attempt fails', () => {
    const breaker = new CircuitBreaker();
    failTimes(breaker, 5, 0);
    breaker.enter(30_000);
    breaker.failed(31_000);
    expect([breaker.enter(60_999), breaker.enter(61_000)]).toEqual([false, true]);
  });

  it('lets another one try when that attempt was not made', () => {
    const breaker = new CircuitBreaker();
    failTimes(breaker, 5, 0);
    breaker.enter(30_000);
    breaker.released();
    expect(breaker.enter(30_000)).toBe(true);
  });

  it('stays away for as long as it was asked to, from the first time on, ten minutes at most', () => {
    const breaker = new CircuitBreaker();
    breaker.enter(0);
    breaker.failed(0, 90_000);
    expect([breaker.enter(89_999), breaker.enter(90_000)]).toEqual([false, true]);
    breaker.failed(90_000, 86_400_000);
    expect([breaker.enter(689_999), breaker.enter(690_000)]).toEqual([false, true]);
  });
});
