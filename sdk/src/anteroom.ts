import { CommentsClient } from './comments.js';
import { EventsClient, type Events, type StreamOptions } from './events.js';
import { ModerationClient } from './moderation.js';
import { ThreadsClient } from './threads.js';
import { Transport, type TransportOptions } from './transport.js';
import type { EventPattern } from './types.js';
import { WebhooksClient } from './webhooks.js';

/**
 * Where the service is and who asks. `key` is an API key or a session token; submitting and reading threads need none.
 * `retries` (4) is how often a request is sent again that was turned away for the moment or got lost.
 */
export type AnteroomOptions = TransportOptions;

/**
 * An Anteroom service. What it refuses is an AnteroomError with the problem that it answered. Requests are sent again after
 * 429 and, where repeating is safe, after 503 and broken connections; `Retry-After` is obeyed.
 */
export class Anteroom {
  readonly comments: CommentsClient;
  readonly threads: ThreadsClient;
  readonly moderation: ModerationClient;
  readonly events: EventsClient;
  readonly webhooks: WebhooksClient;

  constructor(options: AnteroomOptions) {
    const transport = new Transport(options);
    this.comments = new CommentsClient(transport);
    this.threads = new ThreadsClient(transport);
    this.moderation = new ModerationClient(transport);
    this.events = new EventsClient(transport);
    this.webhooks = new WebhooksClient(transport);
  }

  /** Events as they happen, in order, each once: the same as `events.stream`. */
  eventStream<Pattern extends EventPattern = '*'>(options: StreamOptions<Pattern>): Events<Pattern> {
    return this.events.stream(options);
  }
}
