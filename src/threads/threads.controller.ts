import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublishedComments } from '../comments/published-comments.read-model.js';
import { Access } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { faultInText, normaliseText } from '../http/plain-text.js';
import { notFound, Problem, problems } from '../http/problem.js';
import type { Site } from '../sites/site.entity.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { entityTag, namesTag } from './entity-tag.js';
import { ThreadCommentsView, viewCounts, viewPublishedComment } from './published-comment.view.js';
import { threadKeyOf } from './thread-key.js';
import { ThreadCommentsQuery, ThreadCountsQuery } from './thread.query.dto.js';

/** What readers see. Only approved comments are ever read here. */
@ApiTags('readers')
@ApiHeader({
  name: 'If-None-Match',
  required: false,
  description: 'The ETag of an earlier answer: 304 while it still holds.',
})
@ApiResponse({ status: 304, description: 'The earlier answer still holds.' })
@ApiNotFoundResponse({ description: 'There is no such site.' })
@ApiParam({ name: 'site', description: 'The public key of the site.' })
@Controller('v1/threads')
export class ThreadsController {
  constructor(
    private readonly sites: SitesRepository,
    private readonly published: PublishedComments,
  ) {}

  @Get(':site/:thread/comments')
  @Access('public')
  @ApiOperation({
    summary: 'Read the approved comments of a page',
    description:
      'A flat list in the order of the conversation: each comment is followed by the answers below it, in time order. A page ' +
      'that nobody commented on is empty.',
  })
  @ApiParam({ name: 'thread', description: 'The page’s own identifier, percent-encoded.' })
  @ApiOkResponse({ type: ThreadCommentsView })
  async threadComments(
    @Param('site') siteKey: string,
    @Param('thread') threadKey: string,
    @Query() query: ThreadCommentsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const site = await this.siteOf(siteKey);
    const thread = threadKeyOf(threadKey);
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 'uuid')[0];
    const page = await this.published.page({ siteId: site.id, thread, order: query.order, after, limit: query.limit });
    if (!page) throw cursorOfAnotherThread();
    const view: ThreadCommentsView = {
      site: site.key,
      thread,
      count: page.count,
      comments: page.comments.map(viewPublishedComment),
      next: page.more ? encodeCursor([page.comments.at(-1)!.id]) : null,
    };
    return answer(request, reply, view);
  }

  @Get(':site/counts')
  @Access('public')
  @ApiOperation({
    summary: 'Count the approved comments of several pages',
    description: 'Pages without comments are there with 0.',
  })
  @ApiOkResponse({
    schema: {
      type: 'object',
      required: ['counts'],
      properties: {
        counts: { type: 'object', additionalProperties: { type: 'integer' }, example: { 'harbour-bridge': 12 } },
      },
    },
  })
  async threadCounts(
    @Param('site') siteKey: string,
    @Query() query: ThreadCountsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const site = await this.siteOf(siteKey);
    // Answered under the names that were asked for; looked up by the names as they were stored.
    const stored = new Map(query.thread.map((thread) => [thread, normaliseText(thread) as string]));
    const counts = await this.published.counts(site.id, [...new Set(stored.values())]);
    return answer(request, reply, {
      counts: viewCounts(query.thread, (thread) => counts.get(stored.get(thread)!) ?? 0),
    });
  }

  private async siteOf(key: string): Promise<Site> {
    const site =
      faultInText(key, { maxCharacters: 64, maxBytes: 64 }) === null ? await this.sites.findByKey(key) : null;
    if (!site) throw notFound('site');
    return site;
  }
}

function cursorOfAnotherThread(): Problem {
  return new Problem(problems['invalid-request'], 'The cursor belongs to another thread, or its comment is gone.', {
    errors: [{ parameter: 'cursor', detail: 'must be the `next` of an earlier page of this thread' }],
  });
}

/** Anybody may keep the answer, but asks each time whether it still holds: a comment that was taken down is gone at once. */
function answer(request: FastifyRequest, reply: FastifyReply, view: unknown): string | undefined {
  const body = JSON.stringify(view);
  const tag = entityTag(body);
  void reply.headers({ etag: tag, 'cache-control': 'public, max-age=0, must-revalidate' });
  if (namesTag(request.headers['if-none-match'], tag)) {
    void reply.code(304);
    return undefined;
  }
  void reply.type('application/json; charset=utf-8');
  return body;
}
