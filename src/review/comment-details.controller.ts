import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, CurrentCaller, type Caller } from '../http/access.js';
import { notFound } from '../http/problem.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { AuthorRecords } from '../trust/author-records.repository.js';
import { standingOf } from '../trust/standing.js';
import { CommentDetailsReader } from './comment-details.read-model.js';
import { CommentDetailsView, viewCommentDetails } from './comment-details.view.js';
import { tagOfVersion } from './version-precondition.js';

/** One comment, looked at closely. */
@ApiTags('review')
@ApiBearerAuth()
@Controller('v1/comments')
export class CommentDetailsController {
  constructor(
    private readonly details: CommentDetailsReader,
    private readonly records: AuthorRecords,
    private readonly sites: SitesRepository,
  ) {}

  @Get(':id')
  @Access('comments:read')
  @ApiOperation({
    summary: 'Look at one comment',
    description:
      'With what the checks found, what would change the machine’s verdict, who decided what, the author’s history and the conversation. The ETag names the version, ' +
      'to be sent as If-Match with a decision.',
  })
  @ApiOkResponse({
    type: CommentDetailsView,
    headers: { ETag: { description: 'The version.', schema: { type: 'string' } } },
  })
  @ApiNotFoundResponse({ description: 'There is no such comment on the caller’s sites.' })
  async commentDetails(
    @Param('id', UuidPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommentDetailsView> {
    const details = await this.details.read(id, caller.siteIds);
    const site = details && (await this.sites.findById(details.item.siteId));
    if (!details || !site) throw notFound('comment');
    void reply.header('etag', tagOfVersion(details.item.version));
    const [record] = await this.records.of([id]);
    const standing = standingOf(record?.proven ?? false, record?.decisions ?? [], site.policy);
    return viewCommentDetails(details, standing, site.policy, new Date());
  }
}
