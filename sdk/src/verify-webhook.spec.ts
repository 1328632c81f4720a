import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { envelopeText } from '../../src/events/envelope.js';
import { exampleEvent } from '../../src/events/event-examples.js';
import { newWebhookSecret, webhookHeaders, webhookKey } from '../../src/http/webhook-signature.js';
import { answerChallenge, verifyWebhook, type RefusalReason, type WebhookHeaders } from './verify-webhook.js';

const secret = newWebhookSecret();
const now = new Date('2026-11-22T12:14:05Z');
const id = '01a2032d-81dc-73ff-9d70-30b0f597d885';
const body = envelopeText(exampleEvent('comment.approved'));
const signedBy = (secrets: string[], text = body, time = now): Record<string, string> =>
  webhookHeaders(secrets.map(webhookKey), id, time, text);

const refusal = async (
  payload: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: string | string[] = secret,
  options: object = { now },
): Promise<RefusalReason | null> =>
  verifyWebhook(payload, headers, secrets, options).then(
    () => null,
    (error: { name: string; reason: RefusalReason }) => {
      expect(error.name).toBe('WebhookRefused');
      return error.reason;
    },
  );

describe('verifyWebhook', () => {
  it('takes what the public library signed, and gives the event', async () => {
    const signature = new Webhook(secret).sign(id, now, body);
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': `${now.getTime() / 1_000}`,
      'webhook-signature': signature,
    };
    expect(await verifyWebhook(body, headers, secret, { now })).toEqual(JSON.parse(body));
  });

  it('takes what the service signs, in every form in which headers and bodies come', async () => {
    const headers = signedBy([secret]);
    const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
    for (const form of [headers, shouted, new Headers(headers)]) expect(await refusal(body, form)).toBeNull();
    expect(await refusal(new TextEncoder().encode(body), headers)).toBeNull();
    expect(await refusal(Buffer.from(body), headers)).toBeNull();
    const arabic = JSON.stringify({ type: 'comment.held', data: 'مرحبا 🌊' });
    expect(await refusal(arabic, signedBy([secret], arabic))).toBeNull();
    expect(await refusal(body, signedBy([secret], body, new Date()), secret, {})).toBeNull();
  });

  it('takes either secret while secrets are changed', async () => {
    const [old, next, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
    expect(await refusal(body, signedBy([old, next]), old)).toBeNull();
    expect(await refusal(body, signedBy([old, next]), next)).toBeNull();
    expect(await refusal(body, signedBy([next]), [old, next])).toBeNull();
    expect(await refusal(body, signedBy([old, next]), other)).toBe('signature');
    expect(await refusal(body, signedBy([old]), [])).toBe('signature');
  });

  it('refuses what was changed in any place', async () => {
    const headers = signedBy([secret]);
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.integer({ min: 1, max: 127 }), async (place, flip) => {
        const bytes = new TextEncoder().encode(body);
        bytes[place]! ^= flip;
        expect(await refusal(bytes, headers)).toBe('signature');
      }),
      { numRuns: 100 },
    );
    expect(await refusal(`${body} `, headers)).toBe('signature');
    expect(await refusal(body, { ...headers, 'webhook-id': 'another' })).toBe('signature');
    const later = `${Number(headers['webhook-timestamp']) + 1}`;
    expect(await refusal(body, { ...headers, 'webhook-timestamp': later })).toBe('signature');
  });

  it('refuses what is too old or from the future, to the second', async () => {
    const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
    const headers = signedBy([secret]);
    expect(await refusal(body, headers, secret, { now: at(300) })).toBeNull();
    expect(await refusal(body, headers, secret, { now: at(-300) })).toBeNull();
    expect(await refusal(body, headers, secret, { now: at(301) })).toBe('timestamp');
    expect(await refusal(body, headers, secret, { now: at(-301) })).toBe('timestamp');
    expect(await refusal(body, headers, secret, { now: at(20), toleranceSeconds: 10 })).toBe('timestamp');
    expect(await refusal(body, headers, secret, {})).toBe('timestamp');
  });

  it('refuses what is not signed at all, and never breaks', async () => {
    const headers = signedBy([secret]);
    for (const name of Object.keys(headers)) {
      expect(await refusal(body, { ...headers, [name]: undefined })).toBe('headers');
      expect(await refusal(body, { ...headers, [name]: '' })).toBe('headers');
    }
    for (const time of ['now', '-1', '1e9', '0x5', `${headers['webhook-timestamp']}.5`])
      expect(await refusal(body, { ...headers, 'webhook-timestamp': time })).toBe('headers');
    const good = headers['webhook-signature']!;
    for (const signature of ['v1,', 'v1', 'v1,%%%', 'v1a,xx', good.replace('v1,', 'v2,'), good.slice(3)])
      expect(await refusal(body, { ...headers, 'webhook-signature': signature })).toBe('signature');
    expect(await refusal(body, { ...headers, 'webhook-signature': `v1a,xx v1,AAAA ${good}` })).toBeNull();
  });

  it('refuses a signed body that is no event, and a secret that is none', async () => {
    for (const text of ['', 'null', '[]', '"x"', '{', '{"type":"x"}'])
      expect(await refusal(text, signedBy([secret], text))).toBe('body');
    for (const none of ['', 'whsec_', 'whsec_%'])
      await expect(verifyWebhook(body, signedBy([secret]), none, { now })).rejects.toThrow(TypeError);
  });

  it('knows what to answer a challenge with', async () => {
    const verify = envelopeText(exampleEvent('endpoint.verify'));
    const event = await verifyWebhook(verify, signedBy([secret], verify), secret, { now });
    expect(answerChallenge(event)).toEqual({ challenge: JSON.parse(verify).data.challenge });
    expect(answerChallenge(await verifyWebhook(body, signedBy([secret]), secret, { now }))).toBeNull();
  });
});
