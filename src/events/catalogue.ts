/**
 * THE catalogue of events: what others may rely on hearing. The schema version rises when a field changes its meaning; new
 * fields may appear at any time. Each entry is a section of `docs/events.md`, and a test compares the two; the JSON Schemas
 * and the AsyncAPI document are made of it.
 *
 * `about` says what an event is about, and so what its data looks like. `statuses` are those that a comment can have after
 * it. An event of the `log` has a number and is read by every tap; the others are only ever sent to one webhook endpoint.
 */
export const eventCatalogue = {
  'comment.submitted': {
    schemaVersion: 1,
    about: 'comment',
    log: true,
    statuses: ['pending'],
    when: 'A comment was accepted and waits for its checks.',
  },
  'comment.held': {
    schemaVersion: 1,
    about: 'comment',
    log: true,
    statuses: ['held'],
    when: 'The checks, or a failure of them, made a comment wait for a person.',
  },
  'comment.approved': {
    schemaVersion: 1,
    about: 'comment',
    log: true,
    statuses: ['approved'],
    when: 'A comment may be shown.',
  },
  'comment.rejected': {
    schemaVersion: 1,
    about: 'comment',
    log: true,
    statuses: ['rejected'],
    when: 'A comment must not be shown.',
  },
  'comment.spam': {
    schemaVersion: 1,
    about: 'comment',
    log: true,
    statuses: ['spam'],
    when: 'A comment was found to be spam and must not be shown.',
  },
  'comment.restored': {
    schemaVersion: 1,
    about: 'comment',
    log: true,
    statuses: ['held', 'approved', 'rejected', 'spam'],
    when: 'The last decision was taken back; `status` says what holds now.',
  },
  'comment.edited': {
    schemaVersion: 1,
    about: 'comment',
    log: true,
    statuses: ['pending', 'held'],
    when: 'The text of a comment changed; it is checked anew and must not be shown meanwhile.',
  },
  'comment.erased': {
    schemaVersion: 1,
    about: 'comment',
    log: true,
    statuses: ['erased'],
    when: 'The comment is gone for good; delete every copy of it.',
  },
  'endpoint.disabled': {
    schemaVersion: 1,
    about: 'endpoint',
    log: true,
    statuses: ['disabled'],
    when: 'A webhook endpoint was switched off, because it said that it is gone or failed for five days.',
  },
  'endpoint.verify': {
    schemaVersion: 1,
    about: 'endpoint',
    log: false,
    statuses: ['unverified'],
    when: 'A new webhook endpoint is asked to show that it expects our events, by echoing `data.challenge`.',
  },
  'endpoint.test': {
    schemaVersion: 1,
    about: 'endpoint',
    log: false,
    statuses: ['unverified', 'enabled', 'paused', 'disabled'],
    when: 'Somebody asked for a test event for this endpoint; nothing has happened.',
  },
} as const satisfies Record<string, EventKind>;

/** What the catalogue says of a type of event. */
export interface EventKind {
  schemaVersion: number;
  about: 'comment' | 'endpoint';
  log: boolean;
  statuses: readonly string[];
  when: string;
}

/** The name of an event. */
export type EventType = keyof typeof eventCatalogue;

/** The names of all events. */
export const eventTypes = Object.keys(eventCatalogue) as EventType[];

/** The names of the events that have a number in the log. */
export const loggedTypes = eventTypes.filter((type) => eventCatalogue[type].log);

/** What kind of actor an event names; people stay unnamed outside the house. */
export const actorKindsOfEvents = ['reader', 'machine', 'person', 'service', 'system'] as const;

/**
 * What an event about a comment says: where the comment stands, never what it says nor who wrote it. Whoever needs the
 * text of an approved comment reads it from the API, where an erasure reaches it. Of two events about one comment the
 * higher version holds.
 */
export interface CommentEventData {
  schemaVersion: number;
  comment: {
    id: string;
    /** The public key of the site. */
    site: string;
    /** The page's own identifier. */
    thread: string;
    parentId: string | null;
    status: string;
    version: number;
    revision: number;
    submittedAt: string;
  };
  reasons: string[];
  by: string;
}

/** What an event about a webhook endpoint says; its URL and secrets are not told, as a URL may hold a secret too. */
export interface EndpointEventData {
  schemaVersion: number;
  endpoint: {
    id: string;
    /** The public key of the site. */
    site: string;
    status: string;
  };
  reasons: string[];
  by: string;
  /** Only in `endpoint.verify`: what to echo. */
  challenge?: string;
}

/** What an event says. */
export type EventData = CommentEventData | EndpointEventData;

/** The data of an event about a comment. */
export function eventData(type: EventType, facts: Omit<CommentEventData, 'schemaVersion'>): CommentEventData {
  return { schemaVersion: eventCatalogue[type].schemaVersion, ...facts };
}

/** The data of an event about a webhook endpoint. */
export function endpointEventData(type: EventType, facts: Omit<EndpointEventData, 'schemaVersion'>): EndpointEventData {
  return { schemaVersion: eventCatalogue[type].schemaVersion, ...facts };
}
