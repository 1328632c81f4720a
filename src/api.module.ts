import { Module } from '@nestjs/common';
import { BansModule } from './bans/bans.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { ValidationPipe } from './http/validation.pipe.js';
import { IntakeModule } from './intake/intake.module.js';
import { IntakeService } from './intake/intake.service.js';
import { SubmitComment } from './intake/submit-comment.dto.js';
import { LearningModule } from './learning/learning.module.js';
import { PagesModule } from './pages/pages.module.js';
import type { Submissions } from './pages/submissions.js';
import { PeopleModule } from './people/people.module.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { ReviewModule } from './review/review.module.js';
import { SitesModule } from './sites/sites.module.js';
import { ThreadsModule } from './threads/threads.module.js';
import { TrustModule } from './trust/trust.module.js';

/** A form of ours is judged by the same rules as any other submission. */
const theDoor = new ValidationPipe();

/** What the api role adds: every route but health. */
@Module({
  imports: [
    BansModule,
    DeliveryModule,
    IntakeModule,
    LearningModule,
    PagesModule.postingTo({
      imports: [IntakeModule],
      inject: [IntakeService],
      useFactory: (intake: IntakeService): Submissions => ({
        submit: (fields, { requestId, network, idempotencyKey }) =>
          intake.submit(theDoor.transform(fields, { type: 'body', metatype: SubmitComment }) as SubmitComment, {
            requestId,
            network,
            idempotencyKey,
            origin: null,
            service: null,
          }),
      }),
    }),
    PeopleModule,
    ReceiptsModule,
    ReviewModule,
    SitesModule,
    ThreadsModule,
    TrustModule,
  ],
})
export class ApiModule {}
