import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Challenges, challengeWaits } from '../../src/delivery/webhooks/challenges.js';
import { EndpointCalls } from '../../src/delivery/webhooks/endpoint-calls.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Endpoint } from '../support/endpoint.js';
import { Scene } from '../support/scene.js';
import { until } from '../support/wait.js';
import { answers, echoes, unkind, WebhookReceiver, type Reaction } from '../support/webhook-receiver.js';

describe('the challenge of an endpoint', () => {
  let database: TestDatabase;
  const contexts: TestContext[] = [];
  let receiver: WebhookReceiver;
  let siteId: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    const settings = { WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8', WEBHOOK_TIMEOUT_MS: '600' };
    // Three workers, of which each challenge wants one.
    for (let count = 0; count < 3; count += 1)
      contexts.push(await openContext(database, { settings, providers: [Challenges, EndpointCalls] }));
    siteId = (await Scene.open(contexts[0]!)).site.id;
    receiver = await WebhookReceiver.start();
    for (const context of contexts) context.get(Challenges).start();
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.get(Challenges).stop()));
    await Promise.all(contexts.map((context) => context.close()));
    await receiver.goAway();
    await database.drop();
  });

  const endpoint = async (reaction: Reaction): Promise<Endpoint> => {
    receiver.received.length = 0;
    receiver.reaction = reaction;
    return Endpoint.make(contexts[0]!, { siteId, url: receiver.url(), status: 'unverified' });
  };
  const challenge = async ({ id }: Endpoint) => {
    const [row] = await database.query<{ sent: number; status: string; waits: number | null }>(
      `select challenges as sent, status, extract(epoch from next_challenge_at - now())::float8 as waits
       from webhook_endpoints where id = $1`,
      [id],
    );
    return row!;
  };

  it('is sent once each time, by one of the workers, and after the last time no more', async () => {
    const made = await endpoint(answers(404));
    const waits: (number | null)[] = [];
    for (let sent = 1; sent <= challengeWaits.length + 1; sent += 1) {
      await made.set('next_challenge_at = now()');
      await until(`challenge ${sent}`, () => receiver.received.length >= sent);
      const row = await challenge(made);
      expect([row.sent, row.status]).toEqual([sent, 'unverified']);
      waits.push(row.waits === null ? null : Math.round(row.waits));
    }
    expect(waits).toEqual([...challengeWaits, null]);
    const ids = receiver.events(made.secret).map(({ id }) => id);
    expect(new Set(ids).size).toBe(challengeWaits.length + 1);
  });

  it.each<[string, Reaction]>([
    ['another text', answers(200, { challenge: 'something else' })],
    ['no JSON', answers(200, 'ok')],
    ['JSON that is no object', answers(200, 'null')],
    ['a number', answers(200, { challenge: 1 })],
    [
      'the right text with a failure',
      (response, webhook, closed) => answers(400, { challenge: challengeOf(webhook.body) })(response, webhook, closed),
    ],
    [
      'the right text a character short',
      (response, webhook, closed) =>
        answers(200, { challenge: challengeOf(webhook.body).slice(1) })(response, webhook, closed),
    ],
    ['nothing', unkind.hangs],
    ['half an answer', unkind.closesEarly],
  ])('is not met by %s', async (_, reaction) => {
    const made = await endpoint(reaction);
    await made.set('next_challenge_at = now()');
    await until('the challenge', () => receiver.received.length === 1);
    // Another endpoint is verified meanwhile, however long the first one takes.
    receiver.reaction = echoes;
    const other = await Endpoint.make(contexts[0]!, { siteId, url: receiver.url(), status: 'unverified' });
    await other.set('next_challenge_at = now()');
    await until('the other one', async () => (await challenge(other)).status === 'enabled');
    expect(await challenge(made)).toMatchObject({ status: 'unverified', sent: 1 });
  });

  it('counts for the URL that echoed it, and not for the one that came in its place', async () => {
    let release: () => void = () => undefined;
    const made = await endpoint(async (response, webhook, closed) => {
      await new Promise<void>((resolve) => (release = resolve));
      await echoes(response, webhook, closed);
    });
    await made.set('next_challenge_at = now()');
    await until('the challenge', () => receiver.received.length === 1);
    await made.set(`url = url || '&moved', next_challenge_at = null`);
    release();
    const quick = await Endpoint.make(contexts[0]!, { siteId, url: receiver.url(), status: 'unverified' });
    receiver.reaction = echoes;
    await quick.set('next_challenge_at = now()');
    await until('another one to be verified', async () => (await challenge(quick)).status === 'enabled');
    expect((await challenge(made)).status).toBe('unverified');
  });
});

function challengeOf(body: string): string {
  return (JSON.parse(body) as { data: { challenge: string } }).data.challenge;
}
