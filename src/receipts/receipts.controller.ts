import { Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
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
import { ReceiptStatus, type ReceiptStatusRow } from './receipt-status.read-model.js';
import { ProofRequestedView, ReceiptStatusView } from './receipt-status.view.js';
import { shownReceipt } from './shown-receipt.js';

const noHash = Buffer.alloc(32);

/** The author's way back to a comment, without an account: the receipt given at submission. */
@ApiTags('authors')
@ApiBearerAuth()
@Controller('v1/comments')
export class ReceiptsController {
  constructor(
    private readonly statuses: ReceiptStatus,
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
    const comment = await this.own(id, request);
    return { id: comment.id, status: comment.status, reasons: comment.reasons };
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

  /** The comment, for whoever shows its receipt; 401 without a receipt, 404 with the wrong one. */
  private async own(id: string, request: FastifyRequest): Promise<ReceiptStatusRow> {
    const receipt = shownReceipt(request.headers.authorization);
    const comment = await this.statuses.find(id);
    const right = sameBytes(tokenHash(receipt), comment?.receiptHash ?? noHash);
    if (!comment || !right) throw notFound('comment');
    return comment;
  }
}
