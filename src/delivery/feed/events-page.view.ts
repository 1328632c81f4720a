import { ApiProperty } from '@nestjs/swagger';
import { loggedTypes } from '../../events/catalogue.js';
import type { EventEnvelope } from '../../events/envelope.js';

/** A page of the log. The schema of each type of event is made of the catalogue (`openapi.ts`). */
export class EventsPage {
  @ApiProperty({
    type: 'array',
    items: { oneOf: loggedTypes.map((type) => ({ $ref: `#/components/schemas/${type}` })) },
  })
  events: EventEnvelope[];

  @ApiProperty({ type: 'integer', description: 'What to send as `after` the next time.' })
  next: number;
}
