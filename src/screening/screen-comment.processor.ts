import { Injectable } from '@nestjs/common';
import { burstHarm } from '../checks/burst.js';
import type { Finding } from '../checks/check.js';
import { runChecks } from '../checks/check-runner.js';
import { CHECKS } from '../checks/checks.js';
import { Environment } from '../config/environment.js';
import { machine } from '../database/actor.js';
import { JudgePanel } from '../judges/judge-panel.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { JobProcessor } from '../queue/job-processor.js';
import { screenComment, type ScreenComment } from '../queue/jobs/screen-comment.job.js';
import { shippedScorer } from '../scoring/load-model.js';
import { lighterVerdict } from '../verdict/lighter-path.js';
import { markTrials, trialVerdict } from '../verdict/on-trial.js';
import { screeningVerdict } from '../verdict/screening-policy.js';
import { CheckInputLoader, type ScreeningTask } from './check-input.loader.js';

/** Screens one revision of one comment: facts, checks, verdict, decision. May run twice; the decision is fenced. */
@Injectable()
export class ScreenCommentProcessor extends JobProcessor<ScreenComment> {
  readonly job = screenComment;
  readonly concurrency: number;

  constructor(
    private readonly loader: CheckInputLoader,
    private readonly judges: JudgePanel,
    private readonly moderation: ModerationService,
    private readonly metrics: Metrics,
    private readonly log: Log,
    environment: Environment,
  ) {
    super();
    this.concurrency = environment.WORKER_CONCURRENCY;
  }

  async process({ commentId, revision }: ScreenComment): Promise<void> {
    const task = await this.loader.load(commentId, revision);
    if (!task) return;
    const { findings: found, timings } = await runChecks(CHECKS, task.input);
    for (const { check, outcome, error } of timings) {
      this.metrics.checkOutcomes.inc({ check, outcome });
      if (outcome === 'failed' || outcome === 'timed-out') this.log.checkFailed({ check, outcome, commentId }, error);
    }
    const findings = await this.withJudges(task, markTrials(found, task.policy));
    const verdictOf = task.input.author.standing.trusted ? lighterVerdict : screeningVerdict;
    const verdict = verdictOf(findings, task.policy);
    const outcome = await this.moderation.decide({
      commentId,
      action: verdict.action,
      actor: machine,
      reasons: verdict.reasons,
      expectedVersion: null,
      expectedRevision: revision,
      findings,
      policyVersion: task.policyVersion,
      trial: trialVerdict(findings, task.policy, verdictOf),
      scorer: { version: shippedScorer().version, layerId: task.input.siteLayer?.id ?? null },
      harm: Math.max(verdict.harm, burstHarm(task.input.cluster)),
    });
    if (outcome.kind === 'decided') {
      this.metrics.verdictSeconds.observe((outcome.decision.decidedAt.getTime() - task.createdAt.getTime()) / 1000);
    }
  }

  /** What outside judges add. What the checks turn away by themselves is shown to nobody else. */
  private async withJudges(task: ScreeningTask, found: Finding[]): Promise<Finding[]> {
    const { action } = screeningVerdict(found, task.policy);
    if (action === 'reject' || action === 'spam') return found;
    const said = await this.judges.ask(task.siteId, task.input, task.policy);
    return [...found, ...markTrials(said, task.policy)];
  }

  /** Nothing could be found out about the comment: a person looks at it. Changes nothing when it is decided already. */
  async giveUp({ commentId, revision }: ScreenComment): Promise<void> {
    const outcome = await this.moderation.decide({
      commentId,
      action: 'hold',
      actor: machine,
      reasons: ['checks_unavailable'],
      expectedVersion: null,
      expectedRevision: revision,
    });
    if (outcome.kind !== 'decided') return;
    this.metrics.givenUp.inc();
    this.log.screeningGivenUp(commentId);
  }

  onError(payload: ScreenComment | null, error: unknown): void {
    this.log.screeningFailed(payload?.commentId ?? 'unknown', error);
  }
}
