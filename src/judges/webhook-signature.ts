import { createHmac } from 'node:crypto';

/** The key of a `whsec_…` secret. */
export function webhookKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

/**
 * The three headers of Standard Webhooks (standardwebhooks.com) for a message: its id, the time in seconds, and
 * HMAC-SHA-256 over `id.time.body`. The receiver compares the signature and refuses what is older than five minutes.
 */
export function webhookHeaders(key: Buffer, id: string, now: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
