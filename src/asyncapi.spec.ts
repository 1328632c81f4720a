import { Parser } from '@asyncapi/parser';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { asyncApiDocument } from './asyncapi.js';
import { eventTypes, loggedTypes } from './events/catalogue.js';
import { envelopeText } from './events/envelope.js';
import { exampleEvent } from './events/event-examples.js';
import { eventSchema } from './events/event-schemas.js';
import { newWebhookSecret, webhookHeaders, webhookKey } from './http/webhook-signature.js';

type Parsed = NonNullable<Awaited<ReturnType<Parser['parse']>>['document']>;

const ajv = new Ajv2020({ allowUnionTypes: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);

/** Diagnostics below that are hints, such as that there is a 3.1 by now. */
const warning = 1;

describe('the AsyncAPI document', () => {
  let document: Parsed;

  beforeAll(async () => {
    const { document: parsed, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiDocument()));
    expect(diagnostics.filter(({ severity }) => severity <= warning)).toEqual([]);
    document = parsed!;
  });

  it('is one of version 3 and has every tap as a channel that we send on', () => {
    expect(document.version()).toBe('3.0.0');
    expect(document.servers().all()).toEqual([]);
    const used = document
      .operations()
      .all()
      .map((operation) => [operation.action(), operation.channels().all()[0]!.id()]);
    expect(used).toEqual([
      ['send', 'webhook'],
      ['send', 'webhook'],
      ['send', 'stream'],
      ['send', 'pull'],
      ['send', 'redisStream'],
    ]);
  });

  it('has every type of the catalogue on webhooks, and those of the log on the other taps', () => {
    const names = (channel: string): string[] =>
      document
        .channels()
        .get(channel)!
        .messages()
        .all()
        .map((message) => message.name()!);
    expect(names('webhook')).toEqual(eventTypes);
    expect(names('stream')).toEqual(loggedTypes);
    expect(names('redisStream')).toEqual(loggedTypes);
    expect(names('pull')).toEqual(['events.page']);
  });

  it.each(eventTypes)(
    'describes %s by the schema of the catalogue, which takes its examples and what we send',
    (type) => {
      const messages = document.channels().get('webhook')!.messages();
      const message = messages.all().find((candidate) => candidate.name() === type)!;
      const payload = withoutMarks(message.payload()!.json());
      const { $schema, $id, ...schema } = eventSchema(type);
      expect([$schema, $id]).toEqual([expect.anything(), expect.anything()]);
      expect(payload).toEqual(schema);
      const fits = ajv.compile(payload as object);
      const examples = message.examples().all();
      expect(examples).toHaveLength(1);
      for (const envelope of [examples[0]!.payload(), JSON.parse(envelopeText(exampleEvent(type)))])
        expect([fits(envelope), fits.errors]).toEqual([true, null]);
      expect(fits({ ...examples[0]!.payload(), type: 'comment.other' })).toBe(false);
    },
  );

  it('describes the headers that webhooks are signed with', () => {
    const message = document.channels().get('webhook')!.messages().all()[0]!;
    const fits = ajv.compile(withoutMarks(message.headers()!.json()) as object);
    const keys = [newWebhookSecret(), newWebhookSecret()].map(webhookKey);
    const headers = webhookHeaders(keys, 'an-id', new Date(), '{}');
    expect(fits(headers)).toBe(true);
    for (const name of Object.keys(headers)) expect(fits({ ...headers, [name]: undefined })).toBe(false);
    expect(fits({ ...headers, 'webhook-signature': 'v1' })).toBe(false);
  });
});

/** The parser leaves marks of its own (`x-parser-…`) in what it read. */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !key.startsWith('x-parser-'));
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutMarks(inner)]));
}
