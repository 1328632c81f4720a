import {
  endpointEventData,
  eventCatalogue,
  eventData,
  type EventData,
  type EventKind,
  type EventType,
} from './catalogue.js';
import type { EnvelopeFacts } from './envelope.js';

const eventId = '01a2032d-81dc-73ff-9d70-30b0f597d885';
const subjectId = '01a2032d-7b8f-7355-a3fd-d107b14dffbe';

/** An event of this type as it might be: the examples of the AsyncAPI document, and what the schemas are tested with. */
export function exampleEvent(type: EventType): EnvelopeFacts {
  return {
    id: eventId,
    type,
    occurredAt: new Date('2026-11-22T12:14:03.741Z'),
    sequence: eventCatalogue[type].log ? 5 : null,
    data: exampleData(type),
  };
}

function exampleData(type: EventType): EventData {
  const { about, statuses }: EventKind = eventCatalogue[type];
  const rest = { reasons: [], by: 'system' };
  const status = statuses[0]!;
  if (about === 'endpoint') {
    const challenge = type === 'endpoint.verify' ? { challenge: 'pYV1t0gG2eC5' } : {};
    return endpointEventData(type, {
      ...rest,
      endpoint: { id: subjectId, site: 'site_demo', status },
      ...challenge,
    });
  }
  const place = { site: 'site_demo', thread: 'harbour-bridge', parentId: null };
  const submittedAt = '2026-11-22T12:14:02.126Z';
  return eventData(type, {
    ...rest,
    comment: { id: subjectId, ...place, status, version: 3, revision: 1, submittedAt },
  });
}
