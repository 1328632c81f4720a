import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordAudit } from '../database/audit-trail.js';
import type { Transaction } from '../database/data-source.js';
import type { Caller } from '../http/access.js';
import { notFound, Problem, problems } from '../http/problem.js';
import type { ApiKey } from './api-key.entity.js';
import type { CreateApiKeyDto } from './api-keys.dto.js';
import { ApiKeysRepository, hasExpired, type MadeApiKey } from './api-keys.repository.js';
import { Authenticator } from './authenticator.service.js';
import { grantedSites, requireKnownSites, requireScopes, withinSites } from './grants.js';

const hourMs = 3_600_000;

/** Making, changing over and ending API keys. Nobody gives a scope or a site that they do not have themselves. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: DataSource,
    private readonly apiKeys: ApiKeysRepository,
    private readonly authenticator: Authenticator,
  ) {}

  /** Makes a key; 403 beyond the caller's own scopes and sites, 422 for sites that do not exist. */
  async create(caller: Caller, { name, scopes, siteIds: asked, expiresInDays }: CreateApiKeyDto): Promise<MadeApiKey> {
    requireScopes(caller, scopes);
    const siteIds = grantedSites(caller, asked);
    const now = new Date();
    const expiresAt = expiresInDays === undefined ? null : new Date(now.getTime() + expiresInDays * 24 * hourMs);
    return this.database.transaction(async (tx) => {
      await requireKnownSites(tx, siteIds);
      const made = await this.apiKeys.createApiKey(tx, { name, scopes, siteIds, expiresAt }, now);
      await recordAudit(tx, caller.actor, { action: 'api-key.created', ...subject(made.row) });
      return made;
    });
  }

  /**
   * Makes a new key with the same scopes, sites and length of life; the old one works for the grace time at most. 409 when
   * the old one has expired: what was ended must not come back this way.
   */
  async rotate(caller: Caller, id: string, graceHours: number): Promise<MadeApiKey> {
    const now = new Date();
    const made = await this.database.transaction(async (tx) => {
      const old = await this.lockOwn(tx, caller, id);
      requireScopes(caller, old.scopes);
      if (hasExpired(old, now)) {
        throw new Problem(problems['status-conflict'], 'This key has expired: make a new one instead.');
      }
      const life = old.expiresAt && old.expiresAt.getTime() - old.createdAt.getTime();
      const expiresAt = life === null ? null : new Date(now.getTime() + life);
      const fields = { name: old.name, scopes: old.scopes, siteIds: old.siteIds, expiresAt };
      const next = await this.apiKeys.createApiKey(tx, fields, now);
      const graceEnds = now.getTime() + graceHours * hourMs;
      await this.apiKeys.expireAt(tx, id, new Date(Math.min(graceEnds, old.expiresAt?.getTime() ?? Infinity)));
      await recordAudit(tx, caller.actor, { action: 'api-key.rotated', ...subject(old) });
      await recordAudit(tx, caller.actor, { action: 'api-key.created', ...subject(next.row) });
      return next;
    });
    this.authenticator.forgetActor(id);
    return made;
  }

  /** Ends a key now. Ending one that has expired changes nothing. */
  async end(caller: Caller, id: string): Promise<void> {
    const now = new Date();
    await this.database.transaction(async (tx) => {
      const key = await this.lockOwn(tx, caller, id);
      if (hasExpired(key, now)) return;
      await this.apiKeys.expireAt(tx, id, now);
      await recordAudit(tx, caller.actor, { action: 'api-key.ended', ...subject(key) });
    });
    this.authenticator.forgetActor(id);
  }

  private async lockOwn(tx: Transaction, caller: Caller, id: string): Promise<ApiKey> {
    const key = await this.apiKeys.lock(tx, id);
    if (!key || !withinSites(caller, key.siteIds)) throw notFound('key');
    return key;
  }
}

// A key for one site belongs into that site's audit log.
function subject(key: ApiKey): { subjectId: string; siteId: string | null } {
  return { subjectId: key.id, siteId: key.siteIds?.length === 1 ? key.siteIds[0]! : null };
}
