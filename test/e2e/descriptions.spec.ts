import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { asyncApiDocument } from '../../src/asyncapi.js';
import { eventTypes } from '../../src/events/catalogue.js';
import { envelopeOf } from '../../src/events/envelope.js';
import { exampleEvent } from '../../src/events/event-examples.js';
import { embeddedSchema } from '../../src/events/event-schemas.js';
import { ApiClient } from '../support/api-client.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';

/** What the service says of itself to programs, without credentials. */
describe('the descriptions', () => {
  let database: TestDatabase;
  let api: ServiceProcess;
  let anybody: ApiClient;

  beforeAll(async () => {
    database = await cloneDatabase();
    api = await startProcess({ DATABASE_URL: database.url, ROLES: 'api' });
    anybody = new ApiClient(api.url);
  });
  afterAll(async () => {
    await api?.stop();
    await database.drop();
  });

  it('are the AsyncAPI document, and an OpenAPI document that knows what events look like', async () => {
    const asyncApi = await anybody.get('/asyncapi.json');
    expect([asyncApi.status, asyncApi.body]).toEqual([200, JSON.parse(JSON.stringify(asyncApiDocument()))]);
    const { schemas } = (await anybody.get('/openapi.json')).body.components;
    for (const type of eventTypes) expect([type, schemas[type]]).toEqual([type, embeddedSchema(type)]);
    // What a property without a declared type would turn into.
    expect(schemas.Object).toBeUndefined();
  });

  it('have a JSON Schema for each type of event, under the name that `dataschema` says', async () => {
    const { schemas } = (await anybody.get('/v1/events/schemas')).body;
    expect(schemas.map(({ type }: { type: string }) => type)).toEqual(eventTypes);
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    for (const { type, id, url } of schemas) {
      const { status, headers, body } = await anybody.get(url);
      expect([status, headers.get('content-type')]).toEqual([200, 'application/schema+json; charset=utf-8']);
      const envelope = envelopeOf(exampleEvent(type));
      expect([body.$id, envelope.dataschema]).toEqual([id, id]);
      expect(ajv.validate(body, envelope)).toBe(true);
    }
  });

  it('do not know types that there are not', async () => {
    for (const type of ['comment.none', 'constructor', 'comment.*', '%00']) {
      const { status, headers } = await anybody.get(`/v1/events/schemas/${type}`);
      expect([type, status, headers.get('content-type')]).toEqual([type, 404, expect.stringMatching(/problem\+json/)]);
    }
  });
});
