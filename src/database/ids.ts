import { randomFillSync } from 'node:crypto';

/** Two bytes where a millisecond's counter starts, eight for the random part. */
const bytesPerId = 10;
const pool = Buffer.alloc(bytesPerId * 512);
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

let used = pool.length;
let lastMs = 0;
let counter = 0;
let timeInHex = '';

/**
 * A UUIDv7 (RFC 9562): the millisecond, a counter, 62 random bits. The ids of one process ascend, also within a
 * millisecond and when the clock goes back. The random bytes of many ids are fetched at once, which makes this fast.
 */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const at = used;
  used += bytesPerId;
  const now = Date.now();
  // The counter starts in its lower half, so that there is room to count.
  if (now > lastMs) startMillisecond(now, pool.readUInt16BE(at) & 0x7ff);
  else if (counter === 0xfff) startMillisecond(lastMs + 1, 0);
  else counter += 1;
  return (
    `${timeInHex}${hex[0x70 | (counter >> 8)]}${hex[counter & 0xff]}-` +
    `${hex[0x80 | (pool[at + 2]! & 0x3f)]}${hexAt(at + 3)}-` +
    `${hexAt(at + 4)}${hexAt(at + 5)}${hexAt(at + 6)}${hexAt(at + 7)}${hexAt(at + 8)}${hexAt(at + 9)}`
  );
}

function startMillisecond(ms: number, first: number): void {
  lastMs = ms;
  counter = first;
  const digits = ms.toString(16).padStart(12, '0');
  timeInHex = `${digits.slice(0, 8)}-${digits.slice(8)}-`;
}

function hexAt(index: number): string {
  return hex[pool[index]!]!;
}
