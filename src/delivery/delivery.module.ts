import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { EventLog } from './event-log.js';
import { EventFeed } from './feed/event-feed.js';
import { EventsController } from './feed/events.controller.js';
import { EventSchemasController } from './schemas/event-schemas.controller.js';
import { EventStreamController } from './stream/event-stream.controller.js';
import { EventStreams } from './stream/event-streams.js';
import { EventTail } from './stream/event-tail.js';

/** The taps of the event log that the api role serves. */
@Module({
  imports: [PeopleModule],
  controllers: [EventsController, EventSchemasController, EventStreamController],
  providers: [EventFeed, EventLog, EventStreams, EventTail],
})
export class DeliveryModule {}
