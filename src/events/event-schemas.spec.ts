import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { CloudEvent } from 'cloudevents';
import { eventCatalogue, eventTypes, type EventData, type EventType } from './catalogue.js';
import { envelopeOf, envelopeText, type EnvelopeFacts } from './envelope.js';
import { eventSchema, schemaId } from './event-schemas.js';

const id = '01a2032d-81dc-73ff-9d70-30b0f597d885';

function exampleData(type: EventType): EventData {
  const { schemaVersion, about, statuses } = eventCatalogue[type];
  const rest = { schemaVersion, reasons: [], by: 'system' };
  const status = statuses[0];
  if (about === 'endpoint')
    return {
      ...rest,
      endpoint: { id, site: 'site_demo', status },
      ...(type === 'endpoint.verify' ? { challenge: 'echo' } : {}),
    };
  const submittedAt = '2026-11-22T12:14:02.126Z';
  const comment = { id, site: 'site_demo', thread: 'harbour', parentId: null, status, version: 3, revision: 1 };
  return { ...rest, comment: { ...comment, submittedAt } };
}

const example = (type: EventType): EnvelopeFacts => ({
  id,
  type,
  occurredAt: new Date('2026-11-22T12:14:03.741Z'),
  sequence: eventCatalogue[type].log ? '5' : null,
  data: exampleData(type),
});

describe('the schemas of events', () => {
  // All on one validator, as a subscriber would have them: names must not clash.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  for (const type of eventTypes) ajv.addSchema(eventSchema(type));
  const fits = (type: EventType, envelope: unknown): boolean => ajv.validate(schemaId(type), envelope) as boolean;

  it.each(eventTypes)('describe what %s looks like, and only that', (type) => {
    const envelope = envelopeOf(example(type));
    expect(fits(type, envelope)).toBe(true);
    expect(fits(type, { ...envelope, news: 'a field of a later version' })).toBe(true);
    for (const other of eventTypes) if (other !== type) expect(fits(other, envelope)).toBe(false);
    for (const key of Object.keys(envelope)) {
      expect(fits(type, { ...envelope, [key]: undefined })).toBe(false);
    }
  });

  it.each(eventTypes)('go with an envelope of %s that the public CloudEvents library takes', (type) => {
    const envelope = JSON.parse(envelopeText(example(type))) as Record<string, unknown>;
    expect(new CloudEvent(envelope, true).validate()).toBe(true);
  });

  it('refuse a status that does not go with the type', () => {
    const envelope = envelopeOf(example('comment.approved')) as unknown as { data: { comment: { status: string } } };
    envelope.data.comment.status = 'rejected';
    expect(fits('comment.approved', envelope)).toBe(false);
  });
});
