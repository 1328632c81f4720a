import { Module } from '@nestjs/common';
import { EventLog } from './event-log.js';
import { EventFeed } from './feed/event-feed.js';
import { EventsController } from './feed/events.controller.js';
import { EventSchemasController } from './schemas/event-schemas.controller.js';

/** The taps of the event log that the api role serves. */
@Module({ controllers: [EventsController, EventSchemasController], providers: [EventFeed, EventLog] })
export class DeliveryModule {}
