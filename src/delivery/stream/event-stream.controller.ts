import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { typesOf } from '../../events/type-patterns.js';
import { Access, CurrentCaller, type Caller } from '../../http/access.js';
import { requireAccess } from '../../people/access.guard.js';
import { Authenticator } from '../../people/authenticator.service.js';
import { siteOfCaller } from '../../sites/site-of-caller.js';
import { SitesRepository } from '../../sites/sites.repository.js';
import { EventLog } from '../event-log.js';
import { EventStreamQuery, placeInHeader } from './event-stream.query.dto.js';
import { EventStreams } from './event-streams.js';

/** What a stream needs besides the headers of every answer; a proxy must neither keep nor collect it. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-store',
  'x-accel-buffering': 'no',
  // The connection is for this one answer: it ends with the stream, so that a stopping server need not wait for it.
  connection: 'close',
};

/** The stream tap of the event log: server-sent events. */
@ApiTags('events')
@ApiBearerAuth()
@Controller('v1/events')
export class EventStreamController {
  constructor(
    private readonly streams: EventStreams,
    private readonly eventLog: EventLog,
    private readonly sites: SitesRepository,
    private readonly authenticator: Authenticator,
  ) {}

  @Get('stream')
  @Access('events:read')
  @ApiOperation({
    summary: 'Be sent what happens, as it happens',
    description:
      'Server-sent events: first the events after the place that you name, then each new one, with no gap and none twice. ' +
      'After a break come back with `Last-Event-ID`. The event `reset` ends a stream and says why.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    description: 'The id of the last event that you have; counts more than `after`.',
    required: false,
    schema: { type: 'string', pattern: '^[0-9]+$' },
  })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  async stream(
    @Query() query: EventStreamQuery,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = placeInHeader(request.headers['last-event-id']) ?? query.after ?? null;
    const siteIds = await this.siteIdsOf(query.site, caller);
    const place = await this.eventLog.place(asked);
    if (request.method === 'HEAD') {
      await reply.headers(streamHeaders).send();
      return;
    }
    if (reply.raw.destroyed) return;
    this.streams.requireRoom();
    reply.hijack();
    reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...streamHeaders });
    this.streams.serve(reply.raw, {
      place,
      types: typesOf(query.types),
      siteIds,
      access: async () => {
        const now = await this.authenticator.authenticate(request);
        requireAccess('events:read', now);
        return this.siteIdsOf(query.site, now!);
      },
    });
  }

  private async siteIdsOf(site: string | undefined, caller: Caller): Promise<readonly string[] | null> {
    return site === undefined ? caller.siteIds : [(await siteOfCaller(this.sites, site, caller)).id];
  }
}
