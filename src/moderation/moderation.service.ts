import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId } from '../database/ids.js';
import { editableStatuses, mayMove, type CommentStatus } from '../comments/comment-status.js';
import { Batch } from '../database/batch.js';
import type { Transaction } from '../database/data-source.js';
import { Notifications } from '../database/notifications.js';
import { isStoreUnavailable } from '../database/unavailable.js';
import { eventData } from '../events/catalogue.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { decisionActions } from './actions.js';
import type { DecideCommand, DecideOutcome, DecisionSummary } from './decide.js';
import { DecisionsRepository, type LatestDecision, type LockedComment, type Move } from './decisions.repository.js';
import { RetractionsRepository, type NewText } from './retractions.repository.js';

/**
 * The act: the only place where a comment changes its status, for machine and moderator alike. Under the comments' row
 * locks it asks whether the wish still fits (version, revision, allowed move), then writes state, decision and event in one
 * transaction. Wishes that come at the same time share one transaction; each has an outcome of its own.
 */
@Injectable()
export class ModerationService {
  private readonly batch: Batch<DecideCommand, DecideOutcome>;

  constructor(
    private readonly database: DataSource,
    private readonly decisions: DecisionsRepository,
    private readonly retractions: RetractionsRepository,
    private readonly notifications: Notifications,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    this.batch = new Batch({
      flush: (commands) => this.flush(commands),
      maxSize: 200,
      maxWaiting: 20_000,
      maxInFlight: 2,
    });
  }

  /** Decides about one comment. Resolves after the commit; rejects only when the store could not do it, and then nothing changed. */
  decide(command: DecideCommand): Promise<DecideOutcome> {
    return this.batch.add(command);
  }

  /** Resolves when every decision handed in has been carried out. */
  drain(): Promise<void> {
    return this.batch.drain();
  }

  private async flush(commands: DecideCommand[]): Promise<(DecideOutcome | Error)[]> {
    try {
      return await this.decideTogether(commands);
    } catch (error) {
      if (commands.length === 1 || isStoreUnavailable(error)) throw error;
      // One of them cannot be written: it must not take its neighbours along.
      this.log.background('decide: a batch was refused, deciding one by one', error);
      const outcomes: (DecideOutcome | Error)[] = [];
      for (const command of commands) {
        outcomes.push(
          await this.decideTogether([command]).then(
            ([only]) => only!,
            (fault: Error) => fault,
          ),
        );
      }
      return outcomes;
    }
  }

  private async decideTogether(commands: DecideCommand[]): Promise<DecideOutcome[]> {
    const { outcomes, moves } = await this.database.transaction(async (tx) => {
      const ids = [...new Set(commands.map(({ commentId }) => commentId))];
      const comments = await this.decisions.lock(tx, ids);
      const earlier = await this.earlierDecisions(tx, commands, comments);
      const moves: Move[] = [];
      const texts: NewText[] = [];
      const outcomes = commands.map((command): DecideOutcome => {
        const comment = comments.get(command.commentId);
        if (!comment || (command.siteIds && !command.siteIds.includes(comment.siteId))) return { kind: 'missing' };
        const repeated = earlier.repeated.get(requestKey(command));
        if (repeated) return { kind: 'repeated', decision: repeated };
        const latest = earlier.latest.get(comment.id);
        const outcome = judge(command, comment, latest?.decision);
        if (typeof outcome !== 'string') return outcome;
        const reasons = command.action === 'restore' ? (latest?.reasonsBefore ?? []) : command.reasons;
        const move = moveOf({ ...command, reasons }, comment, outcome);
        moves.push(move);
        const decision = summaryOf(move);
        if (command.action === 'edit')
          texts.push({ commentId: comment.id, body: command.body!, revision: move.revision });
        // A second wish for the same comment in this batch meets the comment as the first one left it.
        Object.assign(comment, { status: move.to_status, version: move.version, revision: move.revision });
        earlier.latest.set(comment.id, { decision, reasonsBefore: latest?.decision.reasons ?? [] });
        if (command.idempotencyKey) earlier.repeated.set(requestKey(command), decision);
        return { kind: 'decided', decision };
      });
      for (const round of roundsOf(moves)) await this.decisions.write(tx, round);
      if (texts.length > 0) await this.retractions.replaceTexts(tx, texts);
      const erased = moves.filter(({ action }) => action === 'erase').map((move) => move.comment_id);
      if (erased.length > 0) await this.retractions.wipe(tx, erased);
      return { outcomes, moves };
    });
    this.announce(moves, commands, outcomes);
    return outcomes;
  }

  private async earlierDecisions(
    tx: Transaction,
    commands: DecideCommand[],
    comments: Map<string, LockedComment>,
  ): Promise<{ latest: Map<string, LatestDecision>; repeated: Map<string, DecisionSummary> }> {
    const repeated = new Map<string, DecisionSummary>();
    const keyed = commands.filter(({ idempotencyKey }) => idempotencyKey);
    for (const { actorId, key, ...decision } of await this.decisions.repeated(
      tx,
      keyed.map(({ commentId, actor, idempotencyKey }) => ({ commentId, actorId: actor.id, key: idempotencyKey! })),
    )) {
      repeated.set(
        requestKey({ commentId: decision.commentId, actor: { id: actorId }, idempotencyKey: key }),
        decision,
      );
    }
    // The last decision matters to whoever undoes it or loses to it; the machine's ordinary batch needs none.
    const asks = commands.filter((command) => {
      const comment = comments.get(command.commentId);
      return comment && (command.action === 'restore' || comment.status !== 'pending' || !fits(command, comment));
    });
    const latest =
      asks.length > 0
        ? await this.decisions.latest(
            tx,
            asks.map(({ commentId }) => commentId),
          )
        : new Map();
    return { latest, repeated };
  }

