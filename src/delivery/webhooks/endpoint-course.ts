import type { Transaction } from '../../database/data-source.js';
import type { Consequence, EndpointStanding } from './after-attempt.js';
import type { DisabledReason } from './webhook-endpoint.entity.js';

/** An endpoint's row, locked, as far as attempts change it. */
export interface LockedEndpoint extends EndpointStanding {
  id: string;
  siteId: string;
  /** The public key of the site. */
  site: string;
  url: string;
  /** Whether it was long ago that its last success was written down. */
  successIsOld: boolean;
}

/** What becomes of an endpoint in the course of some attempts, one after the other, and then written once. */
export class EndpointCourse {
  readonly id: string;
  readonly siteId: string;
  readonly site: string;
  readonly url: string;
  standing: EndpointStanding;
  disabled: DisabledReason | null = null;
  private readonly wasWell: boolean;
  private readonly successIsOld: boolean;
  private succeeded = false;
  private failedAnew = false;
  private restMs = 0;
  private probed = false;
  private followed = false;

  constructor({ id, siteId, site, url, failures, failingForMs, successIsOld }: LockedEndpoint) {
    Object.assign(this, { id, siteId, site, url });
    this.standing = { failures, failingForMs };
    this.wasWell = failures === 0 && failingForMs === null;
    this.successIsOld = successIsOld;
  }

  /** Takes what followed from the next attempt. */
  follow({ failures, restMs, disabled }: Consequence['endpoint'], probe: boolean): void {
    this.followed = true;
    this.succeeded ||= failures === 0;
    if (failures > 0 && this.standing.failingForMs === null) this.failedAnew = true;
    const failingForMs = failures === 0 ? null : (this.standing.failingForMs ?? 0);
    this.standing = { failures, failingForMs };
    this.restMs = Math.max(this.restMs, restMs);
    this.probed ||= probe;
    this.disabled ??= disabled;
  }

  /** Writes where it stands now. An endpoint that was and is well is written now and then only: there may be many. */
  async write(tx: Transaction): Promise<void> {
    const { failures } = this.standing;
    const isWell = failures === 0;
    if (!this.followed) return;
    if (this.wasWell && isWell && this.restMs === 0 && !this.probed && !this.successIsOld) return;
    await tx.query(
      `update webhook_endpoints set failures = $2,
         failing_since = case when $2 = 0 then null when $3 then now() else coalesce(failing_since, now()) end,
         last_success_at = case when $4 then now() else last_success_at end,
         -- What is sent to try it out ends the rest or begins the next; what was on its way before can only prolong it.
         resume_at = case when $5::float8 = 0 then case when $6 then null else resume_at end
           when $6 then now() + $5::float8 * interval '1 millisecond'
           else greatest(resume_at, now() + $5::float8 * interval '1 millisecond') end
       where id = $1`,
      [this.id, failures, this.failedAnew, this.succeeded, this.restMs, this.probed],
    );
  }
}
