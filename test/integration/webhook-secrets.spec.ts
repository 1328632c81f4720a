import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Notifications } from '../../src/database/notifications.js';
import { mostSecrets, WebhookSecrets } from '../../src/delivery/webhooks/webhook-secrets.js';
import { webhookKey } from '../../src/http/webhook-signature.js';
import { openContext, type TestContext } from '../support/context.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/wait.js';

describe('the secrets of an endpoint', () => {
  let database: TestDatabase;
  let context: TestContext;
  let other: TestContext;

  beforeAll(async () => {
    database = await cloneDatabase();
    context = await openContext(database);
    other = await openContext(database);
  });
  afterAll(async () => {
    await Promise.all([context?.close(), other?.close()]);
    await database.drop();
  });

  const add = (endpointId: string): Promise<string> =>
    context.get(DataSource).transaction((tx) => context.get(WebhookSecrets).add(tx, endpointId));
  const rotate = async (endpointId: string, graceHours: number): Promise<string | null> => {
    const made = await context
      .get(DataSource)
      .transaction((tx) => context.get(WebhookSecrets).rotate(tx, endpointId, graceHours));
    context.get(WebhookSecrets).forget();
    context.get(Notifications).notify('anteroom_webhooks');
    return made;
  };
  const keysOf = async (endpointId: string, at = context): Promise<string[]> =>
    (await at.get(WebhookSecrets).keysOf(endpointId)).map((key) => key.toString('base64'));
  const keyOf = (secret: string | null): string => webhookKey(secret!).toString('base64');

  it('sign one after the other, the newest first, in every process at once', async () => {
    const endpointId = uuidv7();
    const first = await add(endpointId);
    expect(first).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await keysOf(endpointId, other)).toEqual([keyOf(first)]);
    const second = await rotate(endpointId, 24);
    expect(await keysOf(endpointId)).toEqual([keyOf(second), keyOf(first)]);
    await until('the other process to hear of it', async () => (await keysOf(endpointId, other)).length === 2);
    expect(await keysOf(uuidv7())).toEqual([]);
  });

  it('are sealed where they are kept', async () => {
    const endpointId = uuidv7();
    const secret = await add(endpointId);
    const [row] = await database.query<{ sealed: Buffer }>(
      'select sealed from webhook_secrets where endpoint_id = $1',
      [endpointId],
    );
    expect(row!.sealed.includes(secret)).toBe(false);
    expect(row!.sealed.includes(webhookKey(secret))).toBe(false);
  });

  it('end with their grace time, also while they are remembered, and never later than they would have', async () => {
    const endpointId = uuidv7();
    const first = await add(endpointId);
    const second = await rotate(endpointId, 1);
    const third = await rotate(endpointId, 720);
    const left = await database.query<{ hours: number | null }>(
      `select round(extract(epoch from expires_at - now()) / 3600)::int as hours from webhook_secrets
       where endpoint_id = $1 order by created_at`,
      [endpointId],
    );
    expect(left.map(({ hours }) => hours)).toEqual([1, 720, null]);
    await database.query(
      `update webhook_secrets set expires_at = now() + interval '400 ms' where endpoint_id = $1 and expires_at < now() + interval '2 hours'`,
      [endpointId],
    );
    expect(await keysOf(endpointId)).toEqual([third, second, first].map(keyOf));
    await until('the first to expire', async () => (await keysOf(endpointId)).length === 2);
    expect(await keysOf(endpointId)).toEqual([third, second].map(keyOf));
    const only = await rotate(endpointId, 0);
    expect(await keysOf(endpointId)).toEqual([keyOf(only)]);
  });

  it('are a handful at most', async () => {
    const endpointId = uuidv7();
    await add(endpointId);
    for (let made = 1; made < mostSecrets; made += 1) expect(await rotate(endpointId, 24)).not.toBeNull();
    const before = await keysOf(endpointId);
    expect(await rotate(endpointId, 24)).toBeNull();
    expect(await keysOf(endpointId)).toEqual(before);
    expect(await rotate(endpointId, 0)).not.toBeNull();
    expect(await keysOf(endpointId)).toHaveLength(1);
  });
});
