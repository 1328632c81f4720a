import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { eventTypes, type EventType } from '../../events/catalogue.js';
import { eventSchema } from '../../events/event-schemas.js';
import { Access } from '../../http/access.js';
import { notFound } from '../../http/problem.js';
import { EventSchemasView, viewEventSchemas } from './event-schemas.view.js';

/** What events look like, for programs: the same for everybody, so it asks for no credentials. */
@ApiTags('events')
@Controller('v1/events/schemas')
export class EventSchemasController {
  @Get()
  @Access('public')
  @ApiOperation({ summary: 'List the JSON Schemas of events' })
  @ApiOkResponse({ type: EventSchemasView })
  eventSchemas(): EventSchemasView {
    return viewEventSchemas();
  }

  @Get(':type')
  @Access('public')
  @Header('content-type', 'application/schema+json; charset=utf-8')
  @ApiOperation({
    summary: 'Read the JSON Schema of a type of event',
    description: 'Draft 2020-12, of the whole envelope.',
  })
  @ApiParam({ name: 'type', enum: eventTypes })
  @ApiOkResponse({ content: { 'application/schema+json': { schema: { type: 'object', additionalProperties: true } } } })
  @ApiNotFoundResponse({ description: 'There is no such type of event.' })
  eventSchema(@Param('type') type: string): string {
    if (!(eventTypes as string[]).includes(type)) throw notFound('type of event');
    return JSON.stringify(eventSchema(type as EventType));
  }
}
