import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Access, coversSite, CurrentCaller, type Caller } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { notFound, Problem, problems } from '../http/problem.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { fold } from '../text/fold.js';
import { ReviewItemView, viewReviewItem } from './review-item.view.js';
import { ReviewQueueQuery } from './review-queue.query.dto.js';
import { ReviewQueue, type QueuePlace } from './review-queue.read-model.js';

/** A page of the review queue. */
export class ReviewQueueView {
  @ApiProperty({ type: [ReviewItemView] })
  items: ReviewItemView[];

  @ApiProperty({ type: String, nullable: true, description: 'The cursor of the next page; null on the last one.' })
  next: string | null;
}

/** What waits for a moderator. */
@ApiTags('review')
@ApiBearerAuth()
@Controller('v1/review-queue')
export class ReviewQueueController {
  constructor(
    private readonly queue: ReviewQueue,
    private readonly sites: SitesRepository,
  ) {}

  @Get()
  @Access('comments:read')
  @ApiOperation({
    summary: 'List comments for review',
    description: 'Held ones, oldest first, unless asked otherwise. Only comments of sites that the caller works on.',
  })
  @ApiOkResponse({ type: ReviewQueueView })
  @ApiNotFoundResponse({ description: 'There is no such site, or it is not the caller’s.' })
  async reviewQueue(@Query() query: ReviewQueueQuery, @CurrentCaller() caller: Caller): Promise<ReviewQueueView> {
    const now = new Date();
    const siteIds = query.site === undefined ? caller.siteIds : [await this.siteId(query.site, caller)];
    const rows = await this.queue.page({
      statuses: query.status,
      order: query.order,
      limit: query.limit,
      after: placeOf(query),
      siteIds,
      threadIds: query.thread === undefined ? null : await this.queue.threadIds(query.thread, siteIds),
      reason: query.reason ?? null,
      language: query.language ?? null,
      sameAuthorAs: query.author ?? null,
      sameClusterAs: query.cluster ?? null,
      search: query.q === undefined ? null : foldedSearch(query.q),
      submittedBefore: minutesBefore(now, query.olderThanMinutes),
      submittedAfter: minutesBefore(now, query.newerThanMinutes),
    });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => viewReviewItem(row, now)),
      next:
        last && rows.length > page.length
          ? encodeCursor(query.order === 'harm' ? [last.harm, last.id] : [last.id])
          : null,
    };
  }

  private async siteId(key: string, caller: Caller): Promise<string> {
    const site = await this.sites.findByKey(key);
    if (!site || !coversSite(caller, site.id)) throw notFound('site');
    return site.id;
  }
}

function placeOf({ cursor, order }: ReviewQueueQuery): QueuePlace | null {
  if (cursor === undefined) return null;
  if (order !== 'harm') return { id: decodeCursor(cursor, 'uuid')[0], harm: 0 };
  const [harm, id] = decodeCursor(cursor, 'number', 'uuid');
  return { id, harm };
}

/** The search in the form in which texts are stored for searching; what was all signs and ornaments may have nothing left. */
function foldedSearch(q: string): string {
  const folded = fold(q).text.trim();
  if (folded.length >= 2) return folded;
  throw new Problem(problems['invalid-request'], 'The search is too short.', {
    errors: [{ parameter: 'q', detail: 'must have two characters or more that can be searched for' }],
  });
}

function minutesBefore(now: Date, minutes: number | undefined): Date | null {
  return minutes === undefined ? null : new Date(now.getTime() - minutes * 60_000);
}
