import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Anteroom,
  AnteroomError,
  answerChallenge,
  EventsExpired,
  verifyWebhook,
  type AnteroomEvent,
  type LoggedEvent,
  type Submission,
} from '../../sdk/src/exports.js';
import { submission } from '../support/api-client.js';
import { runCommand } from '../support/command.js';
import { startWholeService, type RunningService } from '../support/running-service.js';
import { until } from '../support/wait.js';
import { answers, WebhookReceiver } from '../support/webhook-receiver.js';

const abuse = 'You are a fucking idiot and everybody on this street knows it.';
const comment = (fields: Partial<Submission> = {}): Submission => submission(fields as never) as unknown as Submission;

/** The package for clients, against the service itself. */
describe('the client', () => {
  let service: RunningService;
  let reader: Anteroom;
  let admin: Anteroom;
  let follower: Anteroom;

  beforeAll(async () => {
    service = await startWholeService({ WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8' });
    const { url } = service;
    reader = new Anteroom({ url });
    admin = new Anteroom({ url, key: service.adminToken });
    follower = new Anteroom({ url, key: service.serviceKey });
  }, 60_000);
  afterAll(() => service?.close());

  const settled = async (fields: Partial<Submission>): Promise<{ id: string; status: string }> => {
    const made = await reader.comments.submit(comment(fields));
    return until('a verdict', async () => {
      const { id, status } = await reader.comments.status(made);
      return status === 'pending' ? null : { id, status };
    });
  };
  const allOf = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
    const all: T[] = [];
    for await (const item of items) all.push(item);
    return all;
  };

  it('has the types of the OpenAPI document that the service serves', async () => {
    const { code, stderr } = await runCommand('sdk-types', ['--check', '--url', service.url]);
    expect([stderr, code]).toEqual(['', 0]);
  });

  it('submits a comment once, and shows its author and readers where it stands', async () => {
    const thread = 'https://news.example/2026/harbour?a=b#c';
    const fields = comment({ thread });
    const options = { idempotencyKey: 'the-only-one' };
    const [made, again] = [
      await reader.comments.submit(fields, options),
      await reader.comments.submit(fields, options),
    ];
    expect(again).toEqual(made);
    await until('a verdict', async () => (await reader.comments.status(made)).status === 'approved');
    expect((await allOf(reader.threads.published('site_demo', thread))).map(({ id }) => id)).toEqual([made.id]);
    expect(await reader.threads.counts('site_demo', [thread, 'nothing here'])).toEqual({
      [thread]: 1,
      'nothing here': 0,
    });
  });

  it('reads lists to their end, page by page', async () => {
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => settled({ thread: 'pages' })));
    const read = reader.threads.published('site_demo', 'pages', { limit: 2, order: 'newest' });
    expect((await allOf(read)).map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
  });

  it('decides about the version that was looked at, and says who was faster', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await settled({ thread: 'heated', body: abuse })).id));
    const items = await allOf(admin.moderation.queue({ status: ['held', 'spam'], thread: 'heated', limit: 1 }));
    expect(items.map(({ id }) => id).sort()).toEqual(ids.sort());
    const [first, second, third] = items;
    const approved = await admin.moderation.approve(first!, { note: 'A quotation.' });
    expect(approved).toMatchObject({ id: first!.id, status: 'approved', by: { kind: 'person' } });
    const late = await admin.moderation.reject(first!, 'abuse').catch((error: unknown) => error);
    expect(late).toBeInstanceOf(AnteroomError);
    expect(late).toMatchObject({ status: 412, slug: 'version-conflict', problem: { current: { status: 'approved' } } });
    expect(await admin.moderation.undo(approved)).toMatchObject({ status: 'held', version: approved.version + 1 });
    expect(await admin.moderation.reject(second!, 'abuse')).toMatchObject({ status: 'rejected', reasons: ['abuse'] });
    expect(await admin.moderation.spam(third!)).toMatchObject({ status: 'spam' });
  });

  it('lets authors change and withdraw what they wrote, and admins erase', async () => {
    const own = await reader.comments.submit(comment({ thread: 'second thoughts' }));
    await until('a verdict', async () => (await reader.comments.status(own)).status === 'approved');
    expect(await reader.comments.edit(own, 'The harbour was quiet this morning.')).toMatchObject({ revision: 2 });
    expect(await reader.comments.withdraw(own)).toMatchObject({ status: 'erased' });
    const other = await settled({ thread: 'second thoughts' });
    const [item] = await allOf(admin.moderation.queue({ status: 'approved', thread: 'second thoughts' }));
    expect(await admin.moderation.erase(item!, 'Asked for by post')).toMatchObject({ id: other.id, status: 'erased' });
    expect(await allOf(reader.threads.published('site_demo', 'second thoughts'))).toEqual([]);
  });

  it('tells what is wrong with a submission, and who may not', async () => {
    const wrong = await reader.comments.submit(comment({ email: 'nobody' })).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ status: 422, problem: { errors: [{ pointer: '/email' }] } });
    const nobody = await allOf(reader.moderation.queue()).catch((error: unknown) => error);
    expect(nobody).toMatchObject({ status: 401 });
  });

  it('pulls the whole log, page by page, then waits for what comes', async () => {
    const rows = await service.database.query<{ id: string }>('select id from events order by sequence');
    const places: number[] = [];
    const options = { after: 'oldest', limit: 3, onCursor: (place: number) => places.push(place) } as const;
    const log = await allOf(follower.events.pull({ ...options, follow: false }));
    expect(log.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(places).toEqual(log.map(({ sequence }) => sequence));

    const seen: LoggedEvent[] = [];
    const made = reader.comments.submit(comment({ thread: 'later' }));
    for await (const event of follower.events.pull({ after: log.at(-1)!.sequence, types: ['comment.approved'] })) {
      // That this compiles is part of the test: the events are typed after the patterns.
      expect(event.data.comment.status satisfies 'approved').toBe('approved');
      seen.push(event);
      break;
    }
    expect(seen.map(({ subject }) => subject)).toEqual([`comments/${(await made).id}`]);
  });

  it('makes a webhook endpoint, verifies what comes there, and looks after it', async () => {
    const { webhooks } = follower;
    const receiver = await WebhookReceiver.start();
    const secrets: string[] = [];
    const verified: AnteroomEvent[] = [];
    receiver.reaction = async (response, webhook, closed) => {
      // The secret may not be here yet when the first challenge is.
      await until('the secret', () => secrets.length > 0);
      const event = await verifyWebhook(webhook.body, webhook.headers, secrets);
      verified.push(event);
      return answers(200, answerChallenge(event) ?? '')(response, webhook, closed);
    };
    try {
      const { id, secret } = await webhooks.create({ url: receiver.url(), types: ['comment.*'], site: 'site_demo' });
      secrets.push(secret);
      await until('the endpoint to be verified', async () => (await webhooks.read(id)).status === 'enabled');
      expect(verified.map(({ type }) => type)).toContain('endpoint.verify');
      secrets[0] = (await webhooks.rotateSecret(id, { graceHours: 0 })).secret;
      expect(await webhooks.test(id)).toMatchObject({ outcome: 'delivered', status: 200 });
      expect(verified.at(-1)!.type).toBe('endpoint.test');

      expect((await webhooks.change(id, { description: 'Ours' })).description).toBe('Ours');
      expect((await webhooks.pause(id)).status).toBe('paused');
      await settled({ thread: 'told' });
      const owed = await until('deliveries', async () => {
        const all = await allOf(webhooks.deliveries(id, { limit: 1 }));
        return all.length >= 2 ? all : null;
      });
      const [last] = owed;
      expect((await webhooks.delivery(id, last!.id)).eventId).toBe(last!.eventId);
      expect((await webhooks.resend(id, last!.id)).id).toBe(last!.id);
      expect(await webhooks.resendRange(id, { from: last!.sequence, to: last!.sequence })).toBe(1);
      expect(await allOf(webhooks.dead())).toEqual([]);
      expect((await webhooks.resume(id)).status).toBe('enabled');
      expect((await allOf(webhooks.list({ site: 'site_demo' }))).map((webhook) => webhook.id)).toEqual([id]);
      await webhooks.delete(id);
      expect(await webhooks.read(id).catch((error: unknown) => error)).toMatchObject({ status: 404 });
    } finally {
      await receiver.goAway();
    }
  });

  it('says so when events are no longer kept', async () => {
    await service.database.query('update event_counter set first_sequence = 4');
    const missed = await allOf(follower.events.pull({ after: 0, follow: false })).catch((error: unknown) => error);
    expect(missed).toBeInstanceOf(EventsExpired);
    expect(missed).toMatchObject({ oldest: 3 });
  });
});
