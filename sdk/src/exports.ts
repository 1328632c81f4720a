// The whole public face of the package.
export { Anteroom, type AnteroomOptions } from './anteroom.js';
export { AnteroomError, EventsExpired, type FieldFault, type ProblemDocument } from './anteroom-error.js';
export type { DecisionOptions, ModerationClient, QueueFilters, Reviewed } from './moderation.js';
export type { CommentsClient, OwnComment, SubmitOptions } from './comments.js';
export type { ThreadsClient, ThreadOptions } from './threads.js';
export type { Events, EventsClient, FollowOptions, PullOptions, StreamOptions } from './events.js';
export {
  answerChallenge,
  verifyWebhook,
  WebhookRefused,
  type RefusalReason,
  type VerifyOptions,
} from './verify-webhook.js';
export type {
  AnteroomEvent,
  ChallengeEvent,
  CommentEvent,
  Decision,
  EventFitting,
  EventOfType,
  EventPattern,
  EventType,
  LoggedEvent,
  LoggedEventType,
  PublishedComment,
  QueueItem,
  ReceiptStatus,
  RejectReason,
  Submission,
  SubmittedComment,
} from './types.js';
export type {
  DeadFilters,
  Delivery,
  DeliveryFilters,
  NewWebhook,
  Webhook,
  WebhookChange,
  WebhookDetails,
  WebhooksClient,
} from './webhooks.js';
export type { components, operations, paths } from './openapi.js';
