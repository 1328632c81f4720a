import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { eventCatalogue, eventTypes, loggedTypes, type EventType } from './events/catalogue.js';
import { envelopeOf } from './events/envelope.js';
import { exampleEvent } from './events/event-examples.js';
import { embeddedSchema, type JsonSchema } from './events/event-schemas.js';

/** An AsyncAPI document, as far as we write them. */
export type AsyncApiDocument = Record<string, unknown>;

const ref = (path: string): { $ref: string } => ({ $ref: `#/${path}` });
const each = <T>(types: readonly EventType[], make: (type: EventType) => T): Record<string, T> =>
  Object.fromEntries(types.map((type) => [type, make(type)]));

/**
 * The AsyncAPI 3 document: each tap of the event log is a channel that we send on, each type of the catalogue a message. It
 * names no servers, because it is served by the one that it is about.
 */
export function asyncApiDocument(): AsyncApiDocument {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Anteroom',
      version: '1',
      description:
        'What happens to comments, for services that publish, index and notify. One log, read by several taps: every tap has the ' +
        'same events with the same ids and the same bytes, and each is sent at least once. Of two events about one comment the ' +
        'one with the higher `data.comment.version` holds.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: channels(),
    operations: operations(),
    components: {
      schemas: { ...each(eventTypes, embeddedSchema), webhookHeaders, challengeAnswer, eventsPage },
      messages: {
        ...each(eventTypes, (type) => message(type)),
        ...Object.fromEntries(eventTypes.map((type) => [webhookMessage(type), message(type, 'webhookHeaders')])),
        'events.page': {
          name: 'events.page',
          title: 'A page of the log',
          payload: ref('components/schemas/eventsPage'),
        },
        'challenge.answer': {
          name: 'challenge.answer',
          title: 'The challenge, echoed',
          payload: ref('components/schemas/challengeAnswer'),
        },
      },
    },
  };
}

/** Serves the document at /asyncapi.json, to anybody. */
export function serveAsyncApi(app: NestFastifyApplication): void {
  const text = JSON.stringify(asyncApiDocument());
  app
    .getHttpAdapter()
    .getInstance()
    .get('/asyncapi.json', (_request: FastifyRequest, reply: FastifyReply) => {
      void reply.type('application/json; charset=utf-8').send(text);
    });
}

const webhookMessage = (type: EventType): string => `webhook.${type}`;

function channels(): Record<string, unknown> {
  const logged = each(loggedTypes, (type) => ref(`components/messages/${type}`));
  return {
    webhook: {
      address: null,
      title: 'Webhooks',
      description:
        'A POST to the URL of an endpoint, signed as Standard Webhooks asks. Only 2xx is success; what failed is sent again.',
      messages: each(eventTypes, (type) => ref(`components/messages/${webhookMessage(type)}`)),
    },
    webhookAnswer: {
      address: null,
      title: 'The answer to a webhook',
      description: 'Only the answer to `endpoint.verify` is read.',
      messages: { 'challenge.answer': ref('components/messages/challenge.answer') },
    },
    stream: {
      address: '/v1/events/stream',
      title: 'Stream',
      description:
        'Server-sent events: `id` is the sequence number, `event` the type, `data` the envelope. `Last-Event-ID` resumes after it. ' +
        '`event: reset` ends a stream that we end, and an `id` without data is a heartbeat.',
      messages: logged,
    },
    pull: {
      address: '/v1/events',
      title: 'Pull',
      description: 'Pages of the log after a number; an empty page waits for events.',
      messages: { 'events.page': ref('components/messages/events.page') },
    },
    redisStream: {
      address: null,
      title: 'Redis Stream',
      description:
        'The stream that `EVENTS_REDIS_STREAM` names, where that is set: the same envelopes in the same order.',
      messages: logged,
    },
  };
}

function operations(): Record<string, unknown> {
  const asked = (parameters: Record<string, JsonSchema>): unknown => ({
    http: {
      method: 'GET',
      query: { type: 'object', properties: { ...filter, ...parameters } },
      bindingVersion: '0.3.0',
    },
  });
  return {
    sendWebhook: {
      action: 'send',
      title: 'Tell a webhook endpoint what happened',
      channel: ref('channels/webhook'),
      messages: eventTypes
        .filter((type) => type !== 'endpoint.verify')
        .map((type) => ref(`channels/webhook/messages/${type}`)),
      bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
    },
    verifyEndpoint: {
      action: 'send',
      title: 'Ask a new webhook endpoint to show that it expects our events',
      channel: ref('channels/webhook'),
      messages: [ref('channels/webhook/messages/endpoint.verify')],
      bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      reply: {
        channel: ref('channels/webhookAnswer'),
        messages: [ref('channels/webhookAnswer/messages/challenge.answer')],
      },
    },
    streamEvents: {
      action: 'send',
      title: 'Stream events as they happen',
      channel: ref('channels/stream'),
      bindings: asked({}),
    },
    answerPull: {
      action: 'send',
      title: 'Answer a page of the log',
      channel: ref('channels/pull'),
      bindings: asked({ limit: { type: 'integer', maximum: 1000 }, wait: { type: 'integer', maximum: 60 } }),
    },
    appendToRedis: { action: 'send', title: 'Append events to a Redis Stream', channel: ref('channels/redisStream') },
  };
}

/** The message of a type; with signed headers where it is a webhook. */
function message(type: EventType, headers?: 'webhookHeaders'): Record<string, unknown> {
  return {
    name: type,
    title: type,
    summary: eventCatalogue[type].when,
    ...(headers ? { contentType: 'application/cloudevents+json', headers: ref(`components/schemas/${headers}`) } : {}),
    payload: ref(`components/schemas/${type}`),
    examples: [{ name: type, payload: envelopeOf(exampleEvent(type)) }],
  };
}

/** What the taps that are asked over HTTP are asked with. */
const filter: Record<string, JsonSchema> = {
  after: { type: 'integer', minimum: 0, description: 'Events with a higher number.' },
  types: { type: 'string', description: 'Types, or families such as `comment.*`, separated by commas.' },
  site: { type: 'string', description: 'The public key of a site.' },
};

const eventsPage: JsonSchema = {
  type: 'object',
  required: ['events', 'next'],
  properties: {
    events: { type: 'array', items: { oneOf: loggedTypes.map((type) => ref(`components/schemas/${type}`)) } },
    next: { type: 'integer', minimum: 0, description: 'What to send as `after` the next time.' },
  },
};

const challengeAnswer: JsonSchema = {
  type: 'object',
  required: ['challenge'],
  properties: { challenge: { type: 'string', description: '`data.challenge` of the event that is answered.' } },
};

const webhookHeaders: JsonSchema = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', description: 'The id of the event, the same at every attempt.' },
    'webhook-timestamp': { type: 'string', pattern: '^\\d+$', description: 'When this attempt was made, in seconds.' },
    'webhook-signature': {
      type: 'string',
      pattern: '^v1,[A-Za-z0-9+/]+=*( v1,[A-Za-z0-9+/]+=*)*$',
      description: 'HMAC-SHA-256 over `id.timestamp.body`, one for each secret, separated by spaces.',
    },
  },
};
