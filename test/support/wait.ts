import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the condition gives something truthy, and answers that. Fails, naming what was waited for, after `forMs`. */
export async function until<T>(
  what: string | (() => string),
  condition: () => Promise<T> | T,
  forMs = 20_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + forMs;
  for (;;) {
    const result = await condition();
    if (result) return result as NonNullable<T>;
    if (Date.now() > deadline) {
      throw new Error(`Waited ${forMs} ms in vain: ${typeof what === 'string' ? what : what()}`);
    }
    await sleep(20);
  }
}
