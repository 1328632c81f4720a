import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordAudit } from '../../database/audit-trail.js';
import type { Transaction } from '../../database/data-source.js';
import { newId } from '../../database/ids.js';
import { Notifications } from '../../database/notifications.js';
import { coversSite, type Caller } from '../../http/access.js';
import { invalidField, notFound, Problem, problems } from '../../http/problem.js';
import type { Site } from '../../sites/site.entity.js';
import { SitesRepository } from '../../sites/sites.repository.js';
import { EndpointUrl } from './endpoint-url.js';
import type { ChangeWebhookDto, CreateWebhookDto } from './endpoints.dto.js';
import { EndpointsRepository } from './endpoints.repository.js';
import { WebhookEndpoint, type EndpointStatus } from './webhook-endpoint.entity.js';
import { mostSecrets, WebhookSecrets } from './webhook-secrets.js';

/** How many endpoints a site may have: each event is sent to each. */
export const mostEndpoints = 20;

/** What is put back when an endpoint begins anew. */
const fresh = { statusReason: null, failures: 0, failingSince: null, resumeAt: null };

/** Making, changing and deleting webhook endpoints. Each change leaves an audit row, which never holds the URL. */
@Injectable()
export class EndpointsService {
  constructor(
    private readonly database: DataSource,
    private readonly endpoints: EndpointsRepository,
    private readonly secrets: WebhookSecrets,
    private readonly sites: SitesRepository,
    private readonly urls: EndpointUrl,
    private readonly notifications: Notifications,
  ) {}

  /** The endpoint; 404 when there is none or it belongs to a site that is not the caller's. */
  async read(caller: Caller, id: string): Promise<WebhookEndpoint> {
    return own(caller, await this.endpoints.find(id));
  }

