import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { system } from '../../src/database/actor.js';
import { EndpointsRepository } from '../../src/delivery/webhooks/endpoints.repository.js';
import { oweDeliveries } from '../../src/delivery/webhooks/owed-deliveries.js';
import { mostResent, ResendsService } from '../../src/delivery/webhooks/resends.service.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { Scene } from '../support/scene.js';

describe('sending again', () => {
  let database: TestDatabase;
  let context: TestContext;
  let siteId: string;
  let last = 0;

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database, { providers: [EndpointsRepository, ResendsService] });
  });
  beforeEach(async () => {
    siteId = (await Scene.open(context)).site.id;
  });
  afterAll(async () => {
    await context.close();
    await database.drop();
  });

  const endpoint = async (types: string[], status = 'enabled'): Promise<string> => {
    const id = uuidv7();
    await database.query(
      `insert into webhook_endpoints (id, site_id, url, types, status, version, created_at)
       values ($1, $2, 'https://example.org/hook', $3, $4, 1, now())`,
      [id, siteId, types, status],
    );
    return id;
  };
  /** So many numbered events of a type; answers the number of the first. */
  const events = async (count: number, type = 'comment.approved'): Promise<number> => {
    const first = last + 1;
    last += count;
    await database.query(
      `insert into events (id, type, site_id, comment_id, data, occurred_at, sequence)
       select gen_random_uuid(), $1, $2, gen_random_uuid(), '{}', now(), number from generate_series($3::int, $4) number`,
      [type, siteId, first, last],
    );
    await database.query('update event_counter set last_sequence = $1', [last]);
    return first;
  };
  const range = (id: string, fromSequence: number, onlyDead = false) =>
    context.get(ResendsService).range(system, id, { fromSequence, toSequence: last, onlyDead });
  const rows = (id: string) =>
    database.query<{ sequence: string; status: string; attempts: number; due: boolean; lease: string | null }>(
      `select sequence, status, attempts, next_attempt_at <= now() as due, lease from webhook_deliveries
       where endpoint_id = $1 order by sequence`,
      [id],
    );
  const deliver = (id: string, first: number, columns: string) =>
    database.query(`update webhook_deliveries set ${columns} where endpoint_id = $1 and sequence = $2`, [id, first]);

  it('owes ten thousand events at a time, and says where to go on', async () => {
    const id = await endpoint(['*']);
    const first = await events(mostResent + 50);
    expect(await range(id, first)).toEqual({ resent: mostResent, nextSequence: first + mostResent });
    expect(await range(id, first + mostResent)).toEqual({ resent: 50, nextSequence: null });
    const all = await rows(id);
    expect(all).toHaveLength(mostResent + 50);
    expect(all.every(({ status, attempts, due }) => status === 'pending' && attempts === 0 && due)).toBe(true);
    // Deleting them goes in pieces, and leaves nothing.
    await context.get(EndpointsRepository).removeDeliveries(id);
    expect(await rows(id)).toEqual([]);
  });

  it('owes what fits the types and the site, and nothing else', async () => {
    const id = await endpoint(['comment.held', 'comment.approved'], 'paused');
    const first = await events(1);
    await events(1, 'comment.spam');
    const held = await events(1, 'comment.held');
    const own = siteId;
    siteId = (await Scene.open(context)).site.id;
    await events(3);
    siteId = own;
    expect(await range(id, first)).toEqual({ resent: 2, nextSequence: null });
    expect((await rows(id)).map(({ sequence }) => Number(sequence))).toEqual([first, held]);
  });

  it('begins anew with what was delivered, given up or waits, and leaves alone what is under way', async () => {
    const id = await endpoint(['*']);
    const first = await events(4);
    await range(id, first);
    await deliver(id, first, `status = 'delivered', attempts = 1, next_attempt_at = null, settled_at = now()`);
    await deliver(
      id,
      first + 1,
      `status = 'dead', attempts = 10, next_attempt_at = null, dead_reason = 'attempts-exhausted'`,
    );
    await deliver(id, first + 2, `attempts = 4, next_attempt_at = now() + interval '2 hours'`);
    const lease = uuidv7();
    await deliver(id, first + 3, `attempts = 3, lease = '${lease}', leased_until = now() + interval '1 minute'`);
    expect(await range(id, first, true)).toEqual({ resent: 1, nextSequence: null });
    expect((await rows(id)).map(({ attempts }) => attempts)).toEqual([1, 0, 4, 3]);
    expect(await range(id, first)).toEqual({ resent: 3, nextSequence: null });
    expect((await rows(id)).map(({ attempts, due }) => [attempts, due])).toEqual([
      ...[
        [0, true],
        [0, true],
        [0, true],
      ],
      [3, true],
    ]);
    expect((await rows(id))[3]!.lease).toBe(lease);
  });

  it('and deleting: an endpoint that is owed something at that moment waits for it, and takes it along', async () => {
    const id = await endpoint(['*']);
    const source = context.get(DataSource);
    const relay = source.createQueryRunner();
    await relay.startTransaction();
    const event = { id: uuidv7(), type: 'comment.held' as const, siteId, commentId: uuidv7(), sequence: last + 1 };
    expect(await oweDeliveries(relay.manager, [event])).toBe(1);
    let gone = false;
    const removal = source
      .transaction((tx) => context.get(EndpointsRepository).remove(tx, id))
      .then(() => (gone = true));
    await sleep(200);
    expect(gone).toBe(false);
    await relay.commitTransaction();
    await relay.release();
    await removal;
    expect(await rows(id)).toEqual([]);
  });
});
