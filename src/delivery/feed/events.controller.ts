import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access, CurrentCaller, type Caller } from '../../http/access.js';
import { EventFeed, type FeedPage } from './event-feed.js';
import { EventFeedQuery } from './event-feed.query.dto.js';

/** The pull tap of the event log. */
@ApiTags('events')
@ApiBearerAuth()
@Controller('v1/events')
export class EventsController {
  constructor(private readonly feed: EventFeed) {}

  @Get()
  @Access('events:read')
  @ApiOperation({
    summary: 'Read what happened, in order',
    description:
      'Answers numbered events after the given one and `next`, to be sent as `after` the next time. Nothing is ever skipped. ' +
      'When there is nothing yet the answer waits for it, up to `wait` seconds.',
  })
  @ApiOkResponse({
    description: 'A page of the log',
    schema: {
      type: 'object',
      required: ['events', 'next'],
      properties: {
        events: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'type', 'sequence', 'subject', 'time', 'data'],
            properties: {
              id: { type: 'string', format: 'uuid' },
              type: { type: 'string' },
              sequence: { type: 'integer' },
              subject: { type: 'string' },
              time: { type: 'string', format: 'date-time' },
              data: { type: 'object' },
            },
          },
        },
        next: { type: 'integer' },
      },
    },
  })
  async read(
    @Query() query: EventFeedQuery,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<FeedPage> {
    const gone = new AbortController();
    const leave = (): void => gone.abort();
    request.raw.socket.once('close', leave);
    try {
      return await this.feed.read(
        {
          after: query.after,
          types: query.types.length > 0 ? query.types : null,
          siteIds: caller.siteIds,
          limit: query.limit,
        },
        query.wait * 1_000,
        gone.signal,
      );
    } finally {
      request.raw.socket.off('close', leave);
    }
  }
}
