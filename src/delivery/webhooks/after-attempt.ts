import { restAskedFor, spread, waitAfter } from './retry-schedule.js';
import type { DeadReason } from './webhook-delivery.entity.js';
import type { DisabledReason } from './webhook-endpoint.entity.js';
import type { AttemptResult } from './webhook-sender.js';

/** After so many failures in a row an endpoint's breaker opens: it rests, and then one delivery at a time tries again. */
export const failuresToOpen = 5;
const firstRestMs = 5_000;
const longestOwnRestMs = 5 * 60_000;
/** An endpoint of which nothing but failures has come for so long is switched off. */
export const patienceMs = 5 * 24 * 3_600_000;

/** How an endpoint stood before the attempt. */
export interface EndpointStanding {
  /** Attempts that failed since the last one that did not. */
  failures: number;
  /** How long ago the first of those was; null when there is none. */
  failingForMs: number | null;
}

/** What becomes of the delivery. */
export type DeliveryFate =
  { status: 'delivered' } | { status: 'pending'; waitMs: number } | { status: 'dead'; reason: DeadReason };

/** What becomes of delivery and endpoint. */
export interface Consequence {
  delivery: DeliveryFate;
  endpoint: {
    failures: number;
    /** Nothing is sent to it for so long; 0 = no rest. */
    restMs: number;
    /** Why it is switched off, and all that it is owed with it; null = it is not. */
    disabled: DisabledReason | null;
  };
}

/**
 * What follows from an attempt: pure, so that days of it can be tried in a moment. `attempts` are those at this delivery,
 * this one included. A failure is whatever is no 2xx.
 */
export function afterAttempt(
  endpoint: EndpointStanding,
  attempts: number,
  result: Pick<AttemptResult, 'outcome' | 'status' | 'retryAfterMs'>,
  random: () => number,
): Consequence {
  if (result.outcome === 'delivered')
    return { delivery: { status: 'delivered' }, endpoint: { failures: 0, restMs: 0, disabled: null } };
  const failures = endpoint.failures + 1;
  const disabled = disabling(endpoint, result.status);
  if (disabled)
    return {
      delivery: { status: 'dead', reason: 'endpoint-disabled' },
      endpoint: { failures, restMs: 0, disabled },
    };
  const waitMs = waitAfter(attempts, result.retryAfterMs, random);
  return {
    delivery: waitMs === null ? { status: 'dead', reason: 'attempts-exhausted' } : { status: 'pending', waitMs },
    endpoint: { failures, restMs: Math.max(breakerRest(failures, random), askedRest(result)), disabled: null },
  };
}

function disabling({ failingForMs }: EndpointStanding, status: number | null): DisabledReason | null {
  if (status === 410) return 'gone';
  return failingForMs !== null && failingForMs >= patienceMs ? 'failing' : null;
}

/** From five seconds, doubled with each failure, to five minutes. */
function breakerRest(failures: number, random: () => number): number {
  if (failures < failuresToOpen) return 0;
  return Math.min(spread(firstRestMs * 2 ** Math.min(failures - failuresToOpen, 10), random), longestOwnRestMs);
}

/** 429 and 503 speak for the whole receiver; with another status `Retry-After` speaks for this delivery alone. */
function askedRest({ status, retryAfterMs }: Pick<AttemptResult, 'status' | 'retryAfterMs'>): number {
  return status === 429 || status === 503 ? restAskedFor(retryAfterMs) : 0;
}
