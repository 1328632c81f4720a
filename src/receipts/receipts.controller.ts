import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../http/access.js';
import { notFound } from '../http/problem.js';
import { UuidPipe } from '../http/uuid.pipe.js';
import { sameBytes, tokenHash } from '../privacy/keyed-hashes.js';
import { ReceiptStatus } from './receipt-status.read-model.js';
import { ReceiptStatusView } from './receipt-status.view.js';
import { shownReceipt } from './shown-receipt.js';

const noHash = Buffer.alloc(32);

/** The author's way back to a comment, without an account: the receipt given at submission. */
@ApiTags('authors')
@ApiBearerAuth()
@Controller('v1/comments')
export class ReceiptsController {
  constructor(private readonly statuses: ReceiptStatus) {}

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
    const receipt = shownReceipt(request.headers.authorization);
    const comment = await this.statuses.find(id);
    const right = sameBytes(tokenHash(receipt), comment?.receiptHash ?? noHash);
    if (!comment || !right) throw notFound('comment');
    return { id: comment.id, status: comment.status, reasons: comment.reasons };
  }
}
