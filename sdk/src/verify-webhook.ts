import type { AnteroomEvent } from './types.js';

/** Why a message was not taken. */
export type RefusalReason = 'headers' | 'timestamp' | 'signature' | 'body';

/** A message that is not from our service, or too old to be taken: answer 4xx and do nothing. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';

  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super(message);
  }
}

/** How strict to be about time. */
export interface VerifyOptions {
  /** How far the time of the message may be from ours, either way. */
  toleranceSeconds?: number;
  now?: Date;
}

/** The headers of a request: of fetch, or of Node's `http` and what is built on it. */
export type WebhookHeaders =
  { get(name: string): string | null } | { readonly [name: string]: string | readonly string[] | undefined };

/** So many signatures of one message are looked at; the service makes one for each secret of an endpoint. */
const mostSignatures = 10;

/**
 * The event of a webhook, once it is sure that it came from whoever has a secret (Standard Webhooks, HMAC-SHA-256). Give the
 * body as it was received, not parsed and written anew. Several secrets at once are for the time of a rotation. Throws
 * WebhookRefused for what must not be trusted, and a TypeError when a secret is none.
 */
export async function verifyWebhook(
  payload: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now = new Date() }: VerifyOptions = {},
): Promise<AnteroomEvent> {
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature');
  if (!/^\d{1,12}$/.test(timestamp))
    throw new WebhookRefused('headers', 'The webhook-timestamp is no time in seconds.');
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > toleranceSeconds)
    throw new WebhookRefused('timestamp', 'The message is too old, or from the future.');
  const body = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), body);
  if (!(await isSigned(signed, signatures, typeof secrets === 'string' ? [secrets] : secrets)))
    throw new WebhookRefused('signature', 'No signature fits a secret.');
  return eventOf(body);
}

/** What to answer an event with: the challenge of a new endpoint has to be echoed as JSON, all others need nothing. */
export function answerChallenge(event: AnteroomEvent): { challenge: string } | null {
  return event.type === 'endpoint.verify' ? { challenge: event.data.challenge } : null;
}

async function isSigned(signed: Uint8Array<ArrayBuffer>, header: string, secrets: readonly string[]): Promise<boolean> {
  const keys = await Promise.all(secrets.map(keyOf));
  const signatures = header
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .slice(0, mostSignatures)
    .map((part) => bytesOf(part.slice(3)));
  // `verify` compares in constant time.
  const checks = keys.flatMap((key) =>
    signatures.map((signature) => signature !== null && crypto.subtle.verify('HMAC', key, signature, signed)),
  );
  return (await Promise.all(checks)).includes(true);
}

function keyOf(secret: string) {
  const bytes = bytesOf(secret.replace(/^whsec_/, ''));
  if (!bytes?.length) throw new TypeError('A webhook secret is `whsec_` and base64.');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value = typeof headers.get === 'function' ? headers.get(name) : fieldOf(headers, name);
  if (typeof value === 'string' && value !== '') return value;
  throw new WebhookRefused('headers', `The header ${name} is missing.`);
}

function fieldOf(headers: object, name: string): unknown {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function eventOf(body: Uint8Array): AnteroomEvent {
  try {
    const event: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof event === 'object' && event !== null && 'type' in event && 'data' in event)
      return event as AnteroomEvent;
  } catch {
    // Said below.
  }
  throw new WebhookRefused('body', 'The body is no event.');
}
