import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Endpoint } from '../support/endpoint.js';
import { Scene } from '../support/scene.js';
import { startProcess, type ServiceProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';
import { answers, unkind, WebhookReceiver } from '../support/webhook-receiver.js';

describe('a worker that dies while it sends a webhook', () => {
  let database: TestDatabase;
  let context: TestContext;
  let receiver: WebhookReceiver;
  const workers: ServiceProcess[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database);
    receiver = await WebhookReceiver.start();
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await receiver?.goAway();
    await context?.close();
    await database.drop();
  });

  const startWorker = async (): Promise<ServiceProcess> => {
    const worker = await startProcess({
      ...{ ROLES: 'worker', DATABASE_URL: database.url },
      ...{ WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8', WEBHOOK_TIMEOUT_MS: '30000' },
    });
    workers.push(worker);
    return worker;
  };

  it('leaves it to another one, once its lease has run out', async () => {
    const scene = await Scene.open(context);
    const url = receiver.url();
    const endpoint = await Endpoint.make(context, { siteId: scene.site.id, url, types: ['comment.submitted'] });
    receiver.reaction = unkind.hangs;
    const first = await startWorker();
    const id = await scene.accept();
    await until('it to be sent', () => receiver.received.length === 1);
    await startWorker();
    await first.kill();
    receiver.reaction = answers(200);
    await sleep(1_500);
    expect(receiver.received).toHaveLength(1);
    // A minute later:
    await endpoint.setPending('leased_until = now()');
    await until('it to be sent again', async () => (await endpoint.deliveries())[0]!.status === 'delivered');
    expect(receiver.events(endpoint.secret).map((event) => event.id)).toEqual([id, id]);
    expect(await endpoint.attempts()).toMatchObject([{ number: 1, outcome: 'delivered' }]);
    // Neither the URL nor what was answered is in any line.
    for (const worker of workers) expect(worker.output()).not.toContain('for=anteroom');
  });
});
