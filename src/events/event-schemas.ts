import { actorKindsOfEvents, eventCatalogue, type EventType } from './catalogue.js';

/** A JSON Schema (draft 2020-12), as far as we write them. */
export type JsonSchema = Record<string, unknown>;

/** The name of the schema of a type's envelope: what `dataschema` of its events says. */
export function schemaId(type: EventType): string {
  return `urn:anteroom:event:${type}:${eventCatalogue[type].schemaVersion}`;
}

const uuid = { type: 'string', format: 'uuid' };
const time = { type: 'string', format: 'date-time' };
const count = { type: 'integer', minimum: 1 };

/** The JSON Schema of the envelope of a type. It allows fields that it does not name: new ones may appear at any time. */
export function eventSchema(type: EventType): JsonSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: schemaId(type), ...embeddedSchema(type) };
}

/** The same, to stand within a document that has names and a dialect of its own (OpenAPI, AsyncAPI). */
export function embeddedSchema(type: EventType): JsonSchema {
  const { about, log, when } = eventCatalogue[type];
  return {
    title: type,
    description: when,
    ...object({
      specversion: { const: '1.0' },
      id: { ...uuid, description: 'Never changes; also the id of the decision that it tells of.' },
      source: { type: 'string', format: 'uri-reference', minLength: 1, description: 'The site.' },
      type: { const: type },
      subject: { type: 'string', minLength: 1, description: 'What it is about.' },
      time: { ...time, description: 'When it happened.' },
      datacontenttype: { const: 'application/json' },
      dataschema: { const: schemaId(type) },
      ...(log ? { sequence: { ...count, description: 'Its number in the log: dense, and only ever rising.' } } : {}),
      data: about === 'comment' ? commentData(type) : endpointData(type),
    }),
  };
}

function commentData(type: EventType): JsonSchema {
  return data(type, {
    comment: object({
      id: uuid,
      site: { type: 'string', description: 'The public key of the site.' },
      thread: { type: 'string', description: 'The identifier that the page gave.' },
      parentId: { type: ['string', 'null'], format: 'uuid' },
      status: { enum: eventCatalogue[type].statuses, description: 'Where the comment stands after this event.' },
      version: { ...count, description: 'Rises by one with each change of state; the highest one holds.' },
      revision: { ...count, description: 'Rises with each change of the text.' },
      submittedAt: time,
    }),
  });
}

function endpointData(type: EventType): JsonSchema {
  const challenge = { type: 'string', minLength: 1, description: 'Answer `{"challenge": …}` with it.' };
  return data(type, {
    endpoint: object({
      id: uuid,
      site: { type: 'string', description: 'The public key of the site.' },
      status: { enum: eventCatalogue[type].statuses },
    }),
    ...(type === 'endpoint.verify' ? { challenge } : {}),
  });
}

function data(type: EventType, parts: Record<string, JsonSchema>): JsonSchema {
  return object({
    schemaVersion: { const: eventCatalogue[type].schemaVersion },
    ...parts,
    reasons: { type: 'array', items: { type: 'string' }, description: 'Reason codes.' },
    by: { enum: actorKindsOfEvents, description: 'What kind of actor did it.' },
  });
}

function object(properties: Record<string, JsonSchema>): JsonSchema {
  return { type: 'object', required: Object.keys(properties), properties };
}
