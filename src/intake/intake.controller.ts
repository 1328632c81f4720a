import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../config/environment.js';
import { Access, callerOf } from '../http/access.js';
import { clientNetwork } from '../http/client-address.js';
import { readIdempotencyKey } from '../http/idempotency-key.js';
import { invalidField } from '../http/problem.js';
import { foreignOrigin } from '../http/request-page.js';
import { KeyedHashes } from '../privacy/keyed-hashes.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { FormTokenQuery } from './form-token.query.dto.js';
import { IntakeService } from './intake.service.js';
import { SubmissionView } from './submission.view.js';
import { SubmitComment } from './submit-comment.dto.js';

/** Where comments come in. */
@ApiTags('article pages')
@Controller('v1')
export class IntakeController {
  constructor(
    private readonly intake: IntakeService,
    private readonly sites: SitesRepository,
    private readonly hashes: KeyedHashes,
    private readonly environment: Environment,
  ) {}

  @Post('comments')
  @HttpCode(202)
  @Access('public')
  @ApiOperation({
    summary: 'Submit a comment',
    description:
      'Answers once the comment is stored for good; it is not shown before it is approved. Send an Idempotency-Key to be ' +
      'able to repeat the request safely. A service key may submit on behalf of readers.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: '1 to 255 visible ASCII characters, remembered for 24 hours.',
  })
  @ApiBody({ type: SubmitComment })
  @ApiAcceptedResponse({ type: SubmissionView })
  async submit(
    @Body() submission: SubmitComment,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionView> {
    // A moderator who comments does so as a reader; only services speak for others.
    const caller = callerOf(request);
    const service = caller?.actor.kind === 'service' ? caller : null;
    const { id, receipt } = await this.intake.submit(submission, {
      requestId: request.id,
      origin: foreignOrigin(request, this.environment),
      network: service ? null : clientNetwork(request, this.environment.TRUSTED_PROXIES),
      idempotencyKey: readIdempotencyKey(request),
      service,
    });
    void reply.header('location', `/v1/comments/${id}/status`);
    return { id, status: 'pending', receipt };
  }

  @Get('form-token')
  @Access('public')
  @ApiOperation({
    summary: 'Get a token for a form',
    description:
      'Put it into the form when the page is served; the time until it comes back tells people from machines.',
  })
  @ApiOkResponse({ schema: { type: 'object', required: ['token'], properties: { token: { type: 'string' } } } })
  async formToken(@Query() query: FormTokenQuery): Promise<{ token: string }> {
    if (!(await this.sites.findByKey(query.site))) throw invalidField('/site', 'is not the key of a site');
    return { token: this.hashes.formToken(query.site, query.thread, new Date()) };
  }
}
