import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { system } from '../../database/actor.js';
import { poolOf } from '../../database/data-source.js';
import { Notifications } from '../../database/notifications.js';
import { Log } from '../../observability/log.js';
import { EndpointCalls, type CalledEndpoint } from './endpoint-calls.js';

/**
 * How long after one challenge the next is sent, in seconds: the first goes out as soon as the endpoint is made, and its
 * receiver may have to store its secret before it can answer. After the last one somebody has to ask.
 */
export const challengeWaits = [10, 60, 300, 1_800, 7_200, 21_600, 86_400];

const lookEveryMs = 1_000;
/** How many receivers are waited for at the same time, so that one which hangs keeps no other waiting. */
const atOnce = 20;

/**
 * Asks new endpoints whether they expect our events. Every worker process takes part: whoever claims a challenge sets the
 * time of the next one with it, so that one which is lost with its process is only late.
 */
@Injectable()
export class Challenges {
  private wake: () => void = () => undefined;
  private stopListening: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: DataSource,
    private readonly calls: EndpointCalls,
    private readonly notifications: Notifications,
    private readonly log: Log,
  ) {}

  start(): void {
    this.stopListening = this.notifications.listen('anteroom_webhooks', () => this.wake());
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.stopListening();
    this.wake();
    await this.running;
    await Promise.all(this.underWay);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let timer: NodeJS.Timeout | undefined;
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, lookEveryMs);
      });
      try {
        for (const endpoint of await this.claim(atOnce - this.underWay.size)) this.begin(endpoint);
      } catch (error) {
        this.log.upkeepFailed('challenge webhook endpoints', error);
      }
      await woken;
      clearTimeout(timer);
    }
  }

  private begin(endpoint: CalledEndpoint): void {
    const challenge = this.calls
      .challenge(endpoint, system, this.stopping.signal)
      .then(
        ({ echoed }) => {
          if (echoed) this.log.webhookVerified(endpoint.id);
        },
        (error: unknown) => this.log.upkeepFailed('challenge webhook endpoints', error),
      )
      .finally(() => {
        this.underWay.delete(challenge);
        this.wake();
      });
    this.underWay.add(challenge);
  }

  private async claim(most: number): Promise<CalledEndpoint[]> {
    if (most <= 0) return [];
    const { rows } = await poolOf(this.database).query<CalledEndpoint>(
      `update webhook_endpoints w set challenges = w.challenges + 1,
         next_challenge_at = now() + make_interval(secs => ($2::int[])[w.challenges + 1])
       from (select id from webhook_endpoints where status = 'unverified' and next_challenge_at <= now()
             order by next_challenge_at limit $1 for no key update skip locked) due
       where w.id = due.id returning w.id, w.site_id as "siteId", w.url, w.status`,
      [most, challengeWaits],
    );
    return rows;
  }
}
