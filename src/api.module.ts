import { Module } from '@nestjs/common';
import { DeliveryModule } from './delivery/delivery.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { PagesModule } from './pages/pages.module.js';
import { PeopleModule } from './people/people.module.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { ReviewModule } from './review/review.module.js';
import { SitesModule } from './sites/sites.module.js';
import { ThreadsModule } from './threads/threads.module.js';

/** What the api role adds: every route but health. */
@Module({
  imports: [
    DeliveryModule,
    IntakeModule,
    PagesModule,
    PeopleModule,
    ReceiptsModule,
    ReviewModule,
    SitesModule,
    ThreadsModule,
  ],
})
export class ApiModule {}