  /** Makes an endpoint, to be challenged at once; answers its secret, which cannot be shown again. */
  async create(caller: Caller, asked: CreateWebhookDto): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
    if (asked.skipVerification) requireSkipping(caller);
    const { id: siteId } = await this.siteFor(caller, asked.site);
    const url = await this.urls.read(asked.url);
    const id = newId();
    const secret = await this.database.transaction(async (tx) => {
      // Those who make endpoints at the same time count one after the other.
      await this.sites.lock(tx, siteId);
      if ((await this.endpoints.countOfSite(tx, siteId)) >= mostEndpoints)
        throw new Problem(
          problems['status-conflict'],
          `This site has ${mostEndpoints} webhook endpoints already, and cannot have more: delete one first.`,
        );
      await tx.insert(WebhookEndpoint, {
        ...{ id, siteId, url, description: asked.description ?? null, types: asked.types, version: 1 },
        ...{ status: asked.skipVerification ? 'enabled' : 'unverified', createdAt: () => 'now()' },
        nextChallengeAt: asked.skipVerification ? null : () => 'now()',
      });
      await recordAudit(tx, caller.actor, { action: 'webhook.created', siteId, subjectId: id });
      if (asked.skipVerification) await recordSkipping(tx, caller, { id, siteId });
      return this.secrets.add(tx, id);
    });
    this.announce();
    return { endpoint: await this.read(caller, id), secret };
  }

  /** Changes an endpoint. With a new URL it is unverified again; what was owed to it is sent once it is verified. */
  async change(caller: Caller, id: string, asked: ChangeWebhookDto): Promise<WebhookEndpoint> {
    if (asked.skipVerification) requireSkipping(caller);
    await this.read(caller, id);
    const url = asked.url === undefined ? undefined : await this.urls.read(asked.url);
    return this.write(caller, id, 'webhook.changed', async (tx, endpoint) => {
      const { types = endpoint.types, description = endpoint.description } = asked;
      const moves = url !== undefined && url !== endpoint.url;
      if (asked.skipVerification && !moves) throw invalidField('/skipVerification', 'goes with a new URL only');
      await tx.update(WebhookEndpoint, { id }, { types, description, version: endpoint.version + 1 });
      if (!moves) return;
      await tx.update(
        WebhookEndpoint,
        { id },
        {
          ...{ ...fresh, url, challenges: 0, status: asked.skipVerification ? 'enabled' : 'unverified' },
          nextChallengeAt: asked.skipVerification ? null : () => 'now()',
        },
      );
      if (asked.skipVerification) await recordSkipping(tx, caller, endpoint);
    });
  }

  /** Sends nothing until further notice; events are owed meanwhile. 409 unless it is enabled or paused already. */
  pause(caller: Caller, id: string): Promise<WebhookEndpoint> {
    return this.write(caller, id, 'webhook.paused', async (tx, endpoint) => {
      if (endpoint.status === 'paused') return 'as-it-was';
      if (endpoint.status !== 'enabled') throw conflict(`An endpoint that is ${endpoint.status} cannot be paused.`);
      await this.become(tx, endpoint, 'paused');
    });
  }

  /** Sends again: a paused endpoint, a disabled one, or one that rests after failures. 409 when it is unverified. */
  resume(caller: Caller, id: string): Promise<WebhookEndpoint> {
    return this.write(caller, id, 'webhook.resumed', async (tx, endpoint) => {
      if (endpoint.status === 'unverified')
        throw conflict('This endpoint has not echoed its challenge yet: let it be verified first.');
      await this.become(tx, endpoint, 'enabled');
    });
  }

  /** Enables an unverified endpoint without a challenge: for those who manage sites. */
  skipVerification(caller: Caller, id: string): Promise<WebhookEndpoint> {
    requireSkipping(caller);
    return this.write(caller, id, 'webhook.verification-skipped', async (tx, endpoint) => {
      if (endpoint.status !== 'unverified') throw alreadyVerified();
      await this.become(tx, endpoint, 'enabled');
    });
  }

  /** Makes a new secret; the present ones sign along for the grace time. 409 when there are too many already. */
  async rotateSecret(caller: Caller, id: string, graceHours: number): Promise<string> {
    let secret: string | null = null;
    await this.write(caller, id, 'webhook.secret-rotated', async (tx) => {
      secret = await this.secrets.rotate(tx, id, graceHours);
      if (secret === null)
        throw conflict(`${mostSecrets} secrets sign already: wait until one ends, or end them with graceHours 0.`);
    });
    return secret!;
  }

  /** Deletes an endpoint with all that was and is owed to it. */
  async remove(caller: Caller, id: string): Promise<void> {
    // Nothing is owed nor sent to it from here on; should this process die in between, it can be deleted once more.
    await this.write(caller, id, null, (tx, endpoint) => this.become(tx, endpoint, 'disabled'));
    await this.endpoints.removeDeliveries(id);
    await this.write(caller, id, 'webhook.deleted', (tx) => this.endpoints.remove(tx, id));
  }

  /** Makes committed changes known to this process and to the others. */
  announce(): void {
    this.secrets.forget();
    this.notifications.notify('anteroom_webhooks');
  }

  private async write(
    caller: Caller,
    id: string,
    action: string | null,
    work: (tx: Transaction, endpoint: WebhookEndpoint) => Promise<void | 'as-it-was'>,
  ): Promise<WebhookEndpoint> {
    const written = await this.database.transaction(async (tx) => {
      const endpoint = own(caller, await this.endpoints.lock(tx, id));
      const changed = (await work(tx, endpoint)) !== 'as-it-was';
      if (changed && action) await recordAudit(tx, caller.actor, { action, siteId: endpoint.siteId, subjectId: id });
      return (await tx.findOneBy(WebhookEndpoint, { id })) ?? endpoint;
    });
    this.announce();
    return written;
  }

  private async become(tx: Transaction, { id, version }: WebhookEndpoint, status: EndpointStatus): Promise<void> {
    await tx.update(WebhookEndpoint, { id }, { ...fresh, status, version: version + 1, nextChallengeAt: null });
  }

  private async siteFor(caller: Caller, key: string | undefined): Promise<Site> {
    if (key !== undefined) {
      const site = await this.sites.findByKey(key);
      if (!site || !coversSite(caller, site.id)) throw invalidField('/site', 'must be the key of one of your sites');
      return site;
    }
    const [only, ...others] = await this.sites.list(caller.siteIds);
    if (!only || others.length > 0)
      throw invalidField('/site', 'must be the key of a site, because you do not have exactly one');
    return only;
  }
}

/** Of an endpoint that need not be verified any more. */
export function alreadyVerified(): Problem {
  return conflict('This endpoint is verified already. Send it a test event to see whether it answers.');
}

function conflict(detail: string): Problem {
  return new Problem(problems['status-conflict'], detail);
}

function own(caller: Caller, endpoint: WebhookEndpoint | null): WebhookEndpoint {
  if (!endpoint || !coversSite(caller, endpoint.siteId)) throw notFound('webhook');
  return endpoint;
}

function requireSkipping(caller: Caller): void {
  if (!caller.permissions.has('sites:manage'))
    throw new Problem(problems['not-allowed'], 'Only those who manage sites can do without the challenge.');
}

function recordSkipping(
  tx: Transaction,
  caller: Caller,
  { id, siteId }: { id: string; siteId: string },
): Promise<void> {
  return recordAudit(tx, caller.actor, { action: 'webhook.verification-skipped', siteId, subjectId: id });
}
