import { Module } from '@nestjs/common';
import { AuditLogController } from './audit-log.controller.js';
import { AuditLog } from './audit-log.read-model.js';
import { BulkDecisionsController } from './bulk-decisions.controller.js';
import { CommentDetailsController } from './comment-details.controller.js';
import { CommentDetailsReader } from './comment-details.read-model.js';
import { DecisionsController } from './decisions.controller.js';
import { EmailReveal } from './email-reveal.service.js';
import { PolicyTrialsController } from './policy-trials.controller.js';
import { RevealEmailController } from './reveal-email.controller.js';
import { ReviewQueueController } from './review-queue.controller.js';
import { ReviewQueue } from './review-queue.read-model.js';
import { ScreenedComments } from './screened-comments.read-model.js';
import { ShadowReportReader } from './shadow-report.read-model.js';

/** What moderators see and do. */
@Module({
  controllers: [
    AuditLogController,
    BulkDecisionsController,
    CommentDetailsController,
    DecisionsController,
    PolicyTrialsController,
    RevealEmailController,
    ReviewQueueController,
  ],
  providers: [AuditLog, CommentDetailsReader, EmailReveal, ReviewQueue, ScreenedComments, ShadowReportReader],
})
export class ReviewModule {}
