import { ApiProperty } from '@nestjs/swagger';
import { eventTypes, type EventData, type EventType } from '../../events/catalogue.js';
import type { EventEnvelope } from '../../events/envelope.js';

/** An event as the API describes it; the JSON Schema of each type says more. */
export class EventView implements EventEnvelope {
  @ApiProperty({ enum: ['1.0'] })
  specversion: '1.0';

  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: '/sites/site_demo' })
  source: string;

  @ApiProperty({ enum: eventTypes })
  type: EventType;

  @ApiProperty({ example: 'comments/01a2032d-7b8f-7355-a3fd-d107b14dffbe' })
  subject: string;

  @ApiProperty({ format: 'date-time' })
  time: string;

  @ApiProperty({ enum: ['application/json'] })
  datacontenttype: 'application/json';

  @ApiProperty({ example: 'urn:anteroom:event:comment.approved:1' })
  dataschema: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  sequence: number;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data: EventData;
}

/** A page of the log. */
export class EventsPage {
  @ApiProperty({ type: [EventView] })
  events: EventView[];

  @ApiProperty({ type: 'integer', description: 'What to send as `after` the next time.' })
  next: number;
}
