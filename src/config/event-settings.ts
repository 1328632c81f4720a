import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { integer } from './read-setting.js';
import { WebhookSettings } from './webhook-settings.js';

/** The settings of the event log and its taps. See docs/events.md. */
export class EventSettings extends WebhookSettings {
  /** How long events can be read again. */
  @Transform(integer)
  @IsInt()
  @Min(1)
  @Max(3_650)
  EVENT_RETENTION_DAYS = 30;

  /** The most streams that this process holds open. */
  @Transform(integer)
  @IsInt()
  @Min(1)
  @Max(100_000)
  EVENT_STREAMS_MAX = 5_000;

  @Transform(integer)
  @IsInt()
  @Min(100)
  @Max(600_000)
  EVENT_STREAM_HEARTBEAT_MS = 15_000;

  /** How long the reader of a stream may take nothing of what waits for it. */
  @Transform(integer)
  @IsInt()
  @Min(100)
  @Max(600_000)
  EVENT_STREAM_STALL_MS = 30_000;

  /** The Redis Stream that events are copied to; unset = none. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9:._{}-]{1,200}$/, { message: 'must be 1 to 200 letters, digits or any of : . _ - { }' })
  EVENTS_REDIS_STREAM?: string;

  @Transform(integer)
  @IsInt()
  @Min(1_000)
  @Max(100_000_000)
  EVENTS_REDIS_MAXLEN = 100_000;
}

/** Settings of events without a default. */
export const optionalEventSettings = ['EVENTS_REDIS_STREAM'] as const;

/** Settings that are there without those they need. */
export function eventFaults(settings: EventSettings & { REDIS_URL?: string }): string[] {
  return settings.EVENTS_REDIS_STREAM && !settings.REDIS_URL
    ? ['EVENTS_REDIS_STREAM is set, but REDIS_URL is not']
    : [];
}
