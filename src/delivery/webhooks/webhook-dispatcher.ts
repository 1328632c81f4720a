import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Notifications } from '../../database/notifications.js';
import { envelopeText } from '../../events/envelope.js';
import { Log } from '../../observability/log.js';
import { DeliveryBacklog } from './delivery-backlog.js';
import { DeliveryClaims, type ClaimedDelivery } from './delivery-claims.js';
import { DeliveryOutcomes, type Attempted } from './delivery-outcomes.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';

/** How often a process looks without being woken: for retries, and for what a dead process had claimed. */
const lookEveryMs = 1_000;
const measureEveryMs = 15_000;
/** How many deliveries one process makes at a time. */
const mostAtOnce = 1_024;
/** How many of them to one endpoint that takes them; `mostUnproven` to others. */
const mostPerEndpoint = 24;
/** How long a stopping process waits for its receivers before it gives the deliveries back. */
const graceMs = 2_000;

/**
 * Makes the deliveries that are due, in every worker process at once. What an endpoint can take up is bounded, and once half
 * of what a process can do is under way an endpoint gets one delivery at a time: hundreds of them would have to hang at the
 * same moment before another one noticed.
 */
@Injectable()
export class WebhookDispatcher {
  private wake: () => void = () => undefined;
  private stopListening: (() => void)[] = [];
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private measuredAt = 0;
  private measuring: Promise<void> = Promise.resolve();
  private readonly cut = new AbortController();
  private readonly underWay = new Set<Promise<void>>();
  private readonly perEndpoint = new Map<string, number>();

  constructor(
    private readonly claims: DeliveryClaims,
    private readonly outcomes: DeliveryOutcomes,
    private readonly backlog: DeliveryBacklog,
    private readonly sender: WebhookSender,
    private readonly secrets: WebhookSecrets,
    private readonly notifications: Notifications,
    private readonly log: Log,
  ) {}

  start(): void {
    for (const channel of ['anteroom_events', 'anteroom_webhooks'] as const)
      this.stopListening.push(this.notifications.listen(channel, () => this.wake()));
    this.running = this.run();
  }

  /** Claims nothing more, waits a moment for what is under way, and gives back the rest. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const stop of this.stopListening) stop();
    this.wake();
    await this.running;
    const done = Promise.all(this.underWay);
    await Promise.race([done, sleep(graceMs, undefined, { ref: false })]);
    this.cut.abort();
    await done;
    await this.measuring;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      let timer: NodeJS.Timeout | undefined;
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, lookEveryMs);
      });
      try {
        await this.round();
        this.measure();
      } catch (error) {
        this.log.upkeepFailed('send webhooks', error);
      }
      await woken;
      clearTimeout(timer);
    }
  }

  private async round(): Promise<void> {
    const busy = this.underWay.size;
    if (busy >= mostAtOnce) return;
    const claimed = await this.claims.claim({
      underWay: this.perEndpoint,
      mostPerEndpoint: busy < mostAtOnce / 2 ? mostPerEndpoint : 1,
      most: mostAtOnce - busy,
    });
    for (const delivery of claimed) this.begin(delivery);
  }

  private begin(claimed: ClaimedDelivery): void {
    const { endpointId } = claimed;
    this.perEndpoint.set(endpointId, (this.perEndpoint.get(endpointId) ?? 0) + 1);
    const delivery = this.deliver(claimed)
      // Its lease runs out, and it is sent again.
      .catch((error: unknown) => this.log.upkeepFailed('send webhooks', error))
      .finally(() => {
        this.underWay.delete(delivery);
        const left = this.perEndpoint.get(endpointId)! - 1;
        if (left > 0) this.perEndpoint.set(endpointId, left);
        else this.perEndpoint.delete(endpointId);
        this.wake();
      });
    this.underWay.add(delivery);
  }

  private async deliver(claimed: ClaimedDelivery): Promise<void> {
    const leaseEnds = performance.now() + this.claims.leaseMs;
    const { event, endpointId, url } = claimed;
    const keys = await this.secrets.keysOf(endpointId);
    const message = { id: event.id, body: envelopeText(event) };
    const result = await this.sender.send({ url, keys }, message, this.cut.signal);
    if (this.cut.signal.aborted && result.outcome !== 'delivered') await this.claims.release(claimed);
    else await this.record({ claimed, result }, leaseEnds);
  }

  /** A database that is away for a moment is no reason to send again. */
  private async record(attempted: Attempted, leaseEnds: number): Promise<void> {
    for (;;) {
      try {
        return await this.outcomes.record(attempted);
      } catch (error) {
        if (this.stopped || performance.now() > leaseEnds) throw error;
        await sleep(lookEveryMs);
      }
    }
  }

  /** Beside the loop: counting much takes long. */
  private measure(): void {
    if (this.measuredAt > 0 && performance.now() - this.measuredAt < measureEveryMs) return;
    this.measuredAt = performance.now();
    this.measuring = this.backlog
      .measure()
      .catch((error: unknown) => this.log.upkeepFailed('measure the backlog of webhooks', error));
  }
}
