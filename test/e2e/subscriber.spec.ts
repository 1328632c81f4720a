import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Anteroom, type QueueItem, type Submission } from '../../sdk/src/exports.js';
import { submission } from '../support/api-client.js';
import { openCuttingProxy } from '../support/cutting-proxy.js';
import { startWholeService, type RunningService } from '../support/running-service.js';
import { startProcess } from '../support/service-process.js';
import { until } from '../support/wait.js';

interface State {
  after: number;
  effects: number;
  comments: Record<string, { status: string; version: number }>;
}

/** Those who live on the events, under circumstances in which events are usually lost or done twice. */
describe('a subscriber', () => {
  let service: RunningService;
  let reader: Anteroom;
  let admin: Anteroom;

  beforeAll(async () => {
    service = await startWholeService();
    reader = new Anteroom({ url: service.url });
    admin = new Anteroom({ url: service.url, key: service.adminToken });
  }, 60_000);
  afterAll(() => service?.close());

  /** Comments that are submitted, screened, and then decided about to and fro. */
  const commotion = async (comments: number): Promise<void> => {
    await Promise.all(
      Array.from({ length: comments }, async (_, index) => {
        await sleep(index * 40);
        await reader.comments.submit(submission({ thread: `thread-${index % 3}` }) as unknown as Submission);
      }),
    );
    const screened = await until('all verdicts', async () => {
      const waiting = await admin.moderation.queue({ status: 'pending' }).next();
      if (!waiting.done) return null;
      const items: QueueItem[] = [];
      for await (const item of admin.moderation.queue({ status: 'approved' })) items.push(item);
      return items;
    });
    for (const item of screened.slice(0, comments))
      await admin.moderation.undo(await admin.moderation.reject(item, 'other'));
  };
  const logged = (): Promise<{ id: string; sequence: string }[]> =>
    service.database.query(`select id, sequence from events where type like 'comment.%' order by sequence`);
  const allNumbered = (): Promise<true> =>
    until('all events to have numbers', async () => {
      const [row] = await service.database.query<{ left: string }>(
        'select count(*) as left from events where sequence is null',
      );
      return row!.left === '0' || null;
    }).then(() => true);

  it('is killed again and again, and still every effect is there, once', async () => {
    const file = join(mkdtempSync(join(process.env.TEST_FOLDER!, 'subscriber-')), 'state.json');
    const env = {
      PATH: process.env.PATH,
      ANTEROOM_URL: service.url,
      ANTEROOM_KEY: service.serviceKey,
      STATE_FILE: file,
    };
    const start = (): { kill(): Promise<void>; faults(): string } => {
      const child = spawn(process.execPath, ['sdk/examples/subscriber.mjs'], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const ended = once(child, 'exit');
      let text = '';
      child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
      return {
        kill: async () => {
          child.kill('SIGKILL');
          await ended;
        },
        faults: () => text,
      };
    };
    const state = (): State | null => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as State) : null);

    let kills = 0;
    let busy = true;
    const work = (async () => {
      while (kills < 6) await commotion(15);
    })().finally(() => (busy = false));
    const effectsAtDeath = new Set<number>();
    while (busy) {
      const subscriber = start();
      const before = state()?.effects ?? 0;
      // Killed at a random moment once it is at work, or after a while in which nothing happens.
      await until('an effect', () => (state()?.effects ?? 0) > before, 1_500).catch(() => null);
      await sleep(Math.random() * 150);
      await subscriber.kill();
      expect(subscriber.faults()).toBe('');
      kills += 1;
      effectsAtDeath.add(state()?.effects ?? 0);
    }
    await work;
    await allNumbered();
    const events = await logged();
    const last = Number(events.at(-1)!.sequence);
    const subscriber = start();
    await until('the subscriber to have caught up', () => state()?.after === last);
    await subscriber.kill();

    expect(effectsAtDeath.size).toBeGreaterThan(2);
    const { effects, comments } = state()!;
    expect(effects).toBe(events.length);
    const rows = await service.database.query<{ id: string; status: string; version: number }>(
      'select id, status, version from comments',
    );
    expect(comments).toEqual(Object.fromEntries(rows.map(({ id, status, version }) => [id, { status, version }])));
  }, 120_000);

  it('has its connections cut at any byte, and sees every event once and in order', async () => {
    const proxy = await openCuttingProxy(service.url, () => 1_000 + Math.floor(Math.random() * 15_000));
    const follower = new Anteroom({ url: proxy.url, key: service.serviceKey });
    const leave = new AbortController();
    const seen: { id: string; sequence: string }[] = [];
    const places: number[] = [];
    const options = { after: 'oldest', types: ['comment.*'], signal: leave.signal } as const;
    const reading = (async () => {
      for await (const { id, sequence } of follower.eventStream({
        ...options,
        onCursor: (place) => places.push(place),
      }))
        seen.push({ id, sequence: String(sequence) });
    })();
    try {
      await commotion(10);
      await allNumbered();
      const events = await logged();
      await until('the reader to have caught up', () => seen.length >= events.length, 60_000);
      expect(seen).toEqual(events);
      await until('the place to be told', () => places.at(-1)! >= Number(events.at(-1)!.sequence), 60_000);
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      expect(proxy.cuts()).toBeGreaterThan(1);
    } finally {
      leave.abort();
      await reading;
      await proxy.close();
    }
  }, 120_000);

  it('goes on at another process when its own stops', async () => {
    const other = await startProcess({ DATABASE_URL: service.database.url, ROLES: 'api', RATE_LIMITS: 'false' });
    const proxy = await openCuttingProxy(other.url, () => Infinity);
    const follower = new Anteroom({ url: proxy.url, key: service.serviceKey });
    await commotion(3);
    await allNumbered();
    const before = (await logged()).length;
    const leave = new AbortController();
    const seen: string[] = [];
    const breaks: (Error | null)[] = [];
    const options = { after: 'oldest', types: ['comment.*'], signal: leave.signal } as const;
    const reading = (async () => {
      for await (const { id } of follower.eventStream({ ...options, onBreak: (error) => breaks.push(error) }))
        seen.push(id);
    })();
    try {
      await until('the stream to be live', () => seen.length >= before);
      proxy.leadTo(service.url);
      await Promise.all([other.stop(), commotion(5)]);
      await allNumbered();
      const events = await logged();
      await until('the reader to have caught up', () => seen.length >= events.length);
      expect(seen).toEqual(events.map(({ id }) => id));
      expect(events.length).toBeGreaterThan(before);
      expect(breaks).toEqual([null]);
    } finally {
      leave.abort();
      await reading;
      await proxy.close();
    }
  }, 60_000);
});
