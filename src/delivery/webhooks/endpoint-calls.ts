import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../database/actor.js';
import { recordAudit } from '../../database/audit-trail.js';
import { newId } from '../../database/ids.js';
import { Notifications } from '../../database/notifications.js';
import { endpointEventData } from '../../events/catalogue.js';
import { envelopeText } from '../../events/envelope.js';
import { sameBytes } from '../../privacy/keyed-hashes.js';
import { SitesRepository } from '../../sites/sites.repository.js';
import type { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSender, type AttemptResult } from './webhook-sender.js';

/** What of an endpoint a call goes by. */
export type CalledEndpoint = Pick<WebhookEndpoint, 'id' | 'siteId' | 'url' | 'status'>;

/** Events outside the log, which are sent to one endpoint at once: a test, and the challenge. They are not deliveries. */
@Injectable()
export class EndpointCalls {
  constructor(
    private readonly database: DataSource,
    private readonly secrets: WebhookSecrets,
    private readonly sender: WebhookSender,
    private readonly sites: SitesRepository,
    private readonly notifications: Notifications,
  ) {}

  /** Sends an `endpoint.test`; answers how that went. */
  test(endpoint: CalledEndpoint, actor: Actor): Promise<AttemptResult> {
    return this.call(endpoint, 'endpoint.test', actor, {});
  }

  /**
   * Sends an `endpoint.verify` with a challenge of its own. When it is echoed, the endpoint is enabled, unless it was
   * changed to another URL meanwhile.
   */
  async challenge(
    endpoint: CalledEndpoint,
    actor: Actor,
    signal?: AbortSignal,
  ): Promise<{ echoed: boolean; attempt: AttemptResult }> {
    const challenge = randomBytes(32).toString('base64url');
    const attempt = await this.call(endpoint, 'endpoint.verify', actor, { challenge }, signal);
    const echoed = attempt.outcome === 'delivered' && echoes(attempt.answer, challenge);
    if (echoed) await this.enable(endpoint, actor);
    return { echoed, attempt };
  }

  private async call(
    { id, siteId, url, status }: CalledEndpoint,
    type: 'endpoint.test' | 'endpoint.verify',
    actor: Actor,
    more: { challenge?: string },
    signal?: AbortSignal,
  ): Promise<AttemptResult> {
    const site = await this.sites.findById(siteId);
    const facts = { endpoint: { id, site: site!.key, status }, reasons: [], by: actor.kind, ...more };
    const event = { id: newId(), type, occurredAt: new Date(), sequence: null, data: endpointEventData(type, facts) };
    const keys = await this.secrets.keysOf(id);
    return this.sender.send({ url, keys }, { id: event.id, body: envelopeText(event) }, signal);
  }

  private async enable({ id, url }: CalledEndpoint, actor: Actor): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [rows] = await tx.query<[{ siteId: string }[]]>(
        `update webhook_endpoints set status = 'enabled', status_reason = null, next_challenge_at = null,
           failures = 0, failing_since = null, resume_at = null, last_success_at = now()
         where id = $1 and url = $2 and status = 'unverified' returning site_id as "siteId"`,
        [id, url],
      );
      if (rows[0]) await recordAudit(tx, actor, { action: 'webhook.verified', siteId: rows[0].siteId, subjectId: id });
    });
    this.notifications.notify('anteroom_webhooks');
  }
}

function echoes(answer: string | null, challenge: string): boolean {
  try {
    const { challenge: echo } = JSON.parse(answer ?? '') as { challenge?: unknown };
    return typeof echo === 'string' && sameBytes(Buffer.from(echo), Buffer.from(challenge));
  } catch {
    return false;
  }
}
