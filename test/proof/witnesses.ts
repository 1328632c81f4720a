import { setTimeout as sleep } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import type { CommentEventData } from '../../src/events/catalogue.js';
import type { EventEnvelope } from '../../src/events/envelope.js';
import type { Random } from '../support/random.js';
import { answers, echoes, unkind, WebhookReceiver, type Reaction } from '../support/webhook-receiver.js';

/** An event as one tap showed it, and how long after it happened. */
export interface Sighting {
  id: string;
  sequence: number;
  text: string;
  commentId: string;
  version: number;
  lateMs: number;
}

/** What one tap saw, in the order in which it did. */
export class Sightings {
  readonly inOrder: Sighting[] = [];
  readonly byId = new Map<string, Sighting>();

  add(text: string): void {
    const event = JSON.parse(text) as EventEnvelope<CommentEventData>;
    const { id: commentId, version } = event.data.comment;
    const lateMs = Date.now() - Date.parse(event.time);
    const sighting = { id: event.id, sequence: event.sequence!, text, commentId, version, lateMs };
    this.inOrder.push(sighting);
    if (!this.byId.has(event.id)) this.byId.set(event.id, sighting);
  }

  /** The share `at` of first sightings was at most so late. */
  lateness(at: number): number {
    const late = [...this.byId.values()].map(({ lateMs }) => lateMs).sort((a, b) => a - b);
    return late[Math.min(late.length - 1, Math.floor(at * late.length))] ?? 0;
  }
}

/** A receiver of webhooks with a temper; what it answered 2xx to it has `taken`, everything that came it has `met`. */
export class MoodyReceiver {
  readonly taken = new Sightings();
  readonly met = new Sightings();
  private readonly refusedOnce = new Set<string>();

  private constructor(
    readonly server: WebhookReceiver,
    private readonly random: Random,
    private readonly moodiness: number,
  ) {
    server.reaction = (response, webhook, closed) => this.react(response, webhook, closed);
  }

  /** `moodiness`: the share of events whose first attempt goes wrong, each in its own way. */
  static async start(random: Random, moodiness: number): Promise<MoodyReceiver> {
    return new MoodyReceiver(await WebhookReceiver.start(), random, moodiness);
  }

  private readonly react: Reaction = async (response, webhook, closed) => {
    const { data } = JSON.parse(webhook.body) as EventEnvelope;
    if ('endpoint' in data) return echoes(response, webhook, closed);
    this.met.add(webhook.body);
    const id = String(webhook.headers['webhook-id']);
    if (!this.refusedOnce.has(id) && this.random.next() < this.moodiness) {
      this.refusedOnce.add(id);
      return this.random.pick(waysToFail)(response, webhook, closed);
    }
    await sleep(this.random.whole(0, 5));
    // Only what the other side is still there to read counts as taken.
    response.once('finish', () => this.taken.add(webhook.body));
    return answers(204)(response, webhook, closed);
  };
}

const waysToFail: readonly Reaction[] = [
  answers(500, 'not now'),
  answers(301, '', { location: '/elsewhere' }),
  answers(429, '', { 'retry-after': '1' }),
  answers(503),
  unkind.closesEarly,
  unkind.closesAtOnce,
];

/** Reads the stream until told to stop, and is cut off at random; comes back with the last id that it has. */
export async function readStream(
  url: string,
  key: string,
  random: Random,
  seen: Sightings,
  stop: AbortSignal,
): Promise<{ cuts: number; resets: number }> {
  let lastId = '0';
  let cuts = 0;
  let resets = 0;
  while (!stop.aborted) {
    const cut = AbortSignal.timeout(random.whole(100, 1_500));
    try {
      const response = await fetch(`${url}/v1/events/stream?types=comment.*`, {
        headers: { authorization: `Bearer ${key}`, 'last-event-id': lastId },
        signal: AbortSignal.any([cut, stop]),
      });
      if (response.status !== 200) throw new Error(`The stream answers ${response.status}.`);
      const parser = createParser({
        onEvent: ({ id, event, data }) => {
          if (event === 'reset') resets += 1;
          else seen.add(data);
          if (id !== undefined) lastId = id;
        },
      });
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) parser.feed(chunk);
    } catch {
      if (!stop.aborted) await sleep(10);
    }
    cuts += 1;
  }
  return { cuts, resets };
}

/** Pulls page after page, of random sizes, until told to stop. */
export async function pull(
  url: string,
  key: string,
  random: Random,
  seen: Sightings,
  stop: AbortSignal,
): Promise<number> {
  let after = 0;
  let pages = 0;
  while (!stop.aborted) {
    try {
      const query = `after=${after}&limit=${random.whole(1, 300)}&wait=1&types=comment.*`;
      const response = await fetch(`${url}/v1/events?${query}`, {
        headers: { authorization: `Bearer ${key}` },
        // One of its own for each request: fetch leaves a listener behind on the signal that it is given.
        signal: AbortSignal.any([stop, AbortSignal.timeout(20_000)]),
      });
      if (response.status !== 200) throw new Error(`The feed answers ${response.status}.`);
      const page = (await response.json()) as { events: EventEnvelope[]; next: number };
      for (const event of page.events) seen.add(JSON.stringify(event));
      after = page.next;
      pages += 1;
    } catch {
      if (!stop.aborted) await sleep(50);
    }
  }
  return pages;
}
