import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { CloudEvent } from 'cloudevents';
import { eventTypes, type EventType } from './catalogue.js';
import { envelopeOf, envelopeText } from './envelope.js';
import { exampleEvent } from './event-examples.js';
import { eventSchema, schemaId } from './event-schemas.js';

describe('the schemas of events', () => {
  // All on one validator, as a subscriber would have them: names must not clash.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  for (const type of eventTypes) ajv.addSchema(eventSchema(type));
  const fits = (type: EventType, envelope: unknown): boolean => ajv.validate(schemaId(type), envelope) as boolean;

  it.each(eventTypes)('describe what %s looks like, and only that', (type) => {
    const envelope = envelopeOf(exampleEvent(type));
    expect(fits(type, envelope)).toBe(true);
    expect(fits(type, { ...envelope, news: 'a field of a later version' })).toBe(true);
    for (const other of eventTypes) if (other !== type) expect(fits(other, envelope)).toBe(false);
    for (const key of Object.keys(envelope)) {
      expect(fits(type, { ...envelope, [key]: undefined })).toBe(false);
    }
  });

  it.each(eventTypes)('go with an envelope of %s that the public CloudEvents library takes', (type) => {
    const envelope = JSON.parse(envelopeText(exampleEvent(type))) as Record<string, unknown>;
    expect(new CloudEvent(envelope, true).validate()).toBe(true);
  });

  it('refuse a status that does not go with the type', () => {
    const envelope = envelopeOf(exampleEvent('comment.approved')) as unknown as {
      data: { comment: { status: string } };
    };
    envelope.data.comment.status = 'rejected';
    expect(fits('comment.approved', envelope)).toBe(false);
  });
});
