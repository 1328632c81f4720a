import { applyDecorators, Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CurrentCaller, type Caller, type Permission } from '../http/access.js';
import { readIdempotencyKey } from '../http/idempotency-key.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import type { DecisionAction } from '../moderation/actions.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { Erasure, NotedDecision, Rejection } from './decision.dto.js';
import { keyOfAnotherDecision, problemOf } from './decision.problems.js';
import { DecisionView, viewDecision } from './decision.view.js';
import { expectedVersion, tagOfVersion } from './version-precondition.js';

/** What the routes share: who may, and what can come back. */
const Decides = (summary: string, permission: Permission = 'comments:decide'): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    Access(permission),
    ApiOperation({
      summary,
      description: 'Names the version that was looked at; of several moderators exactly one wins.',
    }),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag of the comment as it was looked at.',
      example: '"2"',
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: '1 to 255 visible ASCII characters; repeating is safe.',
    }),
    ApiOkResponse({
      type: DecisionView,
      headers: { ETag: { description: 'The new version.', schema: { type: 'string' } } },
    }),
    ApiResponse({ status: 404, description: 'There is no such comment on the caller’s sites.' }),
    ApiResponse({ status: 409, description: 'The present status does not allow this; `current` says what it is.' }),
    ApiResponse({ status: 412, description: 'Somebody was faster; `current` says who and what.' }),
    ApiResponse({ status: 428, description: 'If-Match is missing.' }),
  );

/** Moderators' decisions about one comment. */
@ApiTags('review')
@ApiBearerAuth()
@Controller('v1/comments/:id')
export class DecisionsController {
  constructor(private readonly moderation: ModerationService) {}

  @Post('approve')
  @Decides('Approve a comment')
  @ApiBody({ type: NotedDecision, required: false })
  approveComment(
    @Param('id', UuidPipe) id: string,
    @Body() { note }: NotedDecision,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionView> {
    return this.decide(caller, request, reply, { id, action: 'approve', reasons: [], note });
  }

  @Post('reject')
  @Decides('Reject a comment, for a reason that its author can read')
  rejectComment(
    @Param('id', UuidPipe) id: string,
    @Body() { reason, note }: Rejection,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionView> {
    return this.decide(caller, request, reply, { id, action: 'reject', reasons: [reason], note });
  }

  @Post('spam')
  @Decides('Mark a comment as spam')
  @ApiBody({ type: NotedDecision, required: false })
  markAsSpam(
    @Param('id', UuidPipe) id: string,
    @Body() { note }: NotedDecision,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionView> {
    return this.decide(caller, request, reply, { id, action: 'spam', reasons: ['spam'], note });
  }

  @Post('restore')
  @Decides('Take the last decision back')
  @ApiBody({ type: NotedDecision, required: false })
  restoreComment(
    @Param('id', UuidPipe) id: string,
    @Body() { note }: NotedDecision,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionView> {
    return this.decide(caller, request, reply, { id, action: 'restore', reasons: [], note });
  }

  @Post('erase')
  @Decides('Erase a comment for good: text, name, address and whatever leads to the person', 'comments:erase')
  eraseComment(
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: Erasure,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionView> {
    return this.decide(caller, request, reply, { id, action: 'erase', reasons: ['erased'], note: reason });
  }

  private async decide(
    caller: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
    wish: Wish,
  ): Promise<DecisionView> {
    const outcome = await this.moderation.decide({
      commentId: wish.id,
      action: wish.action,
      actor: caller.actor,
      reasons: wish.reasons,
      note: wish.note ?? null,
      expectedVersion: expectedVersion(request.headers['if-match']),
      expectedRevision: null,
      siteIds: caller.siteIds,
      idempotencyKey: readIdempotencyKey(request),
    });
    if (!('decision' in outcome)) throw problemOf(outcome);
    const { decision } = outcome;
    // A restored comment has the reasons of its former state, which the request did not name.
    const sameReasons = wish.action === 'restore' || `${decision.reasons}` === `${wish.reasons}`;
    if (outcome.kind === 'repeated' && !(decision.action === wish.action && sameReasons)) throw keyOfAnotherDecision();
    void reply.header('etag', tagOfVersion(decision.version));
    return viewDecision(decision);
  }
}

interface Wish {
  id: string;
  action: DecisionAction;
  reasons: string[];
  note: string | null | undefined;
}
