import { Module } from '@nestjs/common';
import { AuthorChanges } from './author-changes.service.js';
import { ReceiptStatus } from './receipt-status.read-model.js';
import { ReceiptsController } from './receipts.controller.js';

/** The author's way back to a comment. */
@Module({ controllers: [ReceiptsController], providers: [AuthorChanges, ReceiptStatus] })
export class ReceiptsModule {}
