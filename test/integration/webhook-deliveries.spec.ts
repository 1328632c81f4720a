import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { EventLog } from '../../src/delivery/event-log.js';
import { EventRetention } from '../../src/delivery/event-retention.js';
import { OutboxRelay } from '../../src/delivery/outbox-relay.js';
import { DeliveryBacklog } from '../../src/delivery/webhooks/delivery-backlog.js';
import { DeliveryClaims } from '../../src/delivery/webhooks/delivery-claims.js';
import { DeliveryOutcomes } from '../../src/delivery/webhooks/delivery-outcomes.js';
import { WebhookDispatcher } from '../../src/delivery/webhooks/webhook-dispatcher.js';
import { ModerationService } from '../../src/moderation/moderation.service.js';
import type { DecisionAction } from '../../src/moderation/actions.js';
import { Metrics } from '../../src/observability/metrics.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Endpoint, type DeliveryRow } from '../support/endpoint.js';
import { Scene } from '../support/scene.js';
import { until } from '../support/wait.js';
import { answers, unkind, WebhookReceiver, type Reaction } from '../support/webhook-receiver.js';

const settings = { WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8', WEBHOOK_TIMEOUT_MS: '1500' };
const ofSending = [DeliveryBacklog, DeliveryClaims, DeliveryOutcomes, WebhookDispatcher];

describe('deliveries of webhooks', () => {
  let database: TestDatabase;
  let context: TestContext;
  let other: TestContext;
  let scene: Scene;
  const receivers: WebhookReceiver[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database, {
      settings,
      providers: [EventLog, EventRetention, OutboxRelay, ...ofSending],
    });
    other = await openContext(database, { settings, providers: ofSending });
    context.get(OutboxRelay).start();
    context.get(WebhookDispatcher).start();
    other.get(WebhookDispatcher).start();
  });
  beforeEach(async () => {
    scene = await Scene.open(context);
  });
  afterEach(async () => {
    await database.query(`update webhook_endpoints set status = 'disabled'`);
    await Promise.all(receivers.splice(0).map((receiver) => receiver.goAway()));
  });
  afterAll(async () => {
    await Promise.all([other.get(WebhookDispatcher).stop(), context.get(WebhookDispatcher).stop()]);
    await context.get(OutboxRelay).stop();
    await Promise.all([other.close(), context.close()]);
    await database.drop();
  });

  const receiver = async (reaction: Reaction = answers(204)): Promise<WebhookReceiver> => {
    const started = await WebhookReceiver.start();
    receivers.push(started);
    started.reaction = reaction;
    return started;
  };
  const endpointTo = (to: WebhookReceiver, more: { types?: string[]; status?: string } = {}): Promise<Endpoint> =>
    Endpoint.make(context, { siteId: scene.site.id, url: to.url(), ...more });
  const decide = async (commentId: string, ...actions: DecisionAction[]): Promise<void> => {
    for (const action of actions)
      await context.get(ModerationService).decide({
        ...{ commentId, action, actor: { kind: 'person', id: uuidv7(), name: 'Ada' }, reasons: [] },
        ...{ expectedVersion: null, expectedRevision: null },
      });
  };
  /** Waits until so many deliveries stand so; answers all of them. */
  const stand = (endpoint: Endpoint, status: string, count: number): Promise<DeliveryRow[]> =>
    until(`${count} deliveries to be ${status}`, async () => {
      const rows = await endpoint.deliveries();
      return rows.filter((row) => row.status === status).length === count ? rows : null;
    });
  const attempted = (endpoint: Endpoint, count: number) =>
    until(`${count} attempts`, async () => {
      const rows = await endpoint.attempts();
      return rows.length >= count ? rows : null;
    });

  it('bring each event, signed, in the bytes of the log, within two seconds', async () => {
    const to = await receiver();
    const endpoint = await endpointTo(to);
    const began = Date.now();
    const id = await scene.accept();
    await decide(id, 'approve', 'reject');
    await stand(endpoint, 'delivered', 3);
    expect(to.received.at(-1)!.at - began).toBeLessThan(2_000);
    const { events } = await context
      .get(EventLog)
      .page({ after: null, types: null, siteIds: [scene.site.id], limit: 10 });
    expect(to.events(endpoint.secret)).toEqual(events);
    expect(to.received.map(({ body }) => body)).toEqual(events.map((event) => JSON.stringify(event)));
    expect(await endpoint.attempts()).toEqual(
      Array(3).fill({ number: 1, outcome: 'delivered', status: 204, answer: '' }),
    );
    expect(await endpoint.row()).toMatchObject({ failures: 0, failing_since: null, last_success_at: expect.any(Date) });
  });

  it('are shared by processes, each made once, a few at a time', async () => {
    const to = await receiver(async (response) => {
      await sleep(5);
      response.writeHead(200).end();
    });
    const endpoint = await endpointTo(to);
    const ids = await Promise.all(Array.from({ length: 300 }, () => scene.accept()));
    await stand(endpoint, 'delivered', 300);
    expect(new Set(to.events(endpoint.secret).map((event) => event.id))).toEqual(new Set(ids));
    expect(to.received).toHaveLength(300);
    expect(to.mostAtOnce).toBeGreaterThan(4);
    expect(to.mostAtOnce).toBeLessThanOrEqual(48);
  });

  it('wait for no other endpoint, however many hang', async () => {
    const silent = await receiver(unkind.hangs);
    const dead = await receiver();
    await dead.goAway();
    const hanging = await Promise.all(Array.from({ length: 10 }, () => endpointTo(silent)));
    await endpointTo(dead);
    await Promise.all(Array.from({ length: 20 }, () => scene.accept()));
    await until('receivers to hang', () => silent.received.length > 40);
    const to = await receiver();
    const endpoint = await endpointTo(to);
    for (let count = 1; count <= 5; count += 1) {
      const began = Date.now();
      await scene.accept();
      await stand(endpoint, 'delivered', count);
      expect(Date.now() - began).toBeLessThan(1_000);
    }
    expect(silent.mostAtOnce).toBeLessThanOrEqual(hanging.length * 16);
  });

  it('of one comment keep its order, while others go past', async () => {
    const refused = new Set<string>();
    const to = await receiver((response, { body }) => {
      const { type } = JSON.parse(body) as { type: string };
      // Each but the last is refused the first time.
      const again = refused.has(type) || type === 'comment.spam';
      refused.add(type);
      response.writeHead(again ? 200 : 500).end();
    });
    const endpoint = await endpointTo(to, { types: ['comment.approved', 'comment.rejected', 'comment.spam'] });
    const id = await scene.accept();
    await decide(id, 'approve', 'reject', 'spam');
    await attempted(endpoint, 1);
    const passing = await scene.accept();
    await decide(passing, 'spam');
    await stand(endpoint, 'delivered', 1);
    // Its first event waits, and so do the two after it.
    expect((await endpoint.deliveries()).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['pending', 1],
      ['pending', 0],
      ['pending', 0],
      ['delivered', 1],
    ]);
    await endpoint.letTimePass();
    await attempted(endpoint, 4);
    await endpoint.letTimePass();
    await stand(endpoint, 'delivered', 4);
    const events = to
      .events(endpoint.secret)
      .map(({ type, data }) => ({ type, ...('comment' in data ? data.comment : null) }));
    expect(events.filter((event) => event.id === id).map(({ type }) => type)).toEqual([
      ...['comment.approved', 'comment.approved', 'comment.rejected', 'comment.rejected', 'comment.spam'],
    ]);
  });

  it('of one comment go past an event that was refused five times', async () => {
    const to = await receiver((response, { body }) => {
      response.writeHead(body.includes('comment.approved') ? 500 : 200).end();
    });
    const endpoint = await endpointTo(to, { types: ['comment.approved', 'comment.rejected'] });
    const id = await scene.accept();
    await decide(id, 'approve', 'reject');
    for (let count = 1; count <= 4; count += 1) {
      await attempted(endpoint, count);
      await endpoint.letTimePass();
    }
    await attempted(endpoint, 5);
    expect(to.received.filter(({ body }) => body.includes('comment.rejected'))).toEqual([]);
    await endpoint.set('resume_at = now()');
    const rows = await stand(endpoint, 'delivered', 1);
    expect(rows.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['pending', 5],
      ['delivered', 1],
    ]);
  });

  it('are tried again when a receiver is back', async () => {
    const to = await receiver();
    const endpoint = await endpointTo(to);
    await to.goAway();
    await scene.accept();
    await attempted(endpoint, 1);
    const [waiting] = await endpoint.deliveries();
    expect(waiting).toMatchObject({ status: 'pending', attempts: 1 });
    expect(waiting!.waits_ms).toBeGreaterThan(3_000);
    expect(waiting!.waits_ms).toBeLessThan(6_000);
    await to.comeBack();
    await endpoint.letTimePass();
    await stand(endpoint, 'delivered', 1);
    expect(await endpoint.attempts()).toMatchObject([
      { number: 1, outcome: 'unreachable' },
      { number: 2, outcome: 'delivered' },
    ]);
  });

  it('are given up after the tenth attempt, with what the receiver said', async () => {
    const to = await receiver(answers(500, 'no \u0000 thanks'));
    const endpoint = await endpointTo(to);
    await scene.accept();
    await attempted(endpoint, 1);
    await endpoint.setPending('attempts = 9, next_attempt_at = now()');
    const [dead] = await stand(endpoint, 'dead', 1);
    expect(dead).toMatchObject({ attempts: 10, dead_reason: 'attempts-exhausted', waits_ms: null, lease: null });
    expect((await endpoint.attempts()).at(-1)).toEqual({
      ...{ number: 10, outcome: 'refused-by-receiver', status: 500, answer: 'no \ufffd thanks' },
    });
    expect((await endpoint.row()).status).toBe('enabled');
  });

  it('rest after five failures in a row, and are then tried one at a time by all processes together', async () => {
    const to = await receiver(answers(500));
    const endpoint = await endpointTo(to);
    await Promise.all(Array.from({ length: 30 }, () => scene.accept()));
    await until('the breaker to open', async () => Number((await endpoint.row()).rests_ms) > 0);
    // What was under way ends.
    await until('quiet', async () => (await endpoint.deliveries()).every(({ lease }) => lease === null));
    let soFar = to.received.length;
    expect(soFar).toBeLessThanOrEqual(5 + 16);
    await context.get(DeliveryBacklog).measure();
    expect(await gauge('anteroom_webhook_breakers_open')).toBe(1);
    to.reaction = async (response) => {
      await sleep(300);
      response.writeHead(500).end();
    };
    for (let probes = 1; probes <= 2; probes += 1) {
      await endpoint.set('resume_at = now()');
      await attempted(endpoint, (soFar += 1));
      await sleep(100);
      expect(to.received).toHaveLength(soFar);
      expect((await endpoint.row()).rests_ms).toBeGreaterThan(4_000);
    }
    to.reaction = answers(200);
    await endpoint.letTimePass();
    await endpoint.set('resume_at = now()');
    await stand(endpoint, 'delivered', 30);
    expect(await endpoint.row()).toMatchObject({ failures: 0, failing_since: null, rests_ms: null });
  });

  it.each([429, 503])('leave an endpoint alone for as long as its %i says', async (status) => {
    const to = await receiver(answers(status, '', { 'retry-after': '3600' }));
    const endpoint = await endpointTo(to);
    await scene.accept();
    await attempted(endpoint, 1);
    to.reaction = answers(200);
    await scene.accept();
    await until('both to be owed', async () => (await endpoint.deliveries()).length === 2);
    await sleep(300);
    expect(to.received).toHaveLength(1);
    expect((await endpoint.row()).rests_ms).toBeGreaterThan(3_500_000);
    expect((await endpoint.deliveries())[0]!.waits_ms).toBeGreaterThan(3_500_000);
    await endpoint.set('resume_at = now()');
    await stand(endpoint, 'delivered', 1);
  });

  it('end when the endpoint says that it is gone, with an event and an audit row', async () => {
    const watching = await receiver();
    const watcher = await endpointTo(watching, { types: ['endpoint.*'] });
    const to = await receiver(answers(410));
    const endpoint = await endpointTo(to);
    await endpoint.set(`resume_at = now() + interval '1 hour'`);
    await scene.accept();
    await scene.accept();
    await until('both to be owed', async () => (await endpoint.deliveries()).length === 2);
    await endpoint.set('resume_at = null');
    const dead = await stand(endpoint, 'dead', 2);
    expect(dead.map(({ dead_reason, waits_ms, lease }) => [dead_reason, waits_ms, lease])).toEqual(
      Array(2).fill(['endpoint-disabled', null, null]),
    );
    expect(await endpoint.row()).toMatchObject({ status: 'disabled', status_reason: 'gone' });
    await stand(watcher, 'delivered', 1);
    expect(watching.events(watcher.secret)[0]).toMatchObject({
      type: 'endpoint.disabled',
      subject: `webhooks/${endpoint.id}`,
      data: {
        endpoint: { id: endpoint.id, site: scene.site.key, status: 'disabled' },
        reasons: ['gone'],
        by: 'system',
      },
    });
    const audit = await database.query(
      `select actor_kind, action, site_id, reason from audit_entries where subject_id = $1`,
      [endpoint.id],
    );
    expect(audit).toEqual([
      { actor_kind: 'system', action: 'webhook.disabled', site_id: scene.site.id, reason: 'gone' },
    ]);
    // Nothing more is owed to it; enabled again, it gets what is new.
    await scene.accept();
    await endpoint.set(
      `status = 'enabled', status_reason = null, failures = 0, failing_since = null, resume_at = null`,
    );
    to.reaction = answers(200);
    const later = await scene.accept();
    await until('what is new', () => to.events(endpoint.secret).some(({ id }) => id === later));
  });

  it('end after five days of nothing but failures', async () => {
    const to = await receiver(answers(500));
    const endpoint = await endpointTo(to);
    await scene.accept();
    await attempted(endpoint, 1);
    const days = async (interval: string, attempts: number): Promise<void> => {
      await endpoint.set(`failing_since = now() - interval '${interval}', resume_at = null`);
      await endpoint.letTimePass();
      await attempted(endpoint, attempts);
    };
    await days('4 days 23 hours', 2);
    expect(await endpoint.row()).toMatchObject({ status: 'enabled', failures: 2 });
    await days('5 days 1 minute', 3);
    await stand(endpoint, 'dead', 1);
    expect(await endpoint.row()).toMatchObject({ status: 'disabled', status_reason: 'failing' });
  });

  it('of a paused endpoint wait until it is resumed', async () => {
    const to = await receiver();
    const endpoint = await endpointTo(to, { status: 'paused' });
    const id = await scene.accept();
    await until('it to be owed', async () => (await endpoint.deliveries()).length === 1);
    await sleep(300);
    expect(to.received).toEqual([]);
    await endpoint.set(`status = 'enabled'`);
    await until('it to come', () => to.events(endpoint.secret).some((event) => event.id === id));
  });

  it('are written down by the holder of the lease alone', async () => {
    const to = await receiver(unkind.hangs);
    const endpoint = await endpointTo(to);
    await scene.accept();
    await until('it to be sent', () => to.received.length === 1);
    await endpoint.setPending(`lease = gen_random_uuid(), leased_until = now() + interval '1 minute'`);
    await sleep(2_000);
    expect(await endpoint.attempts()).toEqual([]);
    expect(await endpoint.deliveries()).toMatchObject([{ status: 'pending', attempts: 0 }]);
    expect(await endpoint.row()).toMatchObject({ failures: 0 });
    // Whoever held it since is dead: its lease runs out.
    to.reaction = answers(200);
    await endpoint.setPending('leased_until = now()');
    await stand(endpoint, 'delivered', 1);
  });

  it('count nothing that an address says after it was changed', async () => {
    const old = await receiver(unkind.hangs);
    const to = await receiver();
    const endpoint = await endpointTo(old);
    await scene.accept();
    await until('it to be sent', () => old.received.length === 1);
    await endpoint.set(`url = '${to.url()}'`);
    const [delivered] = await stand(endpoint, 'delivered', 1);
    expect(delivered!.attempts).toBe(1);
    expect(await endpoint.row()).toMatchObject({ failures: 0 });
  });

  it('are given back at once by a process that stops', async () => {
    const to = await receiver(unkind.hangs);
    const endpoint = await endpointTo(to);
    const third = await openContext(database, {
      settings: { ...settings, WEBHOOK_TIMEOUT_MS: '30000' },
      providers: ofSending,
    });
    await Promise.all([other.get(WebhookDispatcher).stop(), context.get(WebhookDispatcher).stop()]);
    third.get(WebhookDispatcher).start();
    await scene.accept();
    await until('it to be sent', () => to.received.length === 1);
    const began = Date.now();
    await third.get(WebhookDispatcher).stop();
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(await endpoint.deliveries()).toMatchObject([{ status: 'pending', attempts: 0, lease: null }]);
    await third.get(DeliveryBacklog).measure();
    expect(await gauge('anteroom_webhook_deliveries_pending', third)).toBeGreaterThanOrEqual(1);
    expect(await gauge('anteroom_webhook_oldest_due_seconds', third)).toBeGreaterThan(1);
    await third.close();
  });

  async function gauge(name: string, at = context): Promise<number> {
    const metric = (await at.get(Metrics).registry.getSingleMetric(name)!.get()) as { values: { value: number }[] };
    return metric.values[0]!.value;
  }
});
