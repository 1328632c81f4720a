import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { typesOf } from '../../events/type-patterns.js';
import { Access, CurrentCaller, type Caller } from '../../http/access.js';
import { siteOfCaller } from '../../sites/site-of-caller.js';
import { SitesRepository } from '../../sites/sites.repository.js';
import type { LogPage } from '../event-log.js';
import { EventFeed } from './event-feed.js';
import { EventFeedQuery } from './event-feed.query.dto.js';
import { EventsPage } from './events-page.view.js';

/** The pull tap of the event log. */
@ApiTags('events')
@ApiBearerAuth()
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly feed: EventFeed,
    private readonly sites: SitesRepository,
  ) {}

  @Get()
  @Access('events:read')
  @ApiOperation({
    summary: 'Read what happened, in order',
    description:
      'Answers numbered events after the given one and `next`, to be sent as `after` the next time. Nothing is ever skipped. ' +
      'When there is nothing yet the answer waits for it, up to `wait` seconds.',
  })
  @ApiOkResponse({ type: EventsPage })
  async read(
    @Query() query: EventFeedQuery,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<LogPage> {
    const gone = new AbortController();
    const leave = (): void => gone.abort();
    request.raw.socket.once('close', leave);
    const siteIds =
      query.site === undefined ? caller.siteIds : [(await siteOfCaller(this.sites, query.site, caller)).id];
    try {
      return await this.feed.read(
        { after: query.after ?? null, types: typesOf(query.types), siteIds, limit: query.limit },
        query.wait * 1_000,
        gone.signal,
      );
    } finally {
      request.raw.socket.off('close', leave);
    }
  }
}
