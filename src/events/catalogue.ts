/**
 * THE catalogue of events: what others may rely on hearing. The schema version rises when a field changes its meaning; new
 * fields may appear at any time. Each entry is a section of `docs/events.md`, and a test compares the two.
 */
export const eventCatalogue = {
  'comment.submitted': { schemaVersion: 1, when: 'A comment was accepted and waits for its checks.' },
  'comment.held': { schemaVersion: 1, when: 'The checks, or a failure of them, made a comment wait for a person.' },
  'comment.approved': { schemaVersion: 1, when: 'A comment may be shown.' },
  'comment.rejected': { schemaVersion: 1, when: 'A comment must not be shown.' },
  'comment.spam': { schemaVersion: 1, when: 'A comment was found to be spam and must not be shown.' },
  'comment.restored': { schemaVersion: 1, when: 'The last decision was taken back; `status` says what holds now.' },
  'comment.edited': {
    schemaVersion: 1,
    when: 'The text of a comment changed; it is checked anew and must not be shown meanwhile.',
  },
  'comment.erased': { schemaVersion: 1, when: 'The comment is gone for good; delete every copy of it.' },
} as const satisfies Record<string, { schemaVersion: number; when: string }>;

/** The name of an event. */
export type EventType = keyof typeof eventCatalogue;

/** The names of all events. */
export const eventTypes = Object.keys(eventCatalogue) as EventType[];

/**
 * What an event says: where the comment stands, never what it says nor who wrote it. Whoever needs the text of an approved
 * comment reads it from the API, where an erasure reaches it. Of two events about one comment the higher version holds.
 */
export interface EventData {
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
  /** What kind of actor did it; people stay unnamed outside the house. */
  by: string;
}

/** An event as every tap shows it. `sequence` is dense and only ever rises. */
export interface EventEnvelope {
  id: string;
  type: EventType;
  sequence: number;
  subject: string;
  time: string;
  data: EventData;
}

/** The facts that an event's data is made of. */
export type EventFacts = Omit<EventData, 'schemaVersion'>;

/** The data of an event of this type. */
export function eventData(type: EventType, facts: EventFacts): EventData {
  return { schemaVersion: eventCatalogue[type].schemaVersion, ...facts };
}
