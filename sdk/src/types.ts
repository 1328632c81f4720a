import type { components } from './openapi.js';

type Schemas = components['schemas'];

/** The events that there are, by type: the schemas that are envelopes. */
type EventsByType = {
  [Name in keyof Schemas as Schemas[Name] extends { specversion: '1.0'; type: Name } ? Name : never]: Schemas[Name];
};

/** The name of an event. */
export type EventType = keyof EventsByType;

/** An event of this type. */
export type EventOfType<Type extends EventType> = EventsByType[Type];

/** Any event, told apart by its `type`. A service newer than this package may send types that are not named here. */
export type AnteroomEvent = EventsByType[EventType];

/** An event of the log: what the stream and the pull tap give. It has a `sequence`. */
export type LoggedEvent = Schemas['EventsPage']['events'][number];

/** The name of an event of the log. */
export type LoggedEventType = LoggedEvent['type'];

/** Which events to read: a type, a family, or `*`. */
export type EventPattern = LoggedEventType | 'comment.*' | 'endpoint.*' | '*';

/** The events that a pattern stands for. */
export type EventFitting<Pattern extends EventPattern> = Pattern extends '*'
  ? LoggedEvent
  : Pattern extends `${infer Family}.*`
    ? Extract<LoggedEvent, { type: `${Family}.${string}` }>
    : Extract<LoggedEvent, { type: Pattern }>;

/** An event about a comment. Show the comment only while the event with its highest `version` says `approved`. */
export type CommentEvent = EventFitting<'comment.*'>;

/** What a new webhook endpoint is asked; see `answerChallenge`. */
export type ChallengeEvent = EventsByType['endpoint.verify'];

/** A comment to be submitted. */
export type Submission = Schemas['SubmitComment'];

/** What a submission is answered with. The receipt is shown only here. */
export type SubmittedComment = Schemas['SubmissionView'];

/** Where the author's comment stands. */
export type ReceiptStatus = Schemas['ReceiptStatusView'];

/** A comment as moderators see it. */
export type QueueItem = Schemas['ReviewItemView'];

/** What a comment has become. */
export type Decision = Schemas['DecisionView'];

/** Why a comment is rejected. */
export type RejectReason = Schemas['Rejection']['reason'];

/** An approved comment, as anybody may see it. */
export type PublishedComment = Schemas['PublishedCommentView'];
