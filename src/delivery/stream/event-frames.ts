import type { EventType } from '../../events/catalogue.js';
import type { LoggedEvent } from '../event-log.js';

/** An event as a stream sends it, made once for all readers, and what they choose by. */
export interface EventFrame {
  sequence: number;
  type: EventType;
  siteId: string;
  bytes: Buffer;
}

/** Which events a stream sends; null = all. */
export interface StreamFilter {
  types: readonly EventType[] | null;
  siteIds: readonly string[] | null;
}

/** Why we end a stream. The reader comes back with its place, except after `access-ended` and `events-expired`. */
export type ResetReason = 'slow' | 'shutdown' | 'access-ended' | 'events-expired';

/** Is this event for that reader? */
export function wanted({ types, siteIds }: StreamFilter, { type, siteId }: EventFrame): boolean {
  return (types === null || types.includes(type)) && (siteIds === null || siteIds.includes(siteId));
}

/** The frame of an event. Its text holds no line breaks, because JSON escapes them. */
export function frameOf({ sequence, type, siteId, text }: LoggedEvent): EventFrame {
  return { sequence, type, siteId, bytes: Buffer.from(`id: ${sequence}\nevent: ${type}\ndata: ${text}\n\n`) };
}

/** What a stream begins with: how long to wait before coming back, and the place to name when it breaks at once. */
export function openingFrame(place: number): string {
  return `retry: 2000\nid: ${place}\n\n`;
}

/** A sign of life. It also moves on the place of a reader whose filter lets nothing through, without an event. */
export function heartbeatFrame(place: number): string {
  return `:\nid: ${place}\n\n`;
}

/** The last frame of a stream that we end. */
export function resetFrame(reason: ResetReason, place: number): string {
  return `id: ${place}\nevent: reset\ndata: ${JSON.stringify({ reason, after: place })}\n\n`;
}