  private announce(moves: Move[], commands: DecideCommand[], outcomes: DecideOutcome[]): void {
    if (moves.length > 0) this.notifications.notify('anteroom_outbox');
    for (const move of moves) {
      this.metrics.decided.inc({ to: move.to_status, actor: move.actor_kind });
      this.log.commentDecided({
        commentId: move.comment_id,
        siteId: move.site_id,
        version: move.version,
        from: move.from_status,
        to: move.to_status,
        actor: move.actor_kind,
        reasons: move.reasons,
      });
    }
    commands.forEach((command, index) => {
      if (command.actor.kind !== 'machine' || outcomes[index]!.kind === 'decided') return;
      this.metrics.discarded.inc();
      this.log.decisionDiscarded({ commentId: command.commentId, revision: command.expectedRevision ?? 0 });
    });
  }
}

function requestKey(request: {
  commentId: string;
  actor: { id: string | null };
  idempotencyKey?: string | null;
}): string {
  return JSON.stringify([request.commentId, request.actor.id, request.idempotencyKey ?? null]);
}

function fits(command: DecideCommand, comment: LockedComment): boolean {
  return (
    (command.expectedVersion === null || command.expectedVersion === comment.version) &&
    (command.expectedRevision === null || command.expectedRevision === comment.revision)
  );
}

/** The status to move to, or the reason why there is no move. */
function judge(
  command: DecideCommand,
  comment: LockedComment,
  latest: DecisionSummary | undefined,
): CommentStatus | DecideOutcome {
  if (!fits(command, comment) || (command.actor.kind === 'machine' && comment.status !== 'pending')) {
    return { kind: 'stale', latest: latest! };
  }
  const to = command.action === 'restore' ? statusBefore(latest) : decisionActions[command.action].to;
  const allowed =
    command.action === 'edit'
      ? mayEdit(command, comment, latest)
      : to && mayMove(comment.status, to, command.actor.kind);
  if (to === null || !allowed) {
    return { kind: 'not-allowed', status: comment.status, version: comment.version, latest: latest! };
  }
  return to;
}

/** An author may change a text while it is young, unless a person keeps it from readers: that one has seen it as it is. */
function mayEdit(command: DecideCommand, comment: LockedComment, latest: DecisionSummary | undefined): boolean {
  const keptByPerson = comment.status === 'held' && (latest?.by.kind === 'person' || latest?.by.kind === 'service');
  return editableStatuses.includes(comment.status) && !keptByPerson && comment.createdAt > command.submittedAfter!;
}

/** Where the comment stood before its last decision; what no person had seen then waits for one now. */
function statusBefore(latest: DecisionSummary | undefined): CommentStatus | null {
  // What stood there before an edit was another text.
  if (!latest || latest.from === null || latest.action === 'restore' || latest.action === 'edit') return null;
  return latest.from === 'pending' ? 'held' : latest.from;
}

function moveOf(command: DecideCommand, comment: LockedComment, to: CommentStatus): Move {
  const type = decisionActions[command.action].event;
  const version = comment.version + 1;
  const revision = comment.revision + (command.action === 'edit' ? 1 : 0);
  return {
    id: newId(),
    comment_id: comment.id,
    site_id: comment.siteId,
    from_status: comment.status,
    to_status: to,
    version,
    revision,
    action: command.action,
    reasons: command.reasons,
    note: command.note ?? null,
    actor_kind: command.actor.kind,
    actor_id: command.actor.id,
    actor_name: command.actor.name,
    findings: command.findings ?? null,
    policy_version: command.policyVersion ?? null,
    trial: command.trial ?? null,
    scorer_version: command.scorer?.version ?? null,
    site_layer_id: command.scorer?.layerId ?? null,
    idempotency_key: command.idempotencyKey ?? null,
    decided_at: new Date().toISOString(),
    harm: command.harm ?? null,
    event_type: type,
    event_data: eventData(type, {
      comment: {
        id: comment.id,
        site: comment.site,
        thread: comment.thread,
        parentId: comment.parentId,
        status: to,
        version,
        revision,
        submittedAt: comment.createdAt.toISOString(),
      },
      reasons: command.reasons,
      by: command.actor.kind,
    }),
  };
}

function summaryOf(move: Move): DecisionSummary {
  return {
    commentId: move.comment_id,
    action: move.action,
    from: move.from_status,
    status: move.to_status,
    version: move.version,
    revision: move.revision,
    reasons: move.reasons,
    by: { kind: move.actor_kind, name: move.actor_name },
    decidedAt: new Date(move.decided_at),
  };
}

/** Moves of one comment follow each other; one statement can change a row only once. */
function roundsOf(moves: Move[]): Move[][] {
  const rounds: Move[][] = [];
  const seen = new Map<string, number>();
  for (const move of moves) {
    const round = seen.get(move.comment_id) ?? 0;
    seen.set(move.comment_id, round + 1);
    (rounds[round] ??= []).push(move);
  }
  return rounds;
}
