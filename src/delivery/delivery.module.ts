import { Module } from '@nestjs/common';
import { EventFeed } from './feed/event-feed.js';
import { EventsController } from './feed/events.controller.js';

/** The taps of the event log that the api role serves. */
@Module({ controllers: [EventsController], providers: [EventFeed] })
export class DeliveryModule {}
