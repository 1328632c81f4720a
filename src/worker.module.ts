import { Module } from '@nestjs/common';
import { EventLog } from './delivery/event-log.js';
import { EventRetention } from './delivery/event-retention.js';
import { OutboxRelay } from './delivery/outbox-relay.js';
import { RedisTap } from './delivery/redis-tap.js';
import { Challenges } from './delivery/webhooks/challenges.js';
import { EndpointCalls } from './delivery/webhooks/endpoint-calls.js';
import { DeliveryBacklog } from './delivery/webhooks/delivery-backlog.js';
import { DeliveryClaims } from './delivery/webhooks/delivery-claims.js';
import { DeliveryOutcomes } from './delivery/webhooks/delivery-outcomes.js';
import { WebhookDispatcher } from './delivery/webhooks/webhook-dispatcher.js';
import { JudgeInputReader } from './judges/judge-input.reader.js';
import { JudgeMemory } from './judges/judge-memory.repository.js';
import { JudgePanel } from './judges/judge-panel.js';
import { LessonsRepository } from './learning/lessons.repository.js';
import { Refits } from './learning/refits.js';
import { JOB_PROCESSORS, WorkerHost } from './queue/worker-host.js';
import { CheckInputLoader } from './screening/check-input.loader.js';
import { BurstsRepository } from './screening/clusters/bursts.repository.js';
import { ClustersRepository } from './screening/clusters/clusters.repository.js';
import { ClustersService } from './screening/clusters/clusters.service.js';
import { ScreenCommentProcessor } from './screening/screen-comment.processor.js';
import { ScreeningFactsRepository } from './screening/screening-facts.repository.js';
import { Sweep } from './screening/sweep.js';
import { ProofLinks } from './trust/proof-links.repository.js';
import { SendProofLinkProcessor } from './trust/send-proof-link.processor.js';

/** THE list of job processors: one for each kind of job. */
export const jobProcessors = [ScreenCommentProcessor, SendProofLinkProcessor];

/** What the worker role adds: the processors, the sweep, the relay, the sending of webhooks. */
@Module({
  providers: [
    BurstsRepository,
    Challenges,
    CheckInputLoader,
    ClustersRepository,
    ClustersService,
    DeliveryBacklog,
    DeliveryClaims,
    DeliveryOutcomes,
    EndpointCalls,
    EventLog,
    EventRetention,
    JudgeInputReader,
    JudgeMemory,
    JudgePanel,
    LessonsRepository,
    OutboxRelay,
    ProofLinks,
    RedisTap,
    Refits,
    ScreeningFactsRepository,
    Sweep,
    WebhookDispatcher,
    WorkerHost,
    ...jobProcessors,
    { provide: JOB_PROCESSORS, inject: jobProcessors, useFactory: (...processors: unknown[]) => processors },
  ],
})
export class WorkerModule {}
