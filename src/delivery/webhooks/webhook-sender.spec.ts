import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AgentOptions } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { NameServer } from '../../../test/support/name-server.js';
import { answers, receiverCertificate, unkind, WebhookReceiver } from '../../../test/support/webhook-receiver.js';
import { readEnvironment } from '../../config/environment.js';
import { webhookKey } from '../../http/webhook-signature.js';
import { TargetGuard } from './target-guard.js';
import { WebhookSender, type AttemptResult } from './webhook-sender.js';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const message = { id: '01a2032d-81dc-73ff-9d70-30b0f597d885', body: '{"data":"كلام"}' };

describe('sending a webhook', () => {
  let receiver: WebhookReceiver;
  let names: NameServer;
  let sender: WebhookSender;
  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
    names = await NameServer.start();
    sender = senderWith();
  });
  afterEach(async () => {
    sender.onApplicationShutdown();
    await receiver.goAway();
    await names.stop();
  });

  function senderWith(settings: Record<string, string> = {}): WebhookSender {
    const environment = readEnvironment({
      WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8',
      WEBHOOK_DNS_SERVERS: names.address,
      WEBHOOK_TIMEOUT_MS: '900',
      ...settings,
    });
    return new WebhookSender(new TargetGuard(environment), environment);
  }
  const send = (url = receiver.url(), signal?: AbortSignal): Promise<AttemptResult> =>
    sender.send({ url, keys: [webhookKey(secret)] }, message, signal);

  it('is one signed POST', async () => {
    const before = Date.now();
    const result = await send();
    expect(result).toMatchObject({ outcome: 'delivered', status: 204, answer: '', retryAfterMs: null });
    expect(result.startedAt.getTime()).toBeGreaterThanOrEqual(before);
    const [webhook] = receiver.received;
    expect(webhook).toMatchObject({ method: 'POST', path: '/hook?for=anteroom', body: message.body });
    expect(webhook!.headers).toMatchObject({
      host: new URL(receiver.url()).host,
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'anteroom',
      'webhook-id': message.id,
    });
    const { headers, body } = webhook!;
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual({ data: 'كلام' });
  });

  it.each([
    [200, 'delivered'],
    [299, 'delivered'],
    [304, 'redirected'],
    [400, 'refused-by-receiver'],
    [410, 'refused-by-receiver'],
    [429, 'refused-by-receiver'],
    [500, 'refused-by-receiver'],
  ])('that is answered with %i was %s', async (status, outcome) => {
    receiver.reaction = answers(status);
    expect(await send()).toMatchObject({ outcome, status });
  });

  it('follows no redirect', async () => {
    receiver.reaction = answers(301, '', { location: receiver.url().replace('/hook', '/elsewhere') });
    expect(await send()).toMatchObject({ outcome: 'redirected', status: 301 });
    expect(receiver.received).toHaveLength(1);
  });

  it('is told how long to stay away, in seconds or by a date', async () => {
    receiver.reaction = answers(503, '', { 'retry-after': '120' });
    expect((await send()).retryAfterMs).toBe(120_000);
    receiver.reaction = answers(429, '', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
    expect((await send()).retryAfterMs).toBeGreaterThan(58_000);
    for (const nonsense of ['soon', '-5', '1.5', '5 apples', '2026-11-25']) {
      receiver.reaction = answers(429, '', { 'retry-after': nonsense });
      expect((await send()).retryAfterMs).toBeNull();
    }
  });

  it('keeps the start of the answer, fit to be stored', async () => {
    receiver.reaction = answers(500, `\u0000\u001b[31mno\n${'😀'.repeat(3_000)}`);
    const { answer } = await send();
    expect(Array.from(answer!)).toHaveLength(1_024);
    expect(answer!.startsWith('\ufffd\ufffd[31mno\n😀')).toBe(true);
    expect(answer!.isWellFormed()).toBe(true);
    receiver.reaction = (response) => void response.writeHead(500).end(Buffer.from([0xff, 0x61, 0xf0, 0x9f]));
    expect((await send()).answer).toBe('\ufffda\ufffd');
  });

  it('is given up when no answer comes in time, though bytes of it come', async () => {
    for (const reaction of [unkind.hangs, unkind.dripsHeaders]) {
      receiver.reaction = reaction;
      const result = await send();
      expect(result).toMatchObject({ outcome: 'timed-out', status: null, answer: null });
      expect(result.durationMs).toBeLessThan(1_500);
    }
  });

  it('succeeded once the status says so, however the body comes', async () => {
    for (const reaction of [unkind.drips, unkind.answersTenGigabytes]) {
      receiver.reaction = reaction;
      const result = await send();
      expect(result).toMatchObject({ outcome: 'delivered', status: 200 });
      expect(result.durationMs).toBeLessThan(1_000);
    }
  });

  it('keeps what came of an answer that breaks off', async () => {
    receiver.reaction = unkind.closesEarly;
    expect(await send()).toMatchObject({ outcome: 'refused-by-receiver', status: 500, answer: 'half of' });
  });

  it.each([
    ['hugeHeaders', 'bad-answer'],
    ['speaksNonsense', 'bad-answer'],
    ['closesAtOnce', 'unreachable'],
  ] as const)('to a receiver that %s: %s', async (name, outcome) => {
    receiver.reaction = unkind[name];
    expect(await send()).toMatchObject({ outcome, status: null, answer: null });
  });

  it('to nobody, or to what is no URL, fails and does not throw', async () => {
    await receiver.goAway();
    expect(await send()).toMatchObject({ outcome: 'unreachable' });
    expect(await send('https://unknown.test/')).toMatchObject({ outcome: 'no-address' });
    expect(await send('https://10.0.0.1/')).toMatchObject({ outcome: 'address-not-allowed' });
    expect(await send('not a URL')).toMatchObject({ outcome: 'address-not-allowed' });
  });

  it('waits no longer for name servers than for receivers', async () => {
    names.silent = true;
    expect(await send('https://receiver.test/')).toMatchObject({ outcome: 'timed-out' });
  });

  it('ends at once when it is told to', async () => {
    receiver.reaction = unkind.hangs;
    const result = await send(receiver.url(), AbortSignal.timeout(50));
    expect(result.outcome).toBe('unreachable');
    expect(result.durationMs).toBeLessThan(500);
  });

  it('goes to the address that was checked, though the name has another one by now', async () => {
    names.knows('rebinds.test', ['127.0.0.1'], ['169.254.169.254']);
    expect(await send(receiver.url('rebinds.test'))).toMatchObject({ outcome: 'delivered' });
    expect(names.asked).toEqual(['rebinds.test']);
    expect(receiver.received[0]!.headers.host).toBe(new URL(receiver.url('rebinds.test')).host);
    // The connection is still open, and is of no use to a name that leads elsewhere now.
    expect(await send(receiver.url('rebinds.test'))).toMatchObject({ outcome: 'address-not-allowed' });
    expect(receiver.received).toHaveLength(1);
  });

  it('uses a connection again, and makes a new one when that was closed meanwhile', async () => {
    const ports: (number | undefined)[] = [];
    receiver.reaction = (response) => {
      ports.push(response.socket!.remotePort);
      response.writeHead(200).end();
    };
    await send();
    await send();
    expect(ports[1]).toBe(ports[0]);
    receiver.reaction = (response) => {
      const again = ports.includes(response.socket!.remotePort);
      if (again) response.socket!.destroy();
      else response.writeHead(200).end();
    };
    expect(await send()).toMatchObject({ outcome: 'delivered' });
  });

  describe('by https', () => {
    let secure: WebhookReceiver;
    beforeEach(async () => {
      secure = await WebhookReceiver.start({ secure: true });
      names.knows('receiver.test', ['127.0.0.1']);
      names.knows('other.test', ['127.0.0.1']);
    });
    afterEach(() => secure.goAway());

    const trustReceiver = (): void => {
      (sender as unknown as { secure: { options: AgentOptions } }).secure.options.ca = receiverCertificate;
    };

    it('goes to nobody whose certificate is not to be trusted', async () => {
      expect(await send(secure.url('receiver.test'))).toMatchObject({ outcome: 'insecure', answer: null });
      expect(secure.received).toEqual([]);
    });

    it('asks for the certificate of the name, not of the address', async () => {
      trustReceiver();
      expect(await send(secure.url('receiver.test'))).toMatchObject({ outcome: 'delivered' });
      expect(await send(secure.url('receiver.test.'))).toMatchObject({ outcome: 'delivered' });
      expect(await send(secure.url('other.test'))).toMatchObject({ outcome: 'insecure' });
      expect(await send(secure.url())).toMatchObject({ outcome: 'insecure' });
    });

    it('is insecure when the other side does not speak TLS', async () => {
      const url = receiver.url('receiver.test').replace('http:', 'https:');
      expect(await send(url)).toMatchObject({ outcome: 'insecure' });
    });
  });
});
