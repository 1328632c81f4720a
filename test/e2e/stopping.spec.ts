import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { OwnRedis } from '../support/own-redis.js';
import { startProcess } from '../support/service-process.js';

/** A process that is asked to stop does so, exit code 0, whoever is holding on to it. */
describe('stopping', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('does not wait for connections that were opened in advance and never used', async () => {
    const running = await startProcess({ DATABASE_URL: database.url });
    const port = Number(new URL(running.url).port);
    const sockets = await Promise.all(
      Array.from({ length: 3 }, async (): Promise<Socket> => {
        const socket = connect(port, '127.0.0.1');
        await once(socket, 'connect');
        return socket;
      }),
    );
    const ended = Promise.all(sockets.map((socket) => once(socket.resume(), 'close')));
    // Asked on a connection of its own: by its answer the server has seen the others.
    expect((await fetch(`${running.url}/livez`)).status).toBe(200);
    expect(await running.stop()).toBe(0);
    await ended;
  });

  const withRedis = process.env.TEST_REDIS_URL ? it : it.skip;

  withRedis('does not wait for a Redis that is away', async () => {
    const redis = await OwnRedis.start();
    const running = await startProcess({ DATABASE_URL: database.url, REDIS_URL: redis.url });
    await redis.kill();
    expect(await running.stop()).toBe(0);
  });
});
