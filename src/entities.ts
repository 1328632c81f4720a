import { Ban } from './bans/ban.entity.js';
import { ClusterBurst } from './comments/cluster-burst.entity.js';
import { CommentBand } from './comments/comment-band.entity.js';
import { CommentCluster } from './comments/comment-cluster.entity.js';
import { CommentDigest } from './comments/comment-digest.entity.js';
import { Comment } from './comments/comment.entity.js';
import { IdempotencyKey } from './comments/idempotency-key.entity.js';
import { Thread } from './comments/thread.entity.js';
import { AuditEntry } from './database/audit-entry.entity.js';
import { Event } from './events/event.entity.js';
import { JudgeBudget } from './judges/judge-budget.entity.js';
import { KeptOpinion } from './judges/judge-opinion.entity.js';
import { LearningSnapshot } from './learning/learning-snapshot.entity.js';
import { SiteLearning } from './learning/site-learning.entity.js';
import { Decision } from './moderation/decision.entity.js';
import { ApiKey } from './people/api-key.entity.js';
import { Person } from './people/person.entity.js';
import { Session } from './people/session.entity.js';
import { WebhookAttempt } from './delivery/webhooks/webhook-attempt.entity.js';
import { WebhookDelivery } from './delivery/webhooks/webhook-delivery.entity.js';
import { WebhookEndpoint } from './delivery/webhooks/webhook-endpoint.entity.js';
import { WebhookSecret } from './delivery/webhooks/webhook-secret.entity.js';
import { DataKey } from './privacy/data-key.entity.js';
import { Site } from './sites/site.entity.js';
import { AddressProof } from './trust/address-proof.entity.js';
import { AuthorToken } from './trust/author-token.entity.js';

/** Every table that TypeORM knows. */
export const entities = [
  AddressProof,
  ApiKey,
  AuditEntry,
  AuthorToken,
  Ban,
  ClusterBurst,
  Comment,
  CommentBand,
  CommentCluster,
  CommentDigest,
  DataKey,
  Decision,
  Event,
  IdempotencyKey,
  JudgeBudget,
  KeptOpinion,
  LearningSnapshot,
  Person,
  Session,
  Site,
  SiteLearning,
  Thread,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookSecret,
];
