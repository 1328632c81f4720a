import { Injectable } from '@nestjs/common';
import { reader } from '../database/actor.js';
import { Problem, problems } from '../http/problem.js';
import type { DecideOutcome, DecisionSummary } from '../moderation/decide.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { screenComment } from '../queue/jobs/screen-comment.job.js';
import { WakeUp } from '../queue/wake-up.js';
import { SitesRepository } from '../sites/sites.repository.js';
import type { ReceiptStatusRow } from './receipt-status.read-model.js';

const minuteMs = 60_000;

/**
 * What authors may do to what they wrote. A new text is a new revision: it is not shown before it has been checked. Taking
 * a comment back erases it.
 */
@Injectable()
export class AuthorChanges {
  constructor(
    private readonly moderation: ModerationService,
    private readonly sites: SitesRepository,
    private readonly wakeUp: WakeUp,
  ) {}

  /** Until when the author may change the text; null when that time is over. */
  async editableUntil({ siteId, status, createdAt }: ReceiptStatusRow, now = new Date()): Promise<Date | null> {
    const end = new Date(createdAt.getTime() + (await this.editMs(siteId)));
    return end > now && status !== 'rejected' && status !== 'spam' && status !== 'erased' ? end : null;
  }

  /** Gives the comment another text; 409 when it is too late for that or people keep the comment from readers. */
  async edit(comment: ReceiptStatusRow, body: string): Promise<DecisionSummary> {
    const outcome = await this.moderation.decide({
      commentId: comment.id,
      action: 'edit',
      actor: reader,
      reasons: [],
      body,
      submittedAfter: new Date(Date.now() - (await this.editMs(comment.siteId))),
      expectedVersion: null,
      expectedRevision: null,
    });
    const decision = done(outcome, 'It is too late to change this comment, or a moderator keeps it from being shown.');
    this.wakeUp.soon(screenComment, { commentId: comment.id, revision: decision.revision });
    return decision;
  }

  /** Erases the comment; 409 when it was turned away, as then it stands in the author’s record. */
  async withdraw(comment: ReceiptStatusRow): Promise<DecisionSummary> {
    const turnedAway = comment.status === 'rejected' || comment.status === 'spam';
    if (turnedAway) throw conflict('This comment was turned away. Write to the site if you want it erased.');
    const outcome = await this.moderation.decide({
      commentId: comment.id,
      action: 'erase',
      actor: reader,
      reasons: ['withdrawn'],
      expectedVersion: comment.version,
      expectedRevision: null,
    });
    return done(outcome, 'The comment has changed just now. Look again, and then repeat this if you still want it.');
  }

  private async editMs(siteId: string): Promise<number> {
    return ((await this.sites.findById(siteId))?.policy.editMinutes ?? 0) * minuteMs;
  }
}

function done(outcome: DecideOutcome, otherwise: string): DecisionSummary {
  if ('decision' in outcome) return outcome.decision;
  throw conflict(otherwise);
}

function conflict(detail: string): Problem {
  return new Problem(problems['status-conflict'], detail);
}
