import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { EventLog } from './event-log.js';
import { EventFeed } from './feed/event-feed.js';
import { EventsController } from './feed/events.controller.js';
import { EventSchemasController } from './schemas/event-schemas.controller.js';
import { EventStreamController } from './stream/event-stream.controller.js';
import { EventStreams } from './stream/event-streams.js';
import { EventTail } from './stream/event-tail.js';
import { DeliveriesController } from './webhooks/deliveries.controller.js';
import { DeliveriesRepository } from './webhooks/deliveries.repository.js';
import { EndpointCalls } from './webhooks/endpoint-calls.js';
import { EndpointUrl } from './webhooks/endpoint-url.js';
import { EndpointsController } from './webhooks/endpoints.controller.js';
import { EndpointsRepository } from './webhooks/endpoints.repository.js';
import { EndpointsService } from './webhooks/endpoints.service.js';
import { ResendsService } from './webhooks/resends.service.js';

/** The taps of the event log that the api role serves, and where people say what is sent to whom. */
@Module({
  imports: [PeopleModule],
  controllers: [
    DeliveriesController,
    EndpointsController,
    EventsController,
    EventSchemasController,
    EventStreamController,
  ],
  providers: [
    DeliveriesRepository,
    EndpointCalls,
    EndpointUrl,
    EndpointsRepository,
    EndpointsService,
    EventFeed,
    EventLog,
    EventStreams,
    EventTail,
    ResendsService,
  ],
})
export class DeliveryModule {}
