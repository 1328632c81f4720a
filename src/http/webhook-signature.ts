import { createHmac, randomBytes } from 'node:crypto';

/** A fresh secret in the form of Standard Webhooks: `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** The key of a `whsec_…` secret. */
export function webhookKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

/**
 * The three headers of Standard Webhooks (standardwebhooks.com) for a message: its id, the time in seconds, and for each
 * key HMAC-SHA-256 over `id.time.body`. The receiver takes it when one signature fits (so that secrets can be changed
 * while messages are under way) and refuses what is older than five minutes.
 */
export function webhookHeaders(keys: readonly Buffer[], id: string, now: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = keys.map((key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
