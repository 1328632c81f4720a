import { Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Environment } from '../config/environment.js';
import { Access } from '../http/access.js';
import { clientNetwork } from '../http/client-address.js';
import { notFound, Problem, problems } from '../http/problem.js';
import { RateLimiter } from '../http/rate-limiter.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { KeyedHashes, sameBytes, tokenHash } from '../privacy/keyed-hashes.js';
import { AddressProofs } from '../trust/address-proofs.service.js';
import { AuthorChanges } from './author-changes.service.js';
import { EditCommentDto } from './edit-comment.dto.js';
import { ReceiptStatus, type ReceiptStatusRow } from './receipt-status.read-model.js';
import { ProofRequestedView, ReceiptStatusView } from './receipt-status.view.js';
import { shownReceipt } from '../http/shown-receipt.js';

const noHash = Buffer.alloc(32);

/** The author's way back to a comment, without an account: the receipt given at submission. */
@ApiTags('authors')
@ApiBearerAuth()
@Controller('v1/comments')
export class ReceiptsController {
  constructor(
    private readonly statuses: ReceiptStatus,
    private readonly changes: AuthorChanges,
    private readonly proofs: AddressProofs,
    private readonly limits: RateLimiter,
    private readonly hashes: KeyedHashes,
    private readonly environment: Environment,
  ) {}

  @Get(':id/status')
  @Access('receipt')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'See where your comment stands',
    description: 'Show the receipt as `Authorization: Bearer rcpt_…`.',
  })
  @ApiOkResponse({ type: ReceiptStatusView })
  @ApiUnauthorizedResponse({ description: 'No receipt was shown.' })
  @ApiNotFoundResponse({
    description: 'The receipt is not that of this comment, or there is no such comment: the answer is the same.',
  })
  async commentStatus(@Param('id', UuidPipe) id: string, @Req() request: FastifyRequest): Promise<ReceiptStatusView> {
    return this.view(await this.own(id, request));
  }

  @Post(':id/edit')
  @Access('receipt')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Change the text of your comment',
    description:
      'Within the time that the site gives (`editableUntil`). The comment is not shown again before the new text has been ' +
      'checked; the earlier text is not kept.',
  })
  @ApiOkResponse({ type: ReceiptStatusView })
  @ApiUnauthorizedResponse({ description: 'No receipt was shown.' })
  @ApiNotFoundResponse({ description: 'The receipt is not that of this comment.' })
  @ApiConflictResponse({ description: 'It is too late, or a moderator keeps the comment from being shown.' })
  async editComment(
    @Param('id', UuidPipe) id: string,
    @Body() { body }: EditCommentDto,
    @Req() request: FastifyRequest,
  ): Promise<ReceiptStatusView> {
    const comment = await this.own(id, request);
    const network = clientNetwork(request, this.environment.TRUSTED_PROXIES);
    await this.limits.take([['submit-address', this.hashes.addressHash(network, new Date()).toString('base64url')]]);
    const { status, reasons, version, revision } = await this.changes.edit(comment, body);
    return this.view({ ...comment, status, reasons, version, revision });
  }

  @Post(':id/withdraw')
  @Access('receipt')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Take your comment back for good',
    description: 'Its text, your name and your address are erased. Answers to it stay.',
  })
  @ApiOkResponse({ type: ReceiptStatusView })
  @ApiUnauthorizedResponse({ description: 'No receipt was shown.' })
  @ApiNotFoundResponse({ description: 'The receipt is not that of this comment.' })
  @ApiConflictResponse({ description: 'The comment was turned away, or was erased already.' })
  async withdrawComment(@Param('id', UuidPipe) id: string, @Req() request: FastifyRequest): Promise<ReceiptStatusView> {
    const comment = await this.own(id, request);
    const { status, reasons, version } = await this.changes.withdraw(comment);
    return this.view({ ...comment, status, reasons, version });
  }

  @Post(':id/prove-address')
  @Access('receipt')
  @HttpCode(202)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Have a link mailed to your address, to prove that it is yours',
    description:
      'One for each comment, three a day for an address. The answer is the same whether a mail is sent or not. The link ' +
      'leads to a page whose button gives an author token.',
  })
  @ApiAcceptedResponse({ type: ProofRequestedView })
  @ApiUnauthorizedResponse({ description: 'No receipt was shown.' })
  @ApiNotFoundResponse({ description: 'The receipt is not that of this comment, or this service sends no mail.' })
  async proveAddress(@Param('id', UuidPipe) id: string, @Req() request: FastifyRequest): Promise<ProofRequestedView> {
    const comment = await this.own(id, request);
    if (!this.proofs.isSetUp) throw new Problem(problems['not-found'], 'This service sends no mail.');
    const network = clientNetwork(request, this.environment.TRUSTED_PROXIES);
    await this.limits.take([['prove-address', this.hashes.addressHash(network, new Date()).toString('base64url')]]);
    await this.proofs.request(comment.id);
    return { status: 'accepted' };
  }

  private async view(comment: ReceiptStatusRow): Promise<ReceiptStatusView> {
    const { id, status, reasons, revision } = comment;
    const editableUntil = (await this.changes.editableUntil(comment))?.toISOString() ?? null;
    return { id, status, reasons, revision, editableUntil };
  }

  /** The comment, for whoever shows its receipt; 401 without a receipt, 404 with the wrong one. */
  private async own(id: string, request: FastifyRequest): Promise<ReceiptStatusRow> {
    const receipt = shownReceipt(request.headers.authorization);
    const comment = await this.statuses.find(id);
    const right = sameBytes(tokenHash(receipt), comment?.receiptHash ?? noHash);
    if (!comment || !right) throw notFound('comment');
    return comment;
  }
}
