import type { components, operations } from './openapi.js';
import { itemsOf, type Page } from './pages.js';
import type { ApiRequest, Transport } from './transport.js';

type Schemas = components['schemas'];
type QueryOf<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

/** A webhook endpoint; its secret is shown only when it is made or rotated. */
export type Webhook = Schemas['WebhookView'];

/** An endpoint, and how it does. */
export type WebhookDetails = Schemas['WebhookDetailsView'];

/** An event owed to an endpoint. */
export type Delivery = Schemas['DeliveryView'];

/** What to make an endpoint of; `types` left away is `comment.*`. */
export type NewWebhook = Partial<Schemas['CreateWebhookDto']> & Pick<Schemas['CreateWebhookDto'], 'url'>;

/** What to change about an endpoint; what is left away stays. */
export type WebhookChange = Partial<Schemas['ChangeWebhookDto']>;

/** Which deliveries to list; `limit` is the size of a page. */
export type DeliveryFilters = Omit<QueryOf<'listDeliveries'>, 'cursor'>;

/** Which dead deliveries to list. */
export type DeadFilters = Omit<QueryOf<'listDead'>, 'cursor'>;

/** Webhook endpoints and what is owed to them. Needs a key with `webhooks:manage`. */
export class WebhooksClient {
  constructor(private readonly transport: Transport) {}

  /** The endpoints, oldest first. */
  list(filters: Omit<QueryOf<'listWebhooks'>, 'cursor'> = {}): AsyncGenerator<Webhook, void, void> {
    return this.items('', filters);
  }

  /** Makes an endpoint. The answer holds its secret, this once; events come after it has echoed a challenge. */
  create(webhook: NewWebhook): Promise<Schemas['NewWebhookView']> {
    return this.send('POST', '', webhook);
  }

  /** One endpoint, and how it does. */
  read(id: string): Promise<WebhookDetails> {
    return this.send('GET', at(id));
  }

  /** Changes its URL, types or description. A new URL has to echo a challenge first. */
  change(id: string, change: WebhookChange): Promise<WebhookDetails> {
    return this.send('PATCH', at(id), change, true);
  }

  /** Deletes it, with its secrets and all that was and is owed to it. */
  delete(id: string): Promise<void> {
    return this.send('DELETE', at(id));
  }

  /** Sends nothing until it is resumed; what happens meanwhile is sent then. */
  pause(id: string): Promise<WebhookDetails> {
    return this.send('POST', at(id, 'pause'), undefined, true);
  }

  /** Sends again, to one that is paused, disabled, or resting after failures. */
  resume(id: string): Promise<WebhookDetails> {
    return this.send('POST', at(id, 'resume'), undefined, true);
  }

  /** Makes a new secret; the present ones sign along for so many hours, a day unless said otherwise. */
  rotateSecret(id: string, options: { graceHours?: number } = {}): Promise<Schemas['NewSecretView']> {
    return this.send('POST', at(id, 'rotate-secret'), options);
  }

  /** Sends an `endpoint.test` now, and says what came of it. */
  test(id: string): Promise<Schemas['AttemptView']> {
    return this.send('POST', at(id, 'test'));
  }

  /** Sends the challenge now, and says whether it was echoed. */
  verify(id: string, options: { skipVerification?: boolean } = {}): Promise<Schemas['VerificationView']> {
    return this.send('POST', at(id, 'verify'), options);
  }

  /** What was and is owed to an endpoint, the newest event first. */
  deliveries(id: string, filters: DeliveryFilters = {}): AsyncGenerator<Delivery, void, void> {
    return this.items(at(id, 'deliveries'), filters);
  }

  /** One delivery with every attempt at it. */
  delivery(id: string, deliveryId: string): Promise<Schemas['DeliveryDetailsView']> {
    return this.send('GET', at(id, 'deliveries', deliveryId));
  }

  /** What was given up, over all endpoints, newest first. */
  dead(filters: DeadFilters = {}): AsyncGenerator<Schemas['DeadDeliveryView'], void, void> {
    return this.items('/dead', filters);
  }

  /** Sends one delivery again, now. */
  resend(id: string, deliveryId: string): Promise<Schemas['DeliveryDetailsView']> {
    return this.send('POST', at(id, 'deliveries', deliveryId, 'resend'), undefined, true);
  }

  /** Sends the events between two numbers again, both included; answers how many, however many calls that takes. */
  async resendRange(id: string, range: { from: number; to: number; onlyDead?: boolean }): Promise<number> {
    const { to: toSequence, onlyDead = false } = range;
    let resent = 0;
    let fromSequence: number | null = range.from;
    while (fromSequence !== null) {
      const body = { fromSequence, toSequence, onlyDead };
      const answer: Schemas['ResentView'] = await this.send('POST', at(id, 'resend'), body, true);
      resent += answer.resent;
      fromSequence = answer.nextSequence;
    }
    return resent;
  }

  private send<T>(method: ApiRequest['method'], path: string, body?: object, repeatable?: boolean): Promise<T> {
    const safe = repeatable ?? (method === 'GET' || method === 'DELETE');
    return this.transport.json({ method, path: `/v1/webhooks${path}`, body, repeatable: safe });
  }

  private items<T>(path: string, filters: object): AsyncGenerator<T, void, void> {
    return itemsOf((cursor) =>
      this.transport.json<Page<T>>({ method: 'GET', path: `/v1/webhooks${path}`, query: { ...filters, cursor } }),
    );
  }
}

function at(...parts: string[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}
