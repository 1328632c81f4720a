import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { EventLog } from '../../src/delivery/event-log.js';
import { EventRetention } from '../../src/delivery/event-retention.js';
import { OutboxRelay } from '../../src/delivery/outbox-relay.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';
import { until } from '../support/wait.js';

describe('what is owed to webhook endpoints', () => {
  let database: TestDatabase;
  let context: TestContext;
  let scene: Scene;

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database, { providers: [EventLog, EventRetention, OutboxRelay] });
    context.get(OutboxRelay).start();
  });
  beforeEach(async () => {
    scene = await Scene.open(context);
  });
  afterAll(async () => {
    await context.get(OutboxRelay).stop();
    await context.close();
    await database.drop();
  });

  const endpoint = async (status: string, types: string[], siteId = scene.site.id): Promise<string> => {
    const id = uuidv7();
    await database.query(
      `insert into webhook_endpoints (id, site_id, url, types, status, version, created_at)
       values ($1, $2, 'https://example.org/hook', $3, $4, 1, now())`,
      [id, siteId, types, status],
    );
    return id;
  };
  const owed = (endpointId: string) =>
    database.query<{ event_id: string; comment_id: string; status: string; due: boolean; dead_reason: string | null }>(
      `select event_id, comment_id, status, next_attempt_at <= now() as due, dead_reason from webhook_deliveries
       where endpoint_id = $1 order by sequence`,
      [endpointId],
    );
  const numbered = (id: string) =>
    until('it to be numbered', async () => {
      const rows = await database.query('select 1 from events where id = $1 and sequence is not null', [id]);
      return rows.length === 1;
    });

  it('is each event of the site that fits, once, from the moment that it has a number', async () => {
    const other = await Scene.open(context);
    const all = await endpoint('enabled', ['*']);
    const submissions = await endpoint('enabled', ['comment.approved', 'comment.submitted']);
    const resting = await endpoint('paused', ['comment.*']);
    const others = [
      await endpoint('enabled', ['comment.approved']),
      await endpoint('unverified', ['*']),
      await endpoint('disabled', ['*']),
      await endpoint('enabled', ['*'], other.site.id),
    ];
    const id = await scene.accept();
    await numbered(id);
    for (const endpointId of [all, submissions, resting])
      expect(await owed(endpointId)).toEqual([
        { event_id: id, comment_id: id, status: 'pending', due: true, dead_reason: null },
      ]);
    for (const endpointId of others) expect(await owed(endpointId)).toEqual([]);
  });

  it('goes to the dead list when the event is forgotten before it could be sent', async () => {
    const resting = await endpoint('paused', ['*']);
    const id = await scene.accept();
    await numbered(id);
    await database.query(`update events set occurred_at = now() - interval '40 days' where sequence is not null`);
    await context.get(EventRetention).round();
    expect(await owed(resting)).toEqual([
      { event_id: id, comment_id: id, status: 'dead', due: null, dead_reason: 'event-expired' },
    ]);
  });
});
