import { ApiProperty } from '@nestjs/swagger';
import { eventCatalogue, eventTypes, type EventType } from '../../events/catalogue.js';
import { schemaId } from '../../events/event-schemas.js';

/** Where the JSON Schema of a type of event is. */
export class EventSchemaLink {
  @ApiProperty({ enum: eventTypes })
  type: EventType;

  @ApiProperty({
    description: 'What `dataschema` of its events says.',
    example: 'urn:anteroom:event:comment.approved:1',
  })
  id: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Rises when a field changes its meaning.' })
  schemaVersion: number;

  @ApiProperty({ description: 'What it tells.' })
  when: string;

  @ApiProperty({ example: '/v1/events/schemas/comment.approved' })
  url: string;
}

/** The schemas that there are. */
export class EventSchemasView {
  @ApiProperty({ type: [EventSchemaLink] })
  schemas: EventSchemaLink[];
}

/** A link for each type of the catalogue. */
export function viewEventSchemas(): EventSchemasView {
  const link = (type: EventType): EventSchemaLink => {
    const { schemaVersion, when } = eventCatalogue[type];
    return { type, id: schemaId(type), schemaVersion, when, url: `/v1/events/schemas/${type}` };
  };
  return { schemas: eventTypes.map(link) };
}
