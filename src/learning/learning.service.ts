import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordAudit } from '../database/audit-trail.js';
import type { Transaction } from '../database/data-source.js';
import type { Caller } from '../http/access.js';
import { invalidField } from '../http/problem.js';
import { siteOfCaller } from '../sites/site-of-caller.js';
import { SitesRepository } from '../sites/sites.repository.js';
import { LearningRepository, type SnapshotSummary } from './learning.repository.js';
import { SiteLayers } from './site-layers.js';
import type { SiteLearning } from './site-learning.entity.js';

/** What people can do about a site's learning: look, go back, freeze and go on. */
@Injectable()
export class LearningService {
  constructor(
    private readonly database: DataSource,
    private readonly sites: SitesRepository,
    private readonly learning: LearningRepository,
    private readonly layers: SiteLayers,
  ) {}

  /** Where the learning of a site stands; 404 when the site is not one of the caller's. */
  async read(caller: Caller, siteKey: string): Promise<SiteLearning> {
    return this.learning.read((await siteOfCaller(this.sites, siteKey, caller)).id);
  }

  /** The site's snapshots, newest first; 404 as above. */
  async snapshots(caller: Caller, siteKey: string): Promise<{ state: SiteLearning; snapshots: SnapshotSummary[] }> {
    const state = await this.read(caller, siteKey);
    return { state, snapshots: await this.learning.snapshots(state.siteId) };
  }

  /**
   * Makes an earlier snapshot the active one, or none (null); `freeze` keeps the next refit from coming after it. 422 when
   * the site has no such snapshot, or one for other shipped weights than today's.
   */
  async rollBack(
    caller: Caller,
    siteKey: string,
    { snapshotId, freeze, scorerVersion }: { snapshotId: string | null; freeze: boolean; scorerVersion: string },
  ): Promise<SiteLearning> {
    return this.change(caller, siteKey, async (tx, state) => {
      const { siteId } = state;
      if (snapshotId !== null) {
        const snapshot = await this.learning.snapshot(tx, siteId, snapshotId);
        if (!snapshot) throw invalidField('/snapshotId', 'must be the id of one of the site’s snapshots, or null');
        if (snapshot.scorerVersion !== scorerVersion) {
          throw invalidField('/snapshotId', 'must name a snapshot for the shipped weights of today');
        }
      }
      const frozenAt = freeze ? (state.frozenAt ?? new Date()) : state.frozenAt;
      await this.learning.update(tx, siteId, { activeSnapshotId: snapshotId, frozenAt });
      await recordAudit(tx, caller.actor, { action: 'learning.rolled-back', siteId, subjectId: snapshotId ?? siteId });
      if (freeze && !state.frozenAt) await recordAudit(tx, caller.actor, { action: 'learning.frozen', siteId, subjectId: siteId }); // prettier-ignore
    });
  }

  /** Stops or resumes learning; doing it twice changes nothing. */
  async freeze(caller: Caller, siteKey: string, frozen: boolean): Promise<SiteLearning> {
    return this.change(caller, siteKey, async (tx, state) => {
      const { siteId } = state;
      if ((state.frozenAt !== null) === frozen) return;
      await this.learning.update(tx, siteId, { frozenAt: frozen ? new Date() : null });
      const action = frozen ? 'learning.frozen' : 'learning.unfrozen';
      await recordAudit(tx, caller.actor, { action, siteId, subjectId: siteId });
    });
  }

  private async change(
    caller: Caller,
    siteKey: string,
    work: (tx: Transaction, state: SiteLearning) => Promise<void>,
  ): Promise<SiteLearning> {
    const { id } = await siteOfCaller(this.sites, siteKey, caller);
    await this.database.transaction(async (tx) => work(tx, await this.learning.lock(tx, id)));
    await this.layers.announce();
    return this.learning.read(id);
  }
}
